import { decode, detectEncoding, normaliseEncoding } from "../encoding/index.ts";
import { isAscii } from "../text/index.ts";
import { MsspCollector, type MsspVariables } from "./collector.ts";
import { splitMssp, splitMsspText } from "./payload.ts";

/** What is known about a server's encoding when its MSSP is decoded. */
export interface MsspEncodingHints {
  /** From the listing entry. */
  entry?: string | undefined;
  /** From the login screen, if it shows anything: agreed on, declared, or detected from its bytes. */
  screen?: string | undefined;
}

/** Below this, a guess from a few letters is no better than Latin-1. */
const minConfidence = 0.2;

/**
 * The encoding of an MSSP answer. Valid UTF-8 is UTF-8, whatever the screen uses (the specification asks for it);
 * otherwise the entry decides, then the bytes, with the screen's encoding as a hint.
 * @param payload of one or several answers
 */
export function encodingOfMssp(payload: Uint8Array, { entry, screen }: MsspEncodingHints): string {
  if (isAscii(payload)) return "utf-8";
  const pieces = splitMssp(payload)
    .flatMap(([name, values]) => [name, ...values])
    .filter((bytes) => !isAscii(bytes));
  if (pieces.length === 0) return "utf-8";
  const declared = entry === undefined ? undefined : normaliseEncoding(entry);
  const sample = Buffer.concat(pieces.flatMap((bytes) => [bytes, Buffer.from("\n")]));
  const detected = detectEncoding(sample, { hint: declared ?? screen });
  if (detected.name === "utf-8") return "utf-8";
  return declared ?? (detected.confidence < minConfidence ? "iso-8859-1" : detected.name);
}

/**
 * Collects the variables of a payload.
 * @param read gives the text of a name or a value, which it gets with one character per byte
 */
export function collectMssp(payload: Uint8Array, read: (text: string) => string): MsspCollector {
  const collector = new MsspCollector();
  for (const [name, ...values] of splitMsspText(payload)) {
    const key = read(name);
    for (const value of values) collector.add(key, read(value));
  }
  return collector;
}

/** Decodes the variables of an MSSP answer, within the limits of {@link MsspCollector}. Never throws. */
export function decodeMssp(payload: Uint8Array, encoding: string): MsspCollector {
  // Nearly every answer is ASCII, which is UTF-8 as it is.
  if (encoding === "utf-8" && isAscii(payload)) return collectMssp(payload, (text) => text);
  return collectMssp(payload, (text) => decode(Buffer.from(text, "latin1"), encoding));
}

/**
 * Decodes the variables of an answer that a record keeps as bytes with the encoding known today, so that correcting an
 * entry's encoding needs no new visit.
 * @param raw base64
 */
export function redecodeMssp(raw: string, hints: MsspEncodingHints): MsspVariables {
  const payload = new Uint8Array(Buffer.from(raw, "base64"));
  return decodeMssp(payload, encodingOfMssp(payload, hints)).variables;
}
