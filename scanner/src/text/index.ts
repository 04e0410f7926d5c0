export { alternatives } from "./alternatives.ts";
export { asciiSample } from "./ascii-sample.ts";
export { beginning } from "./beginning.ts";
export { capital } from "./capital.ts";
export { escapeSequence, withoutByteEscapes, withoutEscapes, withoutEscapesForDigest } from "./escape-sequences.ts";
export { inert } from "./inert.ts";
export { escapeElementText, escapeMarkup, escapeXml, jsonForScript } from "./markup.ts";
export { isAscii, latin1Text } from "./latin1-text.ts";
export { listedWords, mudWords, type ListedWords } from "./listed-words.ts";
export { messageOf } from "./message-of.ts";
export { nearest } from "./nearest.ts";
export { foldedLine, plainLine, plainText } from "./one-line.ts";
export { plainLetters } from "./plain-letters.ts";
export { quoted } from "./quoted.ts";
export { shellArgument } from "./shell-argument.ts";
export { isDeviceName, pageSlug, slug } from "./slug.ts";
export {
  hasUnseen,
  hiddenCharacter,
  jsonEscape,
  replaceUnseen,
  showEveryUnseen,
  showUnseen,
  showUnseenLine,
  unseenClasses,
  withoutUnseen,
} from "./unseen.ts";
export { columnsOf, isAmbiguousWidth } from "./width.ts";
