import { decode, detectEncoding, normaliseEncoding } from "../../encoding/index.ts";
import { msspFacts, statedText, type MsspVariables } from "../../mssp/index.ts";
import type { EncodingReport } from "../../record/index.ts";

/** What is known about a server's encoding, most reliable first. */
interface EncodingHints {
  /** From the listing entry: always used, whatever the server says. */
  entry: string | undefined;
  /** Agreed on by CHARSET. */
  charset: string | undefined;
  /** Chosen by a font sequence or a menu. */
  terminal: string | undefined;
  mssp: MsspVariables | undefined;
}

/**
 * The encoding of a server's texts, and how it was determined. What the server declares is used if its bytes can be
 * decoded that way; otherwise the bytes decide.
 */
export function reportEncoding(bytes: Uint8Array, { entry, charset, terminal, mssp }: EncodingHints): EncodingReport {
  const declared: [EncodingReport["source"], string | undefined][] = [
    ["entry", entry],
    ["terminal", terminal],
    ["charset", charset],
    ["mssp", mssp && statedText(msspFacts({ values: mssp, at: null }), "CHARSET")],
  ];
  for (const [source, spelling] of declared) {
    const name = spelling === undefined ? undefined : normaliseEncoding(spelling);
    if (name !== undefined && (source === "entry" || readable(bytes, name))) return { name, source };
  }
  const { name, confidence } = detectEncoding(bytes);
  return name === "ascii" ? { name: "utf-8", source: "default" } : { name, source: "bytes", confidence };
}

function readable(bytes: Uint8Array, name: string): boolean {
  return !decode(bytes, name).includes("\ufffd");
}
