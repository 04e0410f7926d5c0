/** The site's name and address. A deployment changes these by environment variables, nothing else. */
export const site = {
  name: process.env.MUDLARK_NAME ?? "Mudlark",
  tagline: "A directory of MUDs that measures what it lists",
  /** Address of the site, without the base path. */
  url: process.env.MUDLARK_SITE ?? "https://mudlark.example",
  /** Path of the site: "/" or "/mudlark/". */
  base: process.env.MUDLARK_BASE ?? "/",
  /** Repository that takes pull requests. */
  repository: process.env.MUDLARK_REPOSITORY ?? "https://github.com/mudlark/mudlark",
  /** Where records come from; the demo and the tests point it elsewhere. */
  dataDir: process.env.MUDLARK_DATA ?? "data",
  /** What is expensive to make (pictures of banners) is kept here from build to build. */
  cacheDir: process.env.MUDLARK_CACHE ?? ".cache",
  /** True when the servers shown are invented (practice realm, generated data): every page then says so. */
  invented: process.env.MUDLARK_INVENTED === "1",
} as const;
