/** Lists of options, as in `fingerprint-data` of any version of the format. */
export interface OptionLists {
  "offered-options": readonly string[];
  "refused-options": readonly string[];
  "requested-options": readonly string[];
}

/**
 * How two fingerprints treat one option: whether the server offered it, refused it or was not asked, and whether it
 * requested it from the client.
 */
export interface OptionDifference {
  option: string;
  side: "server" | "client";
  a: "offered" | "refused" | "requested" | "not asked";
  b: "offered" | "refused" | "requested" | "not asked";
}

/**
 * The options in which two fingerprints differ. Empty for equal fingerprints; the number of entries is the distance.
 */
export function fingerprintDifferences(a: OptionLists, b: OptionLists): OptionDifference[] {
  const [one, two] = [serverSide(a), serverSide(b)];
  const server = [...new Set([...one.keys(), ...two.keys()])].sort().map((option) => ({
    option,
    side: "server" as const,
    a: one.get(option) ?? ("not asked" as const),
    b: two.get(option) ?? ("not asked" as const),
  }));
  const client = [...new Set([...a["requested-options"], ...b["requested-options"]])].sort().map((option) => ({
    option,
    side: "client" as const,
    a: a["requested-options"].includes(option) ? ("requested" as const) : ("not asked" as const),
    b: b["requested-options"].includes(option) ? ("requested" as const) : ("not asked" as const),
  }));
  return [...server, ...client].filter((difference) => difference.a !== difference.b);
}

function serverSide(lists: OptionLists): Map<string, "offered" | "refused"> {
  return new Map([
    ...lists["refused-options"].map((option) => [option, "refused"] as const),
    ...lists["offered-options"].map((option) => [option, "offered"] as const),
  ]);
}
