import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PictureKind, publishedName } from "./work/files.ts";

/** What is used of node:http's request and response. */
interface Request {
  url?: string | undefined;
}
interface Response {
  setHeader: (name: string, value: string) => unknown;
  end: (body: Uint8Array) => unknown;
}

const contentTypes: Record<PictureKind, string> = { png: "image/png", css: "text/css", woff: "font/woff" };
const ours = new RegExp(`/banners/(${publishedName.source.slice(1, -1)})(?:[?#].*)?$`);

/**
 * A middleware for `astro dev`: serves banner files from the cache, as a build publishes them. Other requests are
 * passed on.
 * @param folder where the files are, looked up on each request
 */
export function serveFiles(folder: () => string): (request: Request, response: Response, next: () => void) => void {
  return ({ url }, response, next) => {
    const name = ours.exec(url ?? "")?.[1];
    if (name === undefined) {
      next();
      return;
    }
    readFile(join(folder(), name)).then(
      (body) => {
        response.setHeader("Content-Type", contentTypes[name.split(".")[1] as PictureKind]);
        response.end(body);
      },
      () => next(),
    );
  };
}
