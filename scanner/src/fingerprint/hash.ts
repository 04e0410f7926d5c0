import { createHash } from "node:crypto";

/**
 * The fingerprint of a server: the first 16 hex digits of SHA-256 over its fingerprint data as JSON with sorted keys,
 * without spaces, ASCII only (telnetlib3's rule).
 * @param data the record's `fingerprint-data`, of any version of the format
 */
export function fingerprintOf(data: object): string {
  return createHash("sha256").update(sortedJson(data)).digest("hex").slice(0, 16);
}

function sortedJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
