import iconv from "iconv-lite";

/** Other names under which people know an encoding. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["utf8", "utf-8"],
  ["latin1", "iso-8859-1"],
  ["latin-1", "iso-8859-1"],
  ["latin2", "iso-8859-2"],
  ["latin-2", "iso-8859-2"],
  ["ibm437", "cp437"],
  ["koi8r", "koi8-r"],
  ["windows-1251", "cp1251"],
]);
/** Encodings that no library decodes, and Mudlark does. */
const OWN = new Set(["petscii", "atascii"]);

/** The name that an encoding has here, or undefined when it is not one that can be decoded. */
export function knownEncoding(name: string): string | undefined {
  const plain = name.trim().toLowerCase().replaceAll("_", "-");
  const known = ALIASES.get(plain) ?? plain;
  return OWN.has(known) || iconv.encodingExists(known) ? known : undefined;
}
