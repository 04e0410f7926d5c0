import { listingAddressSchema, listingEntrySchema } from "../../record/index.ts";
import { nearest } from "../../text/index.ts";

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

function fold(key: string): string {
  return key.toLowerCase().replace(/[\s_-]/g, "");
}
