export { KeptValues } from "./kept-values.ts";
export { codeVersion, contentKey, readSealed, writeSealed } from "./sealed-file.ts";
