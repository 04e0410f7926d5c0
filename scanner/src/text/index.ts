export { inert } from "./inert.ts";
export { plainText, withoutEscapes } from "./plain-text.ts";
