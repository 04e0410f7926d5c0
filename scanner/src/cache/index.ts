export { KeptValues } from "./kept-values.ts";
export { replaceFile } from "./replace-file.ts";
export { codeVersion, contentKey, readSealed, writeSealed } from "./sealed-file.ts";
