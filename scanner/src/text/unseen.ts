/**
 * The characters with which text can hide or reorder parts of a page, or control a terminal: the one
 * table, defined by Unicode properties so that it grows with Unicode. Each value is the inside of a character class for
 * the flag `u`.
 */
export const unseenClasses = {
  /** C0 and C1 controls, DEL. Among them ESC, and CSI as one byte. */
  control: String.raw`\p{Cc}`,
  /** Marks, embeddings, overrides and isolates of direction: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069. */
  direction: String.raw`\p{Bidi_Control}`,
  /** Line and paragraph separator: a new line for some programs only. */
  separator: String.raw`\p{Zl}\p{Zp}`,
  /** Drawn as nothing: zero-width spaces and joiners, soft hyphen, fillers, variation selectors, tags … */
  ignorable: String.raw`\p{Default_Ignorable_Code_Point}`,
  /** Interlinear annotation: anchors whose text may not be shown. Hieroglyphic layout controls. */
  layout: String.raw`\ufff9-\ufffb\u{13430}-\u{1343f}`,
  /** Letters and symbols without ink: the empty braille cell, blank hieroglyphs, the musical null note. */
  blank: String.raw`\u2800\u{13441}\u{13442}\u{1d159}`,
  /** Code points that are not characters, which XML refuses. */
  noncharacter: String.raw`\p{Noncharacter_Code_Point}`,
  /** Half a character. */
  surrogate: String.raw`\p{Cs}`,
} as const;

/** Scripts whose letters never change their shape by a joiner; in all others a joiner is spelling (Persian, Hindi …). */
const unjoined = "Zyyy Zinh Latn Grek Cyrl Armn Geor Hebr Hani Hira Kana Hang Bopo Ethi Cher"
  .split(" ")
  .map((script) => String.raw`\p{Script=${script}}`)
  .join("");

/** Ignorable characters where they belong: they shape the character before them, and hide nothing. */
const shaping = [
  // Zero-width joiner and non-joiner behind a letter or mark of a script that needs them
  String.raw`(?<=[\p{L}\p{M}])(?<![${unjoined}])[\u200c\u200d]`,
  // Emoji that are joined into one
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u20e3])\u200d(?=\p{Extended_Pictographic})`,
  // Emoji or text style
  String.raw`(?<=\p{Emoji})[\ufe0e\ufe0f]`,
  // Variants of Chinese characters, and of Mongolian letters
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180d\u180f]`,
].join("|");

const { control, surrogate, ...others } = unseenClasses;
const hidden = String.raw`(?!${shaping})[${Object.values(others).join("")}]`;

/** One character that hides or reorders text, or is none. Controls and lone surrogates are {@link unseenCharacter}'s. */
export const hiddenCharacter = new RegExp(hidden, "gu");
/** One character that no text of people should have: hidden, a lone surrogate, or a control other than tab and line feed. */
export const unseenCharacter = new RegExp(String.raw`(?![\t\n])[${control}${surrogate}]|${hidden}`, "gu");
/** The same, with tab, line feed, and every joiner and selector even where it shapes its neighbour. */
const everyUnseen = new RegExp(`[${Object.values(unseenClasses).join("")}]`, "gu");
/** Unassigned and private code points too: what is drawn for them, nobody knows. */
const undrawn = new RegExp(String.raw`(?![\t\n])[${control}${surrogate}\p{Co}\p{Cn}]|${hidden}`, "gu");

/** Has the text a character that {@link unseenCharacter} names? */
export function hasUnseen(text: string): boolean {
  return text.search(unseenCharacter) !== -1;
}

/** Text without what hides or reorders it, controls (but tab and line feed), and what no font draws. */
export function withoutUnseen(text: string): string {
  return text.replace(undrawn, "");
}

/**
 * Text in which nothing is hidden: each unseen character is shown as its code (\x1B, \u202E, \u{E0041}), so that it can be
 * printed to a terminal, written into a log, or read on a page. Joiners within emoji and in scripts that need them stay.
 */
export function showUnseen(text: string): string {
  return text.replace(unseenCharacter, codeOf);
}

/** The same on one line, tab and line feed shown as codes too. */
export function showUnseenLine(text: string): string {
  return showUnseen(text).replace(/[\t\n]/g, codeOf);
}

/** Text as {@link showUnseen} has it, and every joiner and variation selector shown too. */
export function showEveryUnseen(text: string): string {
  return text.replace(everyUnseen, (character) =>
    character === "\n" || character === "\t" ? character : codeOf(character),
  );
}

/** An unseen character as JSON and YAML write it: \u202e, above the first plane as two surrogates. */
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
