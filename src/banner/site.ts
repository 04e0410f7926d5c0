import { pathToFileURL } from "node:url";

/**
 * What the pages and the Astro integration share. Pages are bundled, the integration is not, so a module
 * of both exists twice in one process: the one place that they share is a global.
 */
interface Site {
  /** The checkout's folder. Workers are started from the sources there: a bundle has no file to start them from. */
  root: string;
  rootUrl: URL;
  /** Published file → folder in which it lies. */
  published: Map<string, string>;
  /** Lines for the build's report. */
  problems: string[];
}

const key = Symbol.for("mudlark.banners");
const shared = globalThis as unknown as Record<symbol, Site | undefined>;

/** The one state of the running build. Commands of the checkout run in its root; the integration sets it where not. */
export const site: Site = (shared[key] ??= {
  root: process.cwd(),
  rootUrl: pathToFileURL(`${process.cwd()}/`),
  published: new Map(),
  problems: [],
});

/** Says where the checkout lies. */
export function setRoot(root: URL, path: string): void {
  site.rootUrl = root;
  site.root = path;
}
