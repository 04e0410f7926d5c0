/**
 * Signs that hide or reorder the text around them, or for which nothing is drawn, as the inside of a character class:
 * soft hyphen, marks and overrides of direction, line and paragraph separators, fillers, zero-width space and word
 * joiner, byte order mark, annotations, tags. Joiners (U+200C, U+200D) are none: emoji and many scripts need them.
 */
const hidden = String.raw`\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}`;
/** Code points that are no characters, which XML refuses. */
const none = String.raw`\p{Noncharacter_Code_Point}`;

/** One sign that no text should hold: hidden, or no character. Controls and lone surrogates are matters of their own. */
export const hiddenSigns = new RegExp(`[${hidden}]|${none}`, "gu");
/** The same, with the controls but tab and line feed, and lone surrogates. */
export const unseenSigns = new RegExp(String.raw`[\x00-\x08\x0b-\x1f\x7f-\x9f${hidden}]|${none}|\p{Cs}`, "gu");
