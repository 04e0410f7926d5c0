export { decode, encode, type DecodeOptions } from "./decode.ts";
export { detectEncoding, guessConfidence, type DetectedEncoding, type DetectionHint } from "./detect/detect.ts";
export { encodingKind, knownEncodings, normaliseEncoding, type EncodingKind } from "./names.ts";
export { roleOfByte255 } from "./byte-255.ts";
export { streamDecoder, type StreamDecoder } from "./stream.ts";
export { encodingOfFont } from "./syncterm.ts";
