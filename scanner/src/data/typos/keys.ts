import { listingAddressSchema, listingEntrySchema } from "../../record/index.ts";

/** Where a key is: in the entry itself, in one of its addresses or in one of its sources. */
export type Level = "entry" | "address" | "source";

/** The valid keys at each level. */
export const keysAt: Readonly<Record<Level, readonly string[]>> = {
  entry: Object.keys(listingEntrySchema.shape),
  address: Object.keys(listingAddressSchema.shape),
  source: ["url", "note"],
};

/** Other words people use for a key, letters only. */
const otherWords: Readonly<Record<Level, ReadonlyMap<string, string>>> = {
  entry: new Map(
    Object.entries({
      title: "name",
      about: "description",
      desc: "description",
      summary: "description",
      server: "addresses",
      charset: "encoding",
      width: "columns",
      url: "website",
      web: "website",
      site: "website",
      homepage: "website",
      link: "website",
      engine: "codebase",
      country: "location",
      year: "created",
      founded: "created",
      opened: "created",
      since: "created",
      nsfw: "adult",
      comment: "notes",
      remark: "notes",
    }),
  ),
  address: new Map(
    Object.entries({ hostname: "host", address: "host", domain: "host", ip: "host", server: "host", ssl: "tls" }),
  ),
  source: new Map(Object.entries({ link: "url", website: "url", comment: "note" })),
};

/** The keys at a path of an entry, as Zod's issues name it. */
export function keysOfPath(path: readonly PropertyKey[]): readonly string[] {
  if (path[0] === "addresses") return keysAt.address;
  if (path[0] === "formerAddresses") return ["host", "port"];
  return path[0] === "sources" ? keysAt.source : keysAt.entry;
}

/** The intended key: the same apart from case and hyphens, a synonym, or one with a typo in it. */
export function meantKey(written: string, level: Level): string | undefined {
  const keys = keysAt[level];
  if (keys.includes(written)) return written;
  const folded = fold(written);
  return keys.find((key) => fold(key) === folded) ?? otherWords[level].get(folded) ?? nearest(written, keys);
}

/** The word most similar to the given one, if at most a third of its letters are wrong. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const small = written.toLowerCase();
  const [near] = words
    .map((word) => ({ word, distance: typosBetween(small, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return near !== undefined && near.distance <= Math.max(1, Math.floor(written.length / 3)) && written.length > 2
    ? near.word
    : undefined;
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, "");
}

/** Letters left out, added, changed or swapped with their neighbour (optimal string alignment); beyond 40 letters: far. */
function typosBetween(a: string, b: string): number {
  if (a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
