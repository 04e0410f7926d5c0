import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { cacheFolder } from "./cache-folder.ts";
import { serveFiles } from "./serve-files.ts";
import { setRoot } from "./site.ts";

/** Passes the location of the checkout to the drawing code; `astro dev` serves drawn files from the cache. */
export function banners(): AstroIntegration {
  return {
    name: "mudlark-banners",
    hooks: {
      "astro:config:setup": ({ config }) => setRoot(config.root, fileURLToPath(config.root)),
      "astro:server:setup": ({ server }) => {
        server.middlewares.use(serveFiles(() => cacheFolder("banners", "files")));
      },
    },
  };
}
