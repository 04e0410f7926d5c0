/** The words read from one line. */
interface ReadLine {
  parts: readonly string[];
  /** The line reaches the edge of the screen, so its sentence may continue on the next. */
  filled: boolean;
  /** Its letters have gaps between them, like those of a title. */
  spacedOut: boolean;
  /** Columns of the only part of a line. */
  columns?: Columns;
}

/** First column of a text, and the column after its last. */
export interface Columns {
  from: number;
  to: number;
}

interface Spoken {
  text: string;
  /** It reaches the edge of the screen. */
  filled: boolean;
  spacedOut: boolean;
  columns: Columns | undefined;
  /** Where the next part is: on the same line, on the next one, or after a blank line or a drawing. */
  then: "beside" | "below" | "apart";
}

/** A line with fewer letters is repeated as often as it occurs, because it may be an entry of a table. */
const longEnoughToRepeat = 8;

/**
 * Joins lines into text that sounds natural when read aloud. A line that ends without punctuation gets a full stop,
 * unless its sentence clearly continues on the next one. A line that repeats an earlier one is left out.
 */
export function speak(lines: readonly ReadLine[]): string {
  const spoken: Spoken[] = [];
  const said = new Set<string>();
  for (const { parts, filled, spacedOut, columns } of lines) {
    const before = spoken.at(-1);
    if (before !== undefined && parts.length === 0) before.then = "apart";
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && only.length >= longEnoughToRepeat) {
      if (said.has(only)) continue;
      said.add(only);
    }
    for (const [index, text] of parts.entries()) {
      if (spoken.at(-1)?.text === text) continue;
      const last = index === parts.length - 1;
      spoken.push({ text, filled: filled && last, spacedOut, columns, then: last ? "below" : "beside" });
    }
  }
  let all = "";
  let sentence = "";
  for (const [index, part] of spoken.entries()) {
    sentence += part.text;
    const next = spoken[index + 1];
    if (next === undefined) return all + part.text;
    const end = mark(part, next, sentence);
    all += `${part.text}${end} `;
    sentence = end === "" && !markAtEnd.test(part.text) ? `${sentence} ` : "";
  }
  return all;
}

/** A line this long may be prose that continues with a lower-case letter; a shorter one is a heading or an option. */
const longEnough = 35;
/** Words that no sentence ends with, so it continues on the next line. */
const unfinished = /(?:^|\s)(?:a|an|and|at|by|for|from|in|is|of|on|or|our|the|this|to|und|der|die|das|et|la|le)$/i;
/** Those after which it continues even in large letters, or after a blank line. */
const farUnfinished = /(?:^|\s)(?:a|an|and|by|from|of|our|the|to|und|der|die|das|et|la|le)$/i;
/** Words that join a line to the one before if lower case, and start another sentence if capitalised. */
const joining =
  /^(?:a|an|and|are|as|at|be|by|for|from|has|have|he|his|if|in|into|is|it|its|of|on|or|our|she|that|the|their|they|this|to|under|was|were|when|where|which|who|will|with|you|your|aus|bei|das|dem|den|der|des|die|ein|eine|für|im|in|mit|oder|und|von|zu|au|avec|dans|de|des|du|en|et|la|le|les|ou|par|pour|sur|un|une)(?=[\s,]|$)/i;
/** Words that start a sentence on a login screen, and are seldom capitalised inside one. */
const beginning =
  /^(?:account|based|bitte|code|connect|copyright|create|created|derived|enter|driver|mudlib|name|no|original|please|powered|running|special|thanks|then|there|type|use|version|visit|welcome|willkommen|wie|what|written)\b/i;
const markAtEnd = /[.!?:;,…–。！？：；，、-]["'”’)\]>」』》）】]*$/u;
const ideographAtEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}」』》）】]$/u;

/**
 * What to put between two parts, so that a voice pauses where a reader does.
 * @param sentence the text since the last punctuation mark
 */
function mark(part: Spoken, next: Spoken, sentence: string): string {
  // A title that takes more than one line, with a blank one between them or not.
  if (part.spacedOut && next.spacedOut) return "";
  if (markAtEnd.test(part.text) || goesOn(part, next.text) || goesOnInColumn(part, next, sentence)) return "";
  return ideographAtEnd.test(part.text) ? "。" : ".";
}

function goesOn({ text, filled, then }: Spoken, next: string): boolean {
  const small = /^[./+]?\p{Ll}/u.test(next);
  // A command and its description, in two columns.
  if (then === "beside") return small && /["'>]$|^[A-Z]{2,}$/.test(text);
  if (then === "apart") return farUnfinished.test(text);
  if (unfinished.test(text)) return true;
  if (/^[(&]/.test(next)) return text.length >= longEnough;
  if ((small || (isCapital(text) && isCapital(next))) && joining.test(next)) return true;
  // "connect <name> <password>" is an entry of a list, as are the lines above and below it.
  if (/<\w[\w ]*>/.test(text) && (/<\w/.test(next) || !filled)) return false;
  if (small) return filled || (text.length >= longEnough && !/<\w/.test(next));
  return filled && /[^)]$/.test(text) && /^[\p{L}\p{N}]/u.test(next) && !begins(text, next);
}

function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Minimum number of words in a line of prose; a heading, a command or a list entry has fewer. */
const fewestWords = 3;
/** Number of columns by which the edges or centres of lines in one paragraph may differ. */
const play = 1;

/**
 * Whether two short lines belong to a paragraph in a narrow column, centred or not: the sentence starts with a capital,
 * and the next line with a lower-case letter.
 */
function goesOnInColumn(part: Spoken, next: Spoken, sentence: string): boolean {
  if (part.then !== "below" || !/^["'“‘(]?\p{Lu}/u.test(sentence) || !/^\p{Ll}/u.test(next.text)) return false;
  if (/<\w/.test(part.text + next.text) || beginning.test(next.text)) return false;
  if (wordsIn(part.text) < fewestWords) return false;
  if (wordsIn(next.text) < fewestWords && !markAtEnd.test(next.text)) return false;
  const [here, there] = [part.columns, next.columns];
  if (here === undefined || there === undefined) return false;
  const centred = Math.abs(here.from + here.to - there.from - there.to) <= 2 * play;
  return centred || Math.abs(here.from - there.from) <= play;
}

function wordsIn(text: string): number {
  return text.split(" ").length;
}

/**
 * Whether the next line starts a sentence: with a word that sentences start with, or with the first word of this line.
 */
function begins(text: string, next: string): boolean {
  return joining.test(next) || beginning.test(next) || firstWord(text) === firstWord(next);
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? "";
}
