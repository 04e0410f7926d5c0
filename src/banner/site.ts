import { pathToFileURL } from "node:url";
import { oncePerBuild } from "../config/build-state.ts";

/** What the pages and the Astro integration share. */
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

/** The one state of the running build. Commands of the checkout run in its root; the integration sets it where not. */
export const site = oncePerBuild("banners", (): Site => ({
  root: process.cwd(),
  rootUrl: pathToFileURL(`${process.cwd()}/`),
  published: new Map(),
  problems: [],
}));

/** Sets the location of the checkout. */
export function setRoot(root: URL, path: string): void {
  site.rootUrl = root;
  site.root = path;
}
