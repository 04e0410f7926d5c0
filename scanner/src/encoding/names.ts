/** How bytes become characters: one byte each, one or two, or more. */
export type EncodingKind = "ascii" | "utf-8" | "single" | "multi" | "home-computer";

interface EncodingRow {
  name: string;
  kind: EncodingKind;
  /** Other names in any spelling: only letters and digits count. */
  aliases: readonly string[];
}

const isoParts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16];
const latinNames = new Map([
  [1, ["latin1", "l1", "8859"]],
  [2, ["latin2", "l2"]],
  [3, ["latin3"]],
  [4, ["latin4"]],
  [5, ["cyrillic"]],
  [7, ["greek"]],
  [8, ["hebrew"]],
  [9, ["latin5"]],
  [10, ["latin6"]],
  [13, ["latin7"]],
  [14, ["latin8"]],
  [15, ["latin9"]],
  [16, ["latin10"]],
]);

/** The encodings that MUD and bulletin board servers have been seen to use or offer. */
const rows: readonly EncodingRow[] = [
  { name: "utf-8", kind: "utf-8", aliases: ["unicode", "u8", "utf"] },
  { name: "ascii", kind: "ascii", aliases: ["us-ascii", "ansi_x3.4-1968", "iso646-us", "646", "nvt"] },
  ...isoParts.map((part): EncodingRow => ({
    name: `iso-8859-${part}`,
    kind: "single",
    aliases: [`iso${part}`, `8859-${part}`, ...(latinNames.get(part) ?? [])],
  })),
  ...[437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 1125].map(
    (page): EncodingRow => ({
      name: `cp${page}`,
      kind: "single",
      aliases: [`ibm${page}`, `dos${page}`, ...(page === 866 ? ["alt"] : page === 437 ? ["ibmpc", "oem"] : [])],
    }),
  ),
  ...[1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page): EncodingRow => ({
    name: `windows-${page}`,
    kind: "single",
    aliases: [`cp${page}`, `win${page}`],
  })),
  { name: "koi8-r", kind: "single", aliases: ["koi8", "koi"] },
  { name: "koi8-u", kind: "single", aliases: [] },
  { name: "tis-620", kind: "single", aliases: ["thai"] },
  { name: "viscii", kind: "single", aliases: [] },
  { name: "macintosh", kind: "single", aliases: ["mac", "macroman", "mac-roman"] },
  { name: "gbk", kind: "multi", aliases: ["cp936", "gb2312", "gb", "euc-cn", "chinese", "936"] },
  { name: "gb18030", kind: "multi", aliases: [] },
  { name: "big5", kind: "multi", aliases: ["cp950", "big5-tw", "950"] },
  { name: "big5-hkscs", kind: "multi", aliases: [] },
  { name: "euc-kr", kind: "multi", aliases: ["cp949", "uhc", "ks_c_5601-1987", "ksc5601", "korean", "949"] },
  { name: "shift_jis", kind: "multi", aliases: ["sjis", "cp932", "ms_kanji", "windows-31j", "932"] },
  { name: "euc-jp", kind: "multi", aliases: ["ujis"] },
  { name: "petscii", kind: "home-computer", aliases: ["cbm", "commodore", "c64", "c128"] },
  { name: "atascii", kind: "home-computer", aliases: ["atari8bit", "atari"] },
];

const kinds = new Map(rows.map(({ name, kind }) => [name, kind]));
const byKey = new Map(rows.flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => [key(alias), name])));

/** Canonical names of all encodings that `decode` and `encode` support, in IANA's spelling if it has one. */
export const knownEncodings: readonly string[] = rows.map(({ name }) => name);

/**
 * The canonical name of an encoding, however a server or a person spells it: `UTF8`, `cp-1251`, `ISO-8859-02`,
 * `en_US.UTF-8`, `latin1`. Undefined if unknown.
 */
export function normaliseEncoding(name: string): string | undefined {
  if (name.length > 60) return undefined;
  if (kinds.has(name)) return name;
  return byKey.get(key(name)) ?? byKey.get(key(name.replace(/^[a-z]{2,3}_[A-Z]{2}\./, "")));
}

/** The kind of a known encoding; undefined for a name that is not canonical. */
export function encodingKind(name: string): EncodingKind | undefined {
  return kinds.get(name);
}

/** Letters and digits in lower case, without leading zeros of numbers: what all spellings of a name have in common. */
function key(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[^0-9])0+(?=[0-9])/g, "$1")
    .replace(/[^a-z0-9]/g, "");
}
