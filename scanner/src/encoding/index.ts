export { decode, encode } from "./decode.ts";
export { detectEncoding, guessConfidence } from "./detect/detect.ts";
export { encodingKind, knownEncodings, normaliseEncoding } from "./names.ts";
export { roleOfByte255 } from "./byte-255.ts";
export { streamDecoder, type StreamDecoder } from "./stream.ts";
export { encodingOfFont } from "./syncterm.ts";
