// Everything from their environment that the pure folders may use: bytes, text, hashes and URL parsing. No files,
// sockets, clock or environment variables. What is not declared here does not compile there.

interface ByteBuffer extends Uint8Array<ArrayBuffer> {
  toString(encoding?: "base64" | "hex" | "latin1" | "utf8"): string;
  equals(other: Uint8Array): boolean;
  includes(value: string | number | Uint8Array, byteOffset?: number, encoding?: "latin1" | "utf8"): boolean;
}
interface Buffer extends ByteBuffer {}
declare const Buffer: {
  from(text: string, encoding?: "base64" | "hex" | "latin1" | "utf8"): Buffer;
  from(bytes: Uint8Array | ArrayBuffer | readonly number[]): Buffer;
  from(bytes: ArrayBufferLike, offset?: number, length?: number): Buffer;
  concat(parts: readonly Uint8Array[]): Buffer;
  byteLength(text: string, encoding?: "utf8"): number;
};

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class URL {
  constructor(address: string, base?: string | URL);
  static canParse(address: string): boolean;
  href: string;
  protocol: string;
  username: string;
  password: string;
  hostname: string;
  host: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  toString(): string;
}
