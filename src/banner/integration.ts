import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { site as about } from "../config/site.ts";
import { serveFiles } from "./serve-files.ts";
import { setRoot, drawnSite } from "./site.ts";

/** Passes the location of the checkout to the drawing code; `astro dev` serves drawn files from the cache. */
export function banners(): AstroIntegration {
  return {
    name: "mudlark-banners",
    hooks: {
      "astro:config:setup": ({ config }) => setRoot(config.root, fileURLToPath(config.root)),
      "astro:server:setup": ({ server }) => {
        server.middlewares.use(serveFiles(() => resolve(drawnSite.root, about.cacheDir, "banners", "files")));
      },
    },
  };
}
