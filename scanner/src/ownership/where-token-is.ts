import { answersOf } from "../mssp/index.ts";
import { bannerText, type OwnerSighting, type ScanRecord } from "../record/index.ts";
import { withoutByteEscapes, withoutEscapes } from "../text/index.ts";

/**
 * Where the server of a record showed a token: in a value of its MSSP, or on its login screen. MSSP that was kept from
 * an earlier visit does not count. Escape sequences within the token do not hide it, and letter case does not matter.
 * @param token from `ownerToken`
 * @returns undefined if it showed the token nowhere
 */
export function whereTokenIs(record: ScanRecord, token: string): OwnerSighting["in"] | undefined {
  const values = answersOf(record)
    .filter(({ source }) => source !== "kept")
    .flatMap((answer) => Object.values(answer.values).flat());
  if (values.some((value) => contains(value, token))) return "mssp";
  return screensOf(record).some((screen) => contains(screen, token)) ? "screen" : undefined;
}

/** The texts of both connections. Bytes are read as Latin-1: a token is ASCII, whatever the encoding is. */
function screensOf(record: ScanRecord): string[] {
  const { raw, deep } = record.mudlark ?? {};
  return [
    withoutEscapes(bannerText(record, "before")),
    withoutEscapes(bannerText(record, "after")),
    ...[raw, deep?.raw].flatMap((bytes) =>
      [bytes?.before, bytes?.after].map((text = "") =>
        withoutByteEscapes(Buffer.from(text, "base64").toString("latin1")),
      ),
    ),
  ];
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
