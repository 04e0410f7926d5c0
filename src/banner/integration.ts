import { copyFile, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { site as about } from "../config/site.ts";
import { serveFiles } from "./serve-files.ts";
import { setRoot, site } from "./site.ts";

/** Folder of the published files below the site's base. */
export const bannersFolder = "banners";

/**
 * Publishes what `renderBanners` drew: in a build it copies the files that pages asked for to `banners/` and reports
 * what could not be drawn; in `astro dev` it serves them from the cache.
 */
export function banners(): AstroIntegration {
  return {
    name: "mudlark-banners",
    hooks: {
      "astro:config:setup": ({ config }) => setRoot(config.root, fileURLToPath(config.root)),
      "astro:server:setup": ({ server }) => {
        server.middlewares.use(serveFiles(() => resolve(site.root, about.cacheDir, "banners", "files")));
      },
      "astro:build:done": async ({ dir, logger }) => {
        const out = join(fileURLToPath(dir), bannersFolder);
        await mkdir(out, { recursive: true });
        await Promise.all(
          Array.from(site.published, ([file, folder]) => copyFile(join(folder, file), join(out, file))),
        );
        for (const problem of site.problems) logger.warn(problem);
        logger.info(`${site.published.size} banner files, ${site.problems.length} remarks`);
      },
    },
  };
}
