import { resolve } from "node:path";
import { drawnSite } from "./site.ts";
import { site } from "../config/site.ts";

/**
 * The absolute path of the build's cache; a relative one in the configuration is below the checkout.
 * @param parts names of folders within it
 */
export function cacheFolder(...parts: string[]): string {
  return resolve(drawnSite.root, site.cacheDir, ...parts);
}
