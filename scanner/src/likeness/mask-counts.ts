// Numbers of players, visitors and connections: figures next to words that say what they count.

const counted =
  "players?|users?|people|persons?|characters?|mortals?|immortals?|immorts?|wiz(?:ard|zard)?s?|gods?|admins?|staff|adventurers?|heroes|souls?|visitors?|guests?|callers?|connections?|sessions?|logins?|logons?|log-?ins?|inhabitants|citizens?|members?|accounts?|spieler(?:innen)?|gäste|joueurs?|jugadores|giocator[ei]|jogadores|spelare|graczy|hráčů|игрок(?:ов|а|и)?|человека?|онлайн|玩家|人|使用者|명";
const about =
  "online|on-?line|connected|logged (?:in|on)|playing|present|active|in the game|record|peak|maximum|max|most ever|currently|visitor number|caller number|connection (?:number|no\\.?|#)|session (?:number|id|#)|since (?:the )?(?:last )?(?:boot|reboot|restart)|hits?|total";
const numberWords =
  "no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand";
const figure = `(?:\\d{1,3}(?:[,.' ]\\d{3})+|\\d{1,9}|(?:${numberWords})(?:(?:[ -]|,? and )(?:${numberWords})){0,6})(?![a-zà-ÿ\u0400-\u04ff])`;

/** "17 players", "17 other mortals", "17 位玩家". */
const before = new RegExp(
  `(?<![\\p{L}\\d.:#])${figure}(\\s*(?:[\\p{L}]{1,12}\\s+){0,2}?(?:位|名|个|個)?\\s*)(?:${counted})(?!\\p{L})`,
  "giu",
);
/** "Players online: 17", "record is 45", "visitor number 12,345". */
const after = new RegExp(
  `(?<!\\p{L})((?:${counted}|${about})[\\s\\]):=#.-]{0,20}(?:(?:is|was|of|at|are|number|no|today|now|ever)[\\s:=#]+){0,3})${figure}(?![\\p{L}\\d]|[.:]\\d)`,
  "giu",
);
/** "五十位玩家": Chinese has no spaces between words, and may write numbers in characters. */
const chinese = /[一二三四五六七八九十百千零〇]{1,8}(\s*[位名个個]?\s*(?:玩家|使用者|人))/gu;
/** "17 online", "17 connected". */
const beforeState = new RegExp(`(?<![\\p{L}\\d.:#])${figure}(\\s+(?:${about}))(?!\\p{L})`, "giu");

/** Replaces numbers that count people or visits with `‹n›`, and evens out "is" and "are" and the plural of the noun. */
export function maskCounts(line: string): string {
  const masked = line
    .replace(before, (found: string, gap: string) => `‹n›${gap}${nounOf(found)}`)
    .replace(chinese, "‹n›$1")
    .replace(after, "$1‹n›")
    .replace(beforeState, "‹n›$1");
  return masked === line ? line : masked.replace(/\b(?:is|are)\b/gi, "are");
}

/** The counted word at the end of a match, without its plural ending. */
function nounOf(found: string): string {
  const noun = /\p{L}+$/u.exec(found)?.[0] ?? "";
  const plural = /^(?:[a-z-]{3,}(s)|игрок(ов|а|и)|человек(а))$/iu.exec(noun)?.slice(1).join("");
  return noun.slice(0, noun.length - (plural?.length ?? 0));
}
