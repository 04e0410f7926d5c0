import { pathToFileURL } from "node:url";
import { oncePerBuild } from "../config/build-state.ts";

/** State shared by the pages and the Astro integration. */
interface Site {
  /**
   * The checkout's folder. Workers are started from the sources there, because a bundle has no file to start them from.
   */
  root: string;
  rootUrl: URL;
  /** Published file → its folder. */
  published: Map<string, string>;
  /** Lines for the build's report. */
  problems: string[];
}

/** The only state of the current build. Commands run in the root of the checkout; if not, the integration sets it. */
export const drawnSite = oncePerBuild("banners", (): Site => ({
  root: process.cwd(),
  rootUrl: pathToFileURL(`${process.cwd()}/`),
  published: new Map(),
  problems: [],
}));

/** Sets the location of the checkout. */
export function setRoot(root: URL, path: string): void {
  drawnSite.rootUrl = root;
  drawnSite.root = path;
}
