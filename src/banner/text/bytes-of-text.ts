import { encode } from "@mudlark/scanner/encoding";

/** A banner as telnetlib3's records contain it: text, or text with its bytes. */
type WrittenBanner = string | { text: string; raw_hex?: string | undefined } | undefined;

/**
 * The bytes behind a record's text. Bytes that could not be decoded are lone surrogates there, U+DC80 for 0x80 up to
 * U+DCFF for 0xFF (telnetlib3 since 2026-02-14).
 * @param encoding the one that the record's writer decoded with; UTF-8 if unknown
 */
export function bytesOfText(banner: WrittenBanner, encoding: string): Uint8Array {
  if (banner === undefined) return new Uint8Array();
  if (typeof banner !== "string" && banner.raw_hex !== undefined && /^(?:[0-9a-f]{2})*$/i.test(banner.raw_hex)) {
    return Buffer.from(banner.raw_hex, "hex");
  }
  return encode(typeof banner === "string" ? banner : banner.text, encoding);
}
