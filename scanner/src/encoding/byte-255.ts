import { byteTable } from "./decode.ts";
import { encodingKind, normaliseEncoding } from "./names.ts";

/**
 * What byte 255, telnet's IAC, is in an encoding: `letter` if it is a common one (`я` of windows-1251), `never` if no
 * character uses it (ASCII, UTF-8, GBK, Big5 …), otherwise `unknown`: in most code pages it is a rare symbol.
 * @param encoding any spelling; undefined if unknown
 */
export function roleOfByte255(encoding: string | undefined): "letter" | "never" | "unknown" {
  const name = encoding === undefined ? undefined : normaliseEncoding(encoding);
  const kind = name === undefined ? undefined : encodingKind(name);
  if (name === undefined || kind === undefined) return "unknown";
  if (kind === "ascii" || kind === "utf-8" || kind === "multi") return "never";
  return kind === "single" && byteTable(name)[0xff] === "я" ? "letter" : "unknown";
}
