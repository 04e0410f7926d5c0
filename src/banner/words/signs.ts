// cspell:ignore tippe drücke tapez
/** The meaning of a standalone sign in a sentence. */
type LoneSign = "key" | "mark" | "pause" | "drawn";

const alone = /^([("'“‘[<{]*)([?*#+-])([)"'”’\]>}]*)[.,:;!?]?$/u;
const sentenceMark = /^(?:[!?.,;:…]|\.{2,4}|…|[!?]{2,3})$/u;
const dash = /^(?:-{1,2}|–|—)$/;
/** Words before the name of a key, and words after it that say what it does, in the languages that screens use. */
const beforeKey =
  /^["'(]*(?:type|typing|press|pressing|hit|use|using|enter|entering|send|say|key|keys|with|or|and|the|a|single|oder|und|tippe|drücke|mit|ou|et|tapez|avec|o|con|escribe)$/iu;
const afterKey =
  /^(?:for|to|if|is|means|lists?|shows?|begins?|starts?|ends?|quits?|key|sign|or|and|at|followed|für|oder|und|ou|pour|para)(?![\p{L}\p{N}])/u;

/**
 * Judges a token without letters or digits: a key to press ("Type ? for help"), punctuation separated from its word
 * ("known ?"), a dash between words, or decoration.
 * @param before the previous token, "" if there is none; likewise the next one after it
 */
export function judgeSign(token: string, before: string, after: string): LoneSign {
  const [, open = "", sign, close = ""] = alone.exec(token) ?? [];
  if (
    sign !== undefined &&
    isKey({ sign, quoted: open !== "" && close !== "", before: open === "(" && close === "" ? "(" : before, after })
  )
    return "key";
  if (before !== "" && sentenceMark.test(token)) return "mark";
  return before !== "" && dash.test(token) ? "pause" : "drawn";
}

interface Candidate {
  sign: string;
  quoted: boolean;
  before: string;
  after: string;
}

function isKey({ sign, quoted, before, after }: Candidate): boolean {
  if (quoted && sign === "?") return true;
  // "press" may end a line and continue on the next; a dash there is a dash.
  if (beforeKey.test(before)) return after !== "" || sign !== "-";
  const explained = afterKey.test(after);
  const first = before === "" || /[,;:(]$/.test(before);
  // "? for help", "press *, # for a list"; "? Help" and "? - Help" in a menu. A star there is a bullet.
  if (first && explained) return true;
  return sign === "?" && (first ? /^(?:[-–=:]+$|[\p{L}(])/u.test(after) : /^[(\p{Ll}]/u.test(after));
}

/** Screen readers say "*", "#" and "+" by default, but treat these as a pause. */
const silent: Readonly<Record<string, string>> = { "?": "question mark", "-": "minus" };
const loneSilent = /(?<=^|\s)([("'“‘[<{]*)([?-])([)"'”’\]>}]*[.,:;]?)(?=\s|$)/gu;

/**
 * Writes the keys `?` and `-` as words if they stand alone. At their default punctuation level, NVDA ("some") and
 * VoiceOver say `*` (star), `#` (number) and `+` (plus), but skip a question mark and a hyphen, so that "Type ? for
 * help" would sound like "Type for help".
 * @param words in which every other dash is an en dash (`readableParts`)
 */
export function withSpokenSigns(words: string): string {
  return words.replace(
    loneSilent,
    (_, open: string, sign: string, close: string) => `${open}${silent[sign] ?? sign}${close}`,
  );
}
