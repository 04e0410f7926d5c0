export { inert } from "./inert.ts";
export { messageOf } from "./message-of.ts";
export { nearest } from "./nearest.ts";
export { plainLetters } from "./plain-letters.ts";
export { plainText, withoutEscapes } from "./plain-text.ts";
export {
  hasUnseen,
  hiddenCharacter,
  jsonEscape,
  showEveryUnseen,
  showUnseen,
  showUnseenLine,
  unseenCharacter,
  unseenClasses,
  withoutUnseen,
} from "./unseen.ts";
