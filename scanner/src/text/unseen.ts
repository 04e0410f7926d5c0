/**
 * The characters that can hide or reorder parts of a text, or control a terminal. This is the only table of them,
 * defined by Unicode properties so that it grows with Unicode. Each value is the inside of a character class for the
 * flag `u`.
 */
export const unseenClasses = {
  /** C0 and C1 controls and DEL, including ESC, and CSI as one byte. */
  control: String.raw`\p{Cc}`,
  /**
   * Direction marks, embeddings, overrides and isolates: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
   */
  direction: String.raw`\p{Bidi_Control}`,
  /** Line and paragraph separators: a new line for some programs only. */
  separator: String.raw`\p{Zl}\p{Zp}`,
  /** Invisible: zero-width spaces and joiners, soft hyphen, fillers, variation selectors, tags … */
  ignorable: String.raw`\p{Default_Ignorable_Code_Point}`,
  /** Interlinear annotation: anchors whose text may not be shown. Hieroglyphic layout controls. */
  layout: String.raw`\ufff9-\ufffb\u{13430}-\u{1343f}`,
  /** Letters and symbols that are blank: the empty braille cell, blank hieroglyphs, the musical null note. */
  blank: String.raw`\u2800\u{13441}\u{13442}\u{1d159}`,
  /** Code points that are not characters, which XML refuses. */
  noncharacter: String.raw`\p{Noncharacter_Code_Point}`,
  /** Half a surrogate pair. */
  surrogate: String.raw`\p{Cs}`,
} as const;

/**
 * Scripts whose letters never change their shape next to a joiner; in all others a joiner is part of the spelling
 * (Persian, Hindi …).
 */
const unjoined = "Zyyy Zinh Latn Grek Cyrl Armn Geor Hebr Hani Hira Kana Hang Bopo Ethi Cher"
  .split(" ")
  .map((script) => String.raw`\p{Script=${script}}`)
  .join("");

/** Ignorable characters in legitimate places: they shape the character before them, and hide nothing. */
const shaping = [
  // Zero-width joiner and non-joiner after a letter or mark of a script that needs them
  String.raw`(?<=[\p{L}\p{M}])(?<![${unjoined}])[\u200c\u200d]`,
  // Emoji joined into one
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3])\u200d(?=\p{Extended_Pictographic})`,
  // Emoji or text style
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  // Variants of Chinese characters, and of Mongolian letters
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]`,
].join("|");

const { control, surrogate, ...others } = unseenClasses;
// First whether the character is in a class: that is fast, and nearly none is.
const hidden = String.raw`(?=[${Object.values(others).join("")}])(?!${shaping})[^]`;

/** Compiles a pattern at its first use: these have large tables of Unicode, and few commands need all of them. */
function whenUsed(source: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => (pattern ??= new RegExp(source, "gu"));
}

/**
 * One character that hides or reorders text, or is not a character. Controls and lone surrogates are in {@link
 * unseenCharacter}.
 */
export const hiddenCharacter = whenUsed(hidden);
/**
 * One character that does not belong in text by people: hidden, a lone surrogate, or a control other than tab and line
 * feed.
 */
const unseenCharacter = whenUsed(String.raw`(?![\t\n])[${control}${surrogate}]|${hidden}`);
/** The same, with tab, line feed, and all joiners and selectors, even where they shape their neighbour. */
const everyUnseen = whenUsed(`[${Object.values(unseenClasses).join("")}]`);
/** Also unassigned and private code points, because nobody knows how they are drawn. */
const undrawn = whenUsed(String.raw`(?![\t\n])[${control}${surrogate}\p{Co}\p{Cn}]|${hidden}`);

/** Text of printable ASCII, tabs and line feeds, as most is: none of the patterns for text by people matches anything in it. */
const plain = /^[\t\n -~]*$/;

/**
 * Replaces each character that matches {@link unseenCharacter}. In long texts with hardly any, such as JSON, this is
 * several times faster than to replace it oneself.
 */
export function replaceUnseen(text: string, replacement: (character: string) => string): string {
  if (plain.test(text)) return text;
  // The blank keeps two halves of a surrogate pair apart that were not next to each other.
  const unusual = text.replace(/[\t\n -~]+/g, " ");
  return unusual.search(everyUnseen()) === -1 ? text : text.replace(unseenCharacter(), replacement);
}

/** Whether the text contains a character that matches {@link unseenCharacter}. */
export function hasUnseen(text: string): boolean {
  return text.search(unseenCharacter()) !== -1;
}

/** Text without characters that hide or reorder it, controls (except tab and line feed), and what no font draws. */
export function withoutUnseen(text: string): string {
  return plain.test(text) ? text : text.replace(undrawn(), "");
}

/**
 * Text in which nothing is hidden: each unseen character is shown as its code (\x1B, \u202E, \u{E0041}), so that it can
 * be printed to a terminal, written to a log, or read on a page. Joiners within emoji and in scripts that need them
 * stay.
 */
export function showUnseen(text: string): string {
  return replaceUnseen(text, codeOf);
}

/** The same on one line, with tab and line feed also shown as codes. */
export function showUnseenLine(text: string): string {
  return showUnseen(text).replace(/[\t\n]/g, codeOf);
}

/** The same as {@link showUnseen}, with every joiner and variation selector shown too. */
export function showEveryUnseen(text: string): string {
  return text.replace(everyUnseen(), (character) =>
    character === "\n" || character === "\t" ? character : codeOf(character),
  );
}

/** An unseen character as JSON and YAML write it: \u202e, or two surrogates if above the first plane. */
export function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}

function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (code.length > 4) return `\\u{${code}}`;
  return code.length <= 2 ? `\\x${code.padStart(2, "0")}` : `\\u${code.padStart(4, "0")}`;
}
