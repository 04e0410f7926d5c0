/** Converts the text of a variable to the value of its key. */
type Reading = (text: string) => unknown;

const asIs: Reading = (text) => text;
const flag: Reading = (text) => ({ 1: true, true: true, 0: false, false: false, "": false })[text] ?? text;

/** One environment variable that overrides a key of the configuration. */
export interface ConfigVariable {
  name: `MUDLARK_${string}`;
  /** Path of the key. */
  key: readonly string[];
  read: Reading;
}

/** The variables that override a key of mudlark.config.ts. An empty variable counts as not set. */
export const configVariables: readonly ConfigVariable[] = [
  { name: "MUDLARK_NAME", key: ["name"], read: asIs },
  { name: "MUDLARK_TAGLINE", key: ["tagline"], read: asIs },
  { name: "MUDLARK_SITE", key: ["url"], read: asIs },
  { name: "MUDLARK_BASE", key: ["base"], read: asIs },
  { name: "MUDLARK_REPOSITORY", key: ["repository"], read: asIs },
  { name: "MUDLARK_CONTACT", key: ["contact"], read: asIs },
  { name: "MUDLARK_CRAWLER", key: ["crawler", "name"], read: asIs },
  { name: "MUDLARK_DATA", key: ["dataDir"], read: asIs },
  { name: "MUDLARK_CACHE", key: ["cacheDir"], read: asIs },
  { name: "MUDLARK_OUT", key: ["outDir"], read: asIs },
  { name: "MUDLARK_INVENTED", key: ["invented"], read: flag },
  { name: "MUDLARK_DEPLOY", key: ["deploy"], read: flag },
];

/** The other variables that Mudlark reads, in the code that uses them. */
export const otherVariables: readonly { name: `MUDLARK_${string}`; description: string }[] = [
  { name: "MUDLARK_CONFIG", description: "another file instead of `mudlark.config.ts`" },
  { name: "MUDLARK_BY_CENSUS", description: "the same as `mudlark data check --by-census`" },
];
