// cspell:disable: words of other languages
import { plainText } from "../text/index.ts";
import { findPrompt } from "./prompts.ts";

/** Why a server lets nobody in, or not this visitor. */
export type RefusalKind = "banned" | "full" | "restarting" | "moved" | "later";

/** A refusal that a server sent. */
export interface Refusal {
  kind: RefusalKind;
  /** The line with the refusal, as plain text of at most 160 characters. */
  words: string;
}

/**
 * The languages of one kind are alternatives in one pattern. Each phrase is specific enough not to match a list of
 * rules.
 */
const phrases: readonly [RefusalKind, readonly RegExp[]][] = [
  [
    "banned",
    [
      /\b(?:you|your (?:\w+ )?(?:site|ip|host(?:name)?|address|domain|network|isp|country|connection)|this (?:site|ip|host|address|connection)|connections? from (?:your|this|that)\b[^.!\n]{0,40}?)\b[^.!\n]{0,40}\b(?:been|is|are|was|were) (?:\w+ ){0,2}(?:banned|blocked|barred|black-?listed|denied|locked out|site-?banned|refused|rejected|not (?:welcome|allowed|permitted|authori[sz]ed))/i,
      /^\W*(?:access (?:is )?denied|connection (?:is )?(?:refused|rejected|denied|blocked)|(?:you (?:are|have been) )?(?:site-?)?banned)\b/i,
      /\b(?:not (?:welcome|allowed|permitted|authori[sz]ed)|no longer (?:welcome|allowed)) (?:here|to (?:connect|log ?in|play)|on this)/i,
      /\b(?:gebannt|verbannt|ausgesperrt)\b|\b(?:deine?|ihre?) (?:ip|adresse|ip-adresse|rechner|site)\b[^.!\n]{0,40}\bgesperrt/i,
      /\bvous (?:êtes|avez été) banni|\badresse\b[^.!\n]{0,40}\b(?:bannie|bloquée)/i,
      /\b(?:has sido|está[s]?|ha sido) (?:banead|vetad|bloquead|expulsad)[oa]|\bacceso denegado/i,
      /\b(?:foi|está|você foi) (?:banid|bloquead)[oa]|\bacesso negado/i,
      /\b(?:sei stato|è stato|è) (?:bannat|bandit|bloccat)[oa]|\baccesso negato/i,
      /(?:zbanowan|zablokowan)[yaoe]|odmowa dostępu/i,
      /(?:вы|ваш\S*|этот) [^.!\n]{0,60}(?:забанен|заблокирован|в бане|в чёрном списке|в черном списке)|доступ [^.!\n]{0,40}(?:запрещ[её]н|закрыт)/iu,
      /(?:你|您|本站|地址|位址|IP)[^。！\n]{0,20}(?:被封|被禁|禁止|黑名[单單])|(?:禁止|拒[绝絕])(?:连[线接]|連[線接]|登[录入錄]|访问|訪問)/iu,
      /接続が?拒否|アクセスが?(?:拒否|禁止)|접속(?:이)? ?(?:차단|거부|금지)/u,
    ],
  ],
  [
    "full",
    [
      /\btoo many (?:(?:\w+ )?(?:connections?|players?|users?|people|logins?|sockets?|sessions?|callers?|descriptors?|guests?)\b|(?:of )?you\b)/i,
      /\b(?:server|game|mud|mush|moo|system|world|realm|site|lines?|nodes?|slots?|ports?)\b(?:'s| is| are)?(?: \w+){0,2} (?:full|at capacity|overloaded|busy)\b/i,
      /\b(?:max(?:imum|\.)?|limit)(?: \w+){0,3} (?:players?|connections?|users?|sessions?|clients?|logins?)\b[^.!\n]{0,30}\b(?:reached|exceeded|online|connected|hit)|\b(?:player|connection|user|login|session) limit\b[^.!\n]{0,20}\b(?:reached|exceeded|hit)/i,
      /\bno (?:more|free) (?:players?|connections?|lines?|nodes?|slots?|users?|logins?)\b/i,
      /\bzu viele (?:verbindungen|spieler|benutzer|user|spielende)|\b(?:server|mud|spiel)\b[^.!\n]{0,10} ist (?:\w+ )?(?:voll|überfüllt|überlastet)/i,
      /\btrop de (?:connexions?|joueurs|utilisateurs)|\b(?:serveur|jeu|mud) est (?:plein|complet|saturé)/i,
      /\bdemasiad[oa]s (?:conexiones|jugadores|usuarios)|\b(?:servidor|juego|mud) está (?:lleno|completo|saturado)/i,
      /\b(?:muitas|demasiadas) conexões|\b(?:muitos|demasiados) (?:jogadores|usuários)|\b(?:servidor|jogo|mud) está (?:cheio|lotado)/i,
      /\btroppe connessioni|\btroppi (?:giocatori|utenti)|\b(?:server|gioco|mud) (?:è|e') (?:pieno|al completo)/i,
      /(?:zbyt (?:wiele|wielu|dużo)|za dużo) (?:połączeń|graczy|użytkowników)|(?:serwer|mud) jest (?:pełny|przepełniony)/i,
      /слишком много (?:\S+ )?(?:соединений|подключений|игроков|пользователей)|(?:сервер|игра|мир|мад)\S* (?:\S+ )?(?:переполнен|перегружен|полон)/iu,
      /(?:人数|人數|玩家|连[线接]|連[線接]|使用者|线上|線上)[^。！\n]{0,8}(?:已满|已滿|太多|过多|過多|上限)/u,
      /満員|接続数[^。\n]{0,6}(?:上限|超)|(?:접속자|인원)[^.\n]{0,6}(?:초과|많)/u,
    ],
  ],
  [
    "restarting",
    [
      /\b(?:server|game|mud|mush|moo|system|world|realm|we|it|this \w+|[A-Z]\w+)\b(?:'s|'re| is| are| will be| has been)(?: \w+){0,2} (?:re-?boot(?:ing|ed)|re-?start(?:ing|ed)|shut(?:ting)? down|going down|down\b|off-?line|closed|copying over|coming up|booting|starting up|loading|unavailable|under maintenance|in maintenance)/i,
      /\b(?:down|closed|offline) for (?:\w+ )?(?:maintenance|repairs?|upgrades?|back-?ups?)\b|\bmaintenance (?:mode|is in progress|in progress|break)\b/i,
      /\b(?:reboot|restart|shutdown|copyover) (?:is )?in progress\b|\b(?:rebooting|restarting|shutting down) (?:now|\.\.\.|…)|^\W*(?:rebooting|restarting)\b/i,
      /\b(?:not (?:yet |currently )?(?:open|ready|accepting|available|up)\b|temporarily (?:closed|unavailable|down|offline|disabled)|logins? (?:are |is )?(?:currently )?(?:disabled|closed|locked)|wiz-?lock(?:ed)?)/i,
      /\b(?:server|mud|spiel)\b[^.!\n]{0,20}(?:neu ?gestartet|heruntergefahren|geschlossen|gewartet|nicht erreichbar)|\bwartungs(?:arbeiten|modus)|\bneustart\b/i,
      /\b(?:serveur|jeu|mud) (?:est |va être )?(?:en maintenance|fermé|redémarr|en cours de redémarrage)|\bredémarrage en cours/i,
      /\b(?:servidor|juego|mud|jogo) está (?:cerrado|fechado|en mantenimiento|em manutenção|reinici\S+)|\breiniciando\b/i,
      /\b(?:server|gioco|mud) (?:è|e') (?:chiuso|in manutenzione|in riavvio)|\briavvio in corso/i,
      /(?:serwer|mud|gra)\S* (?:jest )?(?:\S+ )?(?:zamknięt|restartowan|wyłączon|restartuje)|trwa (?:restart|konserwacja)/i,
      /(?:сервер|игра|мир|мад)\S* (?:\S+ ){0,2}(?:перезагруж|перезапуск|закрыт|недоступ|остановлен|выключен)|идет перезагрузка|идёт перезагрузка|технические работы/iu,
      /(?:重新启动|重新啟動|重启|重開機|维护|維護|正在启动|正在啟動)(?:中|，|,|。|！|$)|(?:系统|系統|游戏|遊戲)[^。\n]{0,10}(?:维护|維護|关闭|關閉|重启)/mu,
      /メンテナンス中|再起動中|점검 ?중|재시작/u,
    ],
  ],
  [
    "moved",
    [
      /\b(?:has|have|we've) (?:\w+ )?moved\b|\bmoved (?:to|permanently)\b|\brelocated to\b|\b(?:new|our) (?:address|host|home|port|server) is\b/i,
      /\b(?:ist|sind) umgezogen\b|\bneue adresse\b|\ba déménagé\b|\bse ha mudado\b|\bsi è trasferit[oa]\b/i,
      /(?:переехал|новый адрес)|(?:新地址|搬到|已搬)/iu,
    ],
  ],
  [
    "later",
    [
      /\b(?:try|come|call|connect|log ?in|visit|check)(?: (?:to )?(?:connect|again|back|us|log(?:ging)? ?in))* (?:later|in (?:a|an|one|two|five|ten|\d+|some) (?:few |little )?(?:seconds?|minutes?|moments?|hours?|while|bit))\b/i,
      /\b(?:please )?try (?:connecting )?again\b|\b(?:connect|reconnect)(?:ing|ed)? too (?:fast|often|quickly|soon|frequently)|\bconnection throttled\b|\bplease wait\b[^.\n]{0,40}\bbefore (?:re-?)?connecting/i,
      /\bversuch(?:e|t|en sie)? es\b[^.\n]{0,20}(?:später|nochmal|erneut)|\bkomm(?:t|en sie)? später/i,
      /\bréessay\S+|\brevenez (?:plus tard|dans)|\b(?:inténtal?o|inténtelo|vuelve|prueba) (?:\S+ )?(?:más tarde|luego|de nuevo)|\b(?:tente|volte) (?:\S+ )?(?:mais tarde|novamente)|\b(?:riprova|torna) (?:\S+ )?(?:più tardi|dopo)/i,
      /spróbuj (?:ponownie|później|za)|(?:попробуйте|зайдите|приходите|повторите|возвращайтесь|заходите)[^.\n]{0,40}(?:позже|позднее|попозже|через)/iu,
      /(?:稍后|稍後|稍候|待会|待會|过一会|過一會|晚点|晚點|等一下)[^。\n]{0,12}(?:再|连|連|试|試)|しばらくして|잠시 ?후/u,
    ],
  ],
];

/** A refusal is short: a screen with more visible lines is a login screen, whatever it ends with. */
const mostLines = 12;
/** Lines at the end of a text to search for a refusal; there may be a logo above it. */
const lastLines = 6;
const longestWords = 160;

/**
 * Finds a refusal in the last text that a server sent before it hung up: "your site has been banned", "too many
 * connections", "the game is rebooting", in a dozen languages. Call it only if the server did hang up: otherwise such
 * words are not a refusal. A login screen that mentions bans among its rules is not a refusal either: it is long, or
 * ends with a prompt for a name. After a Return that answered such a prompt, "come back later" is a farewell.
 * @param before decoded text before the first Return, telnet removed
 * @param after the same for the text after it; if there is any, the refusal is looked for here
 * @param asked what the server had sent when we sent our last answer
 * @returns undefined if the text is not a refusal
 */
export function findRefusal(before: string, after = "", asked = before): Refusal | undefined {
  if (wordsOf(after).length === 0) return refusalIn(before, phrases);
  return refusalIn(after, awaitsName(asked) ? phrases.filter(([kind]) => kind !== "later") : phrases);
}

/**
 * Whether a server waits for a name: it asks for one, or asks something ("Who are you?") that our prompts do not know,
 * so that it was answered with a bare Return.
 */
function awaitsName(text: string): boolean {
  const last = wordsOf(text).at(-1) ?? "";
  return asksForName(last) || (/\?\s*$/.test(last) && findPrompt(text) === undefined);
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => plainText(line, 1000))
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function refusalIn(text: string, table: typeof phrases): Refusal | undefined {
  const lines = wordsOf(text);
  const last = lines.at(-1);
  if (last === undefined || asksForName(last)) return undefined;
  const looked = lines.length > mostLines ? lines.slice(-2) : lines.slice(-lastLines);
  for (const [kind, patterns] of table) {
    const line = looked.find((each) => patterns.some((pattern) => pattern.test(each)));
    if (line !== undefined) return { kind, words: quotable(line) };
  }
  return undefined;
}

/** The last line with words in what a server sent, as plain text; undefined if there is none. */
export function lastWords(text: string): string | undefined {
  const line = wordsOf(text).at(-1);
  return line && quotable(line);
}

/** Prepares a line to be quoted in a sentence of ours: its full stop would stand next to ours. */
function quotable(line: string): string {
  return plainText(line, longestWords).replace(/[.\s]+$/, "");
}

/** Whether a line ends a login screen: it asks for a name, an account or a password. */
function asksForName(line: string): boolean {
  return /(?:\b(?:name|login|user|account|password|character|handle|known|called)\b[^.!]{0,40}|имя\S*|名字|账号|帳號)\s*(?:[:?>：？]\s*)+$/iu.test(
    line,
  );
}
