import { answersOf } from "../mssp/index.ts";
import type { OwnerSighting, ScanRecord } from "../record/index.ts";
import { bannerText } from "../record/meaning/index.ts";
import { withoutByteEscapes, withoutEscapes } from "../text/index.ts";

/** A place in a record where a server showed a token. */
export interface TokenSighting {
  /** When that part of the record was measured, ISO 8601; null if the record does not say. */
  at: string | null;
  in: OwnerSighting["in"];
}

/**
 * Where and when the server of a record showed a token: in values of its MSSP, or on its login screens. MSSP first. A
 * record may keep its deep visit, and MSSP of further addresses, from earlier nights: these have their own times. MSSP
 * that was kept because none arrived does not count. Escape sequences within the token do not hide it, and letter case
 * does not matter.
 * @param token from `ownerToken`
 */
export function tokenSightings(record: ScanRecord, token: string): TokenSighting[] {
  const answers = answersOf(record)
    .filter(({ source }) => source !== "kept")
    .map(({ values, at }) => ({ at, in: "mssp" as const, texts: Object.values(values).flat() }));
  const screens = screensOf(record).map((screen) => ({ ...screen, in: "screen" as const }));
  return [...answers, ...screens]
    .filter(({ texts }) => texts.some((text) => contains(text, token)))
    .map(({ at, in: place }) => ({ at, in: place }));
}

/** The place in a record of one night where the server showed a token; undefined if it showed it nowhere. */
export function whereTokenIs(record: ScanRecord, token: string): OwnerSighting["in"] | undefined {
  return tokenSightings(record, token)[0]?.in;
}

/** The texts of both connections. Bytes are read as Latin-1: a token is ASCII, whatever the encoding is. */
function screensOf(record: ScanRecord): { at: string | null; texts: string[] }[] {
  const { raw, deep, visited } = record.mudlark ?? {};
  const first = [bannerText(record, "before"), bannerText(record, "after")].map(withoutEscapes);
  const at = visited ?? record.sessions[0]?.connected ?? null;
  return [
    { at, texts: [...first, ...bytesOf(raw)] },
    { at: deep?.visited ?? at, texts: bytesOf(deep?.raw) },
  ];
}

function bytesOf(raw: { before: string; after: string } | undefined): string[] {
  return [raw?.before, raw?.after].map((text = "") =>
    withoutByteEscapes(Buffer.from(text, "base64").toString("latin1")),
  );
}

/** Whether a text contains the token as a whole, not as a part of a longer word. */
function contains(text: string, token: string): boolean {
  const folded = text.toLowerCase();
  for (let at = folded.indexOf(token); at !== -1; at = folded.indexOf(token, at + 1)) {
    const [before = "", after = ""] = [folded[at - 1], folded[at + token.length]];
    if (!/[a-z0-9-]/.test(before) && !/[a-z0-9-]/.test(after)) return true;
  }
  return false;
}
