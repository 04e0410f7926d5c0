import { extname } from "node:path";
import { site } from "./site.ts";

/** One of the site's own pictures, served at a path below the base. */
interface BrandFile {
  path: `/${string}`;
  /** Media type. */
  type: string;
  /** The file in the checkout; undefined for the default bird. */
  file: string | undefined;
}

const types: Readonly<Record<string, string>> = { ".png": "image/png", ".ico": "image/vnd.microsoft.icon" };

function brandFile(name: string, file: string | undefined): BrandFile {
  const ending = extname(file ?? ".svg").toLowerCase() || ".svg";
  return { path: `/${name}${ending}`, type: types[ending] ?? "image/svg+xml", file };
}

export const favicon = brandFile("favicon", site.favicon);
/** The picture before the name at the top of each page; undefined for the default bird. */
export const logo = site.logo === undefined ? undefined : brandFile("logo", site.logo);
/** All of the site's own pictures. */
export const brandFiles: readonly BrandFile[] = [favicon, ...(logo === undefined ? [] : [logo])];
