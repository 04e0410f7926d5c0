// The characters that every page of Chinese, Japanese or Korean is full of, and words of MUDs' login screens. They tell
// a right reading from a wrong one: bytes read in the wrong encoding give rare characters.

const simplified =
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运" +
  "欢迎临戏请输码字英玩线连江湖武侠注册";
const traditional =
  "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運" +
  "歡迎臨遊戲請輸碼字英玩線連江湖武俠註冊";
const kanji =
  "日一人年大国会中本出長時行生事前者上部手東自分同業地社合間場後見方立発員動定対政市内回明関作開力最私現戦体経強高意度理法世気新全子名入学下水火山金王神々夢幻竜剣魔勇冒険接続登録参加語";
const hangul =
  "이다는을에의가고하지도를은한로사기나어시서자아리그들인해것수있일보정부요대여라장전상오구주러만과제면습니까세게원름력접속환영합입스트국성으소안신생동공조모내때년른우비계되마드치미교유말방무화거려간려없것같했었음당저당더히많그래십오신세임머드게임";

export const commonSimplified: ReadonlySet<string> = new Set(simplified);
export const commonTraditional: ReadonlySet<string> = new Set(traditional);
export const commonKanji: ReadonlySet<string> = new Set(kanji);
export const commonHangul: ReadonlySet<string> = new Set(hangul);
