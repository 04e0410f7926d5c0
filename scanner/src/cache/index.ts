export { KeptValues } from "./kept-values.ts";
export { putFile } from "./put-file.ts";
export { codeVersion, contentKey, readSealed, writeSealed } from "./sealed-file.ts";
