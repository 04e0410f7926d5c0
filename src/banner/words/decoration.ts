/** Rules, frames, arrows around a word, but no brackets, quotes or sentence marks. */
const leadingDecoration = /^[^\p{L}\p{N}"'“‘«¿¡([{<$#@&『「《〈【（]+/u;
/** The last stroke of a drawing before a word, and what follows it: in `'-\__|Ada` the word begins after the bar. */
const leadingStrokes = /^[^\p{L}\p{N}]*[\\|/_^~=*](?=[^\p{L}\p{N}]*[\p{L}\p{N}])/u;
/** Signs of a drawing at the end of a word; also anything that is not a letter, mark, digit, punctuation or symbol. */
const decoration = /[*=~_|\\/^`#@+\-<{([—–•·]|[^\p{L}\p{M}\p{N}\p{P}\p{S}]/u;
/** Words without decoration: nearly all of them. */
const plainWord = /^(?:(?:[\p{L}\p{N}]\S*)?[\p{L}\p{N}]|C\+\+|[CF]#)[.,:;!?]?$/u;
const wordSign = /[\p{L}\p{M}\p{N}]/u;
/** A command as players type it: ".col", "/who", "+help". */
const command = /^[./+][a-z]{2,}(?![a-z]*[^\w.,:;!?'")\]])/;
/** One letter among strokes, `\U/` or `o^^^{`: "<n>" is a key, and "C++" a language. */
const letterOfArt = /^(?=[^\p{L}\p{N}]*[\p{L}\p{N}][^\p{L}\p{N}]*$)(?!<*[\p{L}\p{N}]>)[^[("']*[\\|_^~={}<>][^[("']*$/u;

/**
 * A token without the drawing around it. Decoration starts with the first drawing sign after its last letter, as in
 * `/'""---.._` or `***`.
 */
export function withoutDecoration(token: string): string {
  if (plainWord.test(token) || command.test(token)) return token;
  if (letterOfArt.test(token) && token.length > 2) return "";
  const signs = Array.from(token.replace(leadingStrokes, "").replace(leadingDecoration, ""));
  const end = signs.findLastIndex((sign) => wordSign.test(sign)) + 1;
  const drawn = signs.findIndex((sign, index) => index >= end && decoration.test(sign));
  if (drawn < 0) return signs.join("");
  // Punctuation after a single sign belongs to the word: "C+.".
  const keeps = signs.length - drawn === 2 && !decoration.test(signs[drawn + 1] ?? "");
  return keeps ? signs.join("") : signs.slice(0, drawn).join("");
}

const mirrored: Readonly<Record<string, string>> = {
  "<": ">",
  ">": "<",
  "[": "]",
  "]": "[",
  "(": ")",
  ")": "(",
  "{": "}",
  "}": "{",
  "/": "\\",
  "\\": "/",
};
/** A sign at the start of a text that may belong to a frame. */
const framing = /^(?:[^\p{L}\p{N}\s"'.,!?]|[oOxX0](?![\p{L}\p{N}]))/u;

/**
 * A stretch of text without the frame at both ends, the right one the mirror image of the left: `<><Harbour><>`, `o^^^{
 * Harbour }^^^o`. A single pair of signs is not a frame: "<name>", "[Login]".
 */
export function withoutFrame(part: string): string {
  let depth = 0;
  const last = part.length - 1;
  while (depth < last - depth) {
    const sign = part[depth] ?? "";
    if (!framing.test(part.slice(depth))) break;
    if (part[last - depth] !== (mirrored[sign] ?? sign)) break;
    depth++;
  }
  if (depth < 2) return part;
  // The bracket next to the words may belong to them: "==[Login]==".
  const inner = part[depth - 1] ?? "";
  if (/[[(]/.test(inner)) depth--;
  return part.slice(depth, part.length - depth);
}
