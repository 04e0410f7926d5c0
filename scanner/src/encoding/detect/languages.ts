/**
 * Typical features of a language on a login screen: how often its non-ASCII letters occur, and everyday words. The
 * letters show which alphabets are possible; the words decide where several alphabets share a byte.
 */
export interface Language {
  name: string;
  script: "Latin" | "Cyrillic" | "Greek";
  /** Share of each non-ASCII letter among all such letters, 0 to 1; lower case only. */
  letters: ReadonlyMap<string, number>;
  words: ReadonlySet<string>;
}

/** @param groups letters in groups of equal weight: "äöü:300 ß:100". Only the relative sizes matter. */
function language(script: Language["script"], name: string, groups: string, words: string): Language {
  const weights = groups.split(" ").flatMap((group) => {
    const [letters = "", weight = ""] = group.split(":");
    return Array.from(letters, (letter): [string, number] => [letter, Number(weight)]);
  });
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    name,
    script,
    letters: new Map(weights.map(([letter, weight]) => [letter, weight / total])),
    words: new Set(words.split(" ")),
  };
}

// cspell:disable
export const languages: readonly Language[] = [
  language(
    "Latin",
    "German",
    "äü:330 ö:180 ß:120 é:3",
    "der die das und ist nicht ein eine einen mit für auf von dem den des im zu sich auch wird werden kann können könnt möchtest möchte müssen muss über üben während wähle wählen zurück später spät früher früh gäste gäbe wäre wären hätte hätten schön schöne schöner größe größer groß große grüße grüßen grün straße heißt heißen heiße weiß außer außerdem männer männlich weiblich völker könig königin königreich höhle höhlen götter gott zwölf fünf tür türen stärke kämpfe kämpfen kämpfer krieger händler mächtige mächtig natürlich ändern verändert gelöscht löschen schließen schließlich spaß maß fußweg wörter bücher bäume häuser länder städte wälder nächste nächsten jährige jahre gegründet österreich münchen köln düsseldorf willkommen spieler spielen dein deinen deine du ihr euch wie name namen passwort kennwort welt bitte gib neuen neu abenteuer zauber drachen nur noch alle aus durch dass erwachsene erklärung verfügung geöffnet öffnen böse lösen möglich ungültig gültig zurzeit märchen dämmerung fräulein wächter wölfe kühl hört hörst",
  ),
  language(
    "Latin",
    "French",
    "é:560 à:130 è:110 ê:70 ç:40 ô:25 ûù:18 î:18 âëïœ:8",
    "le la les un une des du de et est pas pour dans vous votre nous que qui quel quelle nom sur avec ce cette sont bienvenue jeu monde joueur joueurs mot passe entrez entrer tapez été être même très après où déjà à là voilà créer créez créé création personnage héros héroïne épée épées château forêt forêts royaume étranger étrangers identité première première dernière lumière rivière mystère mère père frère siècle siècles ténèbres sorcière guerrière derrière arrière prêtre fête tête bête tempête quête quêtes maître connaître côté bientôt hôtel rôle contrôle dôme français française ça garçon leçon reçu façon déconnecté connecté connexion fermé fermée ouvert édité développé développeurs médiéval médiévale fantastique légende légendes général sécurité réseau numéro système problème modèle élève elfe démon démons dragon âge âme château grâce lâche île maîtrise naïf noël maïs hébergé redémarre égaré rêve rêves arrêt arrête prêt oubliées oubliée enchantée enchanté hanté mémoire idée journée année années entrée soirée québec genève équipe énergie étoile étoiles écran école état invités débutants débutant brisée",
  ),
  language(
    "Latin",
    "Spanish",
    "ó:290 í:240 á:180 é:130 ñ:90 ú:60 ü:5",
    "el los las una del que con por para su tu nombre eres como está están esta aquí así allí más también después día días país mí sí fantasía había tenía podrá podrás será serás jamás detrás además atrás acción aventura mundo reino reinos español españa años año niño niña señor señora montaña montañas contraseña pequeño pequeña dueño mañana sueño sueños extraño extraña compañía compañero conexión región misión versión sesión razón corazón dragón dragones ladrón león creación información opción opciones administración canción prisión línea líneas página número mágico mágica magia épica épico último última único única público pública música múltiple básico rápido difícil fácil árbol ángel clérigo crédito créditos éxito cómo qué cuál quién dónde cuándo bienvenido bienvenida jugador jugadores personaje escribe introduce llamas forastero únete veintidós dieciséis él según algún ningún vacío envía guía energía compañen acompañen volvió cerrará morirá",
  ),
  language(
    "Latin",
    "Portuguese",
    "ã:260 ç:200 á:130 é:120 õ:60 ê:60 í:60 ó:60 ú:30 â:30 à:30 ô:15",
    "o os as um uma do da dos das que com por para seu sua nome não são está estão você vocês então também até já há é só pé fé olá alguém ninguém além através três mês português inglês época herói heróis história próximo próxima último última único única público número música página país aí daí caí saída possível impossível incrível nível difícil fácil coração região regiões população mão mãos irmão irmãos dragão dragões escuridão canção missão missões sessão versão opção opções ação ações criação conexão informação informações administração inscrições senha ligação legião força forças começar começo cabeça espaço serviço preço aliança crianças raça raças graça bênção avó avô pôr robô mágico mágica mágicas árvore sábio início mistério império território câmara lâmina âncora grátis jogo jogador jogadores mundo bem vindo forasteiro capitão estação cidadão paulo são",
  ),
  language(
    "Latin",
    "Italian",
    "è:380 à:300 ù:120 ò:110 ì:80 é:40",
    "il lo gli una del della dei delle che con per sono nome non è più città libertà verità realtà identità università abilità attività qualità possibilità età metà volontà oscurità eternità può però ciò perciò così lì sì sarà potrà potrai avrà farà andrà verrà già là giù più tribù virtù gioventù perché poiché benché né sé affinché finché caffè cioè com'è cos'è c'è dov'è qual'è benvenuto benvenuta giocatore giocatori mondo personaggio inserisci gratis sempre straniero entra nuovo",
  ),
  language(
    "Latin",
    "Swedish",
    "ä:400 å:320 ö:270 é:10",
    "och att det som en ett för på är med av den till inte du din ditt vad namn välkommen spelare spelet lösenord gäst gäster här där när från två också några någon någonstans något måste många första före efter själv både både även över under år år så gå gå stå få får går står nå små då på två blå grå åt ål äventyr äventyrare värld världen väster öster söder höger vänster mörk mörkt mörker läs läser väg vägen stad sten skog häst kväll kvällarna främling hjälp hjälpa göra gör böcker drake svärd trollkarl kämpa spöke höst göteborg malmö helgö sverige svenska nyår öppen öppna lägg lämna långt länge nästan släckt hörs dörr dörren rätt bättre större",
  ),
  language(
    "Latin",
    "Danish",
    "ø:340 æ:320 å:320 é:15",
    "og at det som en et for på er med af den til ikke du dit din hvad navn velkommen spil spiller kodeord også når få får går står så små då blå grå år må åben åbne åbent vågn håb må når nå gå stå mål våben sår vår vårt øen ø øer øst øster øverst øjne øje øl høj højre første før søg søger søn søren jørgen bjørn bjørk sø mørk mørke mørkt rød rødt grøn dør døren død døde dødens brød tør hør hører hjørne køb tømmer mønt mønter børn løb skæbne æble æg ære ærlig være været hær sværd væg vælg vælge træ træer trær mellem læs læse hjælp hjælpe fælles vær vært verden værelse nær nærmere særlig kræver kræft næste næsten ældre største dræbe dræbt bevæger røyk vei skogen nybegynnere tromsø norsk dansk stærfeldt aldri åpen åpne øya",
  ),
  language(
    "Latin",
    "Finnish",
    "ä:880 ö:110 å:5",
    "ja on ei se tämä mikä mitä missä sinä minä hän he me te nimi nimesi nimeä salasana salasanasi tervetuloa peli pelissä pelaa pelaaja pelaajia pelaajat pelätä pelkää älä että sekä myös vielä täällä siellä tällä yksi yö yötä öitä työ hyvä hyvää hyvin päivä päivää ystävä isä äiti kylä metsä metsässä jää pää sää mäki järvi järvet väki härmä hämeenlinna jyväskylä näkyy näe nähdä lähellä lähde tähti tähdet syödä käsi kädet käytä käyttäjä kirjoita sisään ääni äänet pimeä pimeässä pimeää enää ikä elämä jälkeen ympäri räsähtää ketään suomenkielinen vieras",
  ),
  language(
    "Latin",
    "Icelandic",
    "í:150 á:150 ð:280 þ:80 ö:60 é:50 ó:60 ú:40 æ:60 ý:20",
    "og að er í á það þú þitt þinn þín þar þetta þessi þeir þær við með sem ekki frá til hvað heitir nafn lykilorð heimur heim velkomin velkominn álfar tröll fjall fjöll búa hér þarna því þá þó þegar verið hafið ferð ferðalangur maður menn dimmt séð sérð áður neitt niður göngin ljós ljósi skráðu skrá orð orðið öll allir ísland íslenska nýr nýtt dýr",
  ),
  language(
    "Latin",
    "Estonian",
    "ä:330 õ:330 ü:220 ö:110 šž:5",
    "ja on ei see sina mina nimi mäng mängija tere tulemast või kõik võib üks ära öö põhi lõuna jõgi küla hõbe",
  ),
  language(
    "Latin",
    "Catalan",
    "è:160 à:220 ó:180 é:120 í:110 ç:80 ò:60 úü:30 ï:10",
    "i el la els les un una del amb per que és més també aquí això joc món jugador benvingut català força camí nom",
  ),
  language(
    "Latin",
    "Dutch",
    "ë:500 é:250 ï:150 ó:50 èü:25",
    "de het een en van is niet met voor je jouw naam welkom spel speler wereld geïnteresseerd geërfd één zeeën ideeën coördinator België",
  ),
  language(
    "Latin",
    "Polish",
    "ł:260 ą:140 ę:160 ó:120 ż:110 ś:100 ć:60 ń:30 ź:10",
    "i w na z do nie się jest to że jak dla od po tak za imię imienia hasło hasła swoje swoją swojej postać postaci świat świata świecie święty śmierć śmierci śmiałków ścieżka ścieżkach śpi środek jeśli jeszcze już każdy każda może możesz można życie życia życzymy żyje żelaza żelazo żołnierz załóż założyć łódź łatwo łowca był była było byli słowo słońce główny głowa mgła mgieł miły miłej miło zło złoto zły dział działa działać król królowie królów królestwo królestwa wróć wróg góry góra który która które również wódz sól twój swój mój podróż wędrowcze wędrowiec wędrowców wieś wieża wieże wejdź wejdziesz będzie będziesz bądź błąd błędne ręka ręce język piękna pięć dziesięć dziewięć tysiąc książę księga ksiądz mężczyzna miejsce nowa nową nowy gra gracz gracze graczy witaj podaj kraków spróbuj dziś dzień noc chwilę dzięki koń broń ogień więcej część gdzieś niestety nazywasz chcesz pamiętaj składać osób",
  ),
  language(
    "Latin",
    "Czech",
    "í:200 á:170 ě:120 é:90 ř:90 č:80 ž:80 š:70 ý:70 ů:45 ú:12 ďťňó:5",
    "a v na se je to že jak pro od po tak za si ve svět světa světě jméno jména heslo své svého svou hráč hráči hráčů hra hry hrdina hrdiny nový nová nové novou starý vítej vítejte vítáme město města můžeš může můj tvůj tvé tvoje vaše váš náš který která které již ještě také tady když když něco někdo někde nejsi není jsi jsou být bylo byl byla příkaz příkazy příliš před při přes přítel přátele nepřítel řeka řeky řekni dveře dveří věž věže věc člověk čas často český česká česky žádný život život žije šest šel šťastný těší těšil úder úroveň úplně údržba údržbě půlnoci dům kůň zůstat země zemi draků draka drak temný hvozd prokletí meč meče kouzlo kouzla kouzelník zadej zadejte napiš právě každý každé večer večera dál svůj cizinče republika založení stráže brána branou zní vypíná",
  ),
  language(
    "Latin",
    "Slovak",
    "á:190 í:110 ý:100 č:110 š:90 ž:100 é:90 ú:80 ľ:50 ť:50 ô:20 ňďäóĺŕ:15",
    "a v na sa je to že ako pre od po tak za meno heslo svet sveta hráč hráči hra vitaj vitajte môžeš môže kde keď ešte alebo aj ľudia ľad späť päť deň byť slovenský slovenská nový nová každý tvoje",
  ),
  language(
    "Latin",
    "Hungarian",
    "á:300 é:290 ö:100 ó:100 ő:80 í:60 ü:60 ű:15 ú:25",
    "a az és egy nem van hogy mi ez meg is de ki vagy neved nevét név nevet jelszó jelszavad jelszót játék játékban játékos játékosok játszik kérlek kérem írd írja új újra úr út ősi ős ősök erdő erdőben erdők sötét sötétség hős hősök harcos kő köd föld földje földön föl között több húsz év éve évek három öt nyolc tíz száz ezer világ világa világban város vár tornyai várnak üdvözöllek üdvözlünk üdv köszönöm köszöntünk bűvös sűrű gyűrű mű műk működik nyelvű magyar magyarország szép szépjáték szerepjáték szívesen látunk áll állnak kapunál őrök erők nagy győzelem halál hívnak vándor idegen mögött mindenkit akció segítség belépés kilépés",
  ),
  language(
    "Latin",
    "Croatian",
    "č:260 š:250 ž:220 ć:180 đ:90",
    "i u na se je to da kako za od po ili ime lozinku lozinka svijet svijeta dobro došli dobrodošli igra igrač igrača igrači početnici početak čarobnjak čarobnjaka čovjek noć moć pomoć kuća kuće već još uvijek možeš može želiš život šuma šume što zašto šapat otići naći prođi među također đavo grad vrata zoveš putniče pročitaju unesi upišite upiši",
  ),
  language(
    "Latin",
    "Romanian",
    "ăâ:200 î:180 ţ:170 ş:170 șț:80",
    "şi în la de cu pe un o nu este sunt nume numele tău parola bine ai venit jucător jucători lume lumea joc română românia ţară aţi fără până după între către când cât într viaţă acţiune",
  ),
  language(
    "Latin",
    "Turkish",
    "ı:300 ü:180 ş:170 ğ:110 ç:110 ö:90 İ:20",
    "ve bir bu da de ile için ne mi var yok ol adın adınız adı isim isimle ismi ismin nedir hangi şifre şifreni şifreniz şifren hoş hoşgeldiniz hoşgeldin geldiniz oyun oyuna oyunu oyunda oyuncu oyuncular karakter karakterler dünya dünyası dünyasına büyü büyücü büyücüler savaş savaşçı savaşçılar barış barışçıl kılıç kılıcını ışık ışığa kış kız kızıl yıl yıldız yazı yaz sayı sayısı altın alın anılmak anıl kapı kapısı karanlık ormanın ormanı ejderha ejderhaların çağı çağ çık çıkış çıkmak çok çünkü giriş girin geç geçmişi geçmiş güç gün güneş gök göl göz görev ölüm ölü özel önce öneririz üç üye üzere şehir şehri şu şey şimdi değil değiş eğer doğru doğ dağ ağaç sağ sol yardım yardımcı yazın lütfen istersiniz istiyor yeni başla başlayan başlayanlar seni sizi seçin seçiminiz seç kaydı kayıt kayıp türk türkçe türkiye istanbul i̇stanbul i̇yi iyi dileriz eğlenceler yabancı unuttuysan yöneticilere yönetici başvur içinden kişi yüzlerce oynanan",
  ),
  language(
    "Cyrillic",
    "Russian",
    "о:110 е:85 а:80 и:74 н:67 т:63 с:55 р:47 в:45 л:44 к:35 м:32 д:30 п:28 у:26 я:20 ы:19 ь:17 г:17 з:16 б:16 ч:14 й:12 х:10 ж:9 ш:7 ю:6 ц:5 щ:4 э:3 ф:3 ъ:1 ё:1",
    "и в на не что с по как для из за от или это вы ты мы он она они вас вам вами тебя тебе мне его её их все всё так уже ещё еще где когда если только можно нужно есть был была было были будет имя имени именем пароль пароля персонаж персонажа персонажей герой героя героев игра игры игру игре игрок игрока игроков игроки мир мира миру мире миров мир добро пожаловать приветствуем здравствуйте привет введите введи ввод выберите выбор выход войти войдите вход новый новая новое новых создать город города городе замок замка меч мечом магия магии маг воин дракон драконов древний древних тень теней тьма тьмы свет света ночь день время места место место земля земли земель лес леса море моря гора гор сила война войны век эра легенда легенды приключения приключение фэнтези ролевая многопользовательская сервер сервера россия русский москва правила справка помощь команда команды командой кодировка кодировку сейчас сегодня сутки неделю человек людей люди смерть жизнь бог боги богов последний рубеж забытый остров башня врата ворот стражник путник странник зовут зовет ваш ваше ваша ваши",
  ),
  language(
    "Cyrillic",
    "Ukrainian",
    "о:94 а:83 и:62 і:57 н:68 в:53 т:55 е:49 р:47 с:41 к:35 л:36 у:33 д:31 м:30 п:29 я:22 з:23 ь:18 б:17 г:15 ч:14 й:14 х:11 ж:7 ї:6 ц:6 ю:7 є:6 ш:7 ф:3 щ:4 ґ:1",
    "і в на не що з по як для із за від або це ви ти ми він вона вони вас вам тебе тобі його її їх всі все так вже ще де коли якщо тільки є був була було будуть ім'я імені пароль персонаж герой героя гра гри грі гравець гравців світ світу світі ласкаво просимо вітаємо введіть виберіть вихід вхід новий нова місто міста меч магія дракон війни війна україна українська українською київ козаків легенд земля має кожен свою своє своєї якого живуть звати зараз працює видно слово чекає історію",
  ),
  language(
    "Greek",
    "Greek",
    "α:120 ο:100 ι:90 ε:80 τ:80 σ:50 ν:65 η:50 υ:45 ρ:40 π:40 κ:40 ς:40 μ:35 λ:30 ω:20 ί:25 ά:25 έ:22 ό:25 ή:20 ώ:12 ύ:15 δ:17 γ:17 θ:12 χ:12 φ:10 β:8 ξ:6 ζ:5 ψ:2 ϊϋΐΰ:1",
    "και το τα τη την τον του της των ο η οι με σε στο στον στην για από που να δεν είναι θα πως πώς σας σου μας όνομα κωδικός κόσμο κόσμος κόσμου παίκτης παίκτες παίκτη ήρωα ήρωας ηρώων καλώς ήρθες ήρθατε παιχνίδι ελλάδα ελληνικά αθήνα δράκος νέος νέο γράψε δώσε λένε αρχαία αρχαίων μύθων",
  ),
];

// cspell:enable

/** Everyday English on login screens: such a word proves nothing about another language that also has it. */
export const englishWords: ReadonlySet<string> = new Set(
  "a i o is in on as at an the to for do me he we of it and or be by no not so man men but was were are see am all with from name world land type time night day new old server code based original created copyright port players player welcome guest please enter password login log email help who what your you by name wish known if this that have has had will die dove here come of hall war most van den her one two do die son far via per come era sole made".split(
    " ",
  ),
);
