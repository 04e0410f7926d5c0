import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { site } from "../config/site.ts";
import { siteModel } from "../load/load.ts";
import { reportWords } from "../load/report-words.ts";
import type { findFile } from "./find-file.ts";
import { publishBanners } from "./publish-banners.ts";
import { searchFiles } from "./search-files.ts";
import { beginSweep, endSweep } from "./sweep.ts";
import { FileWriter, writeServerFiles } from "./write-files.ts";

/**
 * Makes everything other than pages: writes the additional files of servers, and draws pictures on other threads, while
 * Astro bundles and renders the pages. At the end it adds the pictures to the output and removes what an earlier build
 * left there. `astro dev` serves the same files.
 */
export function output(): AstroIntegration {
  let out = "";
  let began = 0;
  let making: Promise<number | Error> = Promise.resolve(0);
  return {
    name: "mudlark-output",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      "astro:config:done": ({ config }) => {
        out = fileURLToPath(config.outDir);
      },
      "astro:server:setup": ({ server }) => {
        server.middlewares.use((request, response, next) => {
          // Vite has already removed the site's base.
          const path = new URL(request.url ?? "/", "http://localhost").pathname;
          // Loaded by the dev server, so that edits of its imports show at once.
          void server
            .ssrLoadModule("/src/output/find-file.ts")
            .then((module) => (module.findFile as typeof findFile)(path))
            .then((file) => {
              if (file === null) {
                next();
                return;
              }
              response.setHeader("Content-Type", `${file.type}; charset=utf-8`);
              response.end(file.text);
            })
            .catch(next);
        });
      },
      "astro:build:start": () => {
        began = beginSweep(out);
        // An error is kept until the pages are rendered: if the data is to blame, they report it first.
        making = makeFiles(out).catch((cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause))));
      },
      "astro:build:done": async ({ logger }) => {
        const made = await making;
        if (made instanceof Error) throw made;
        publishBanners(out, logger);
        logger.info(`${made} files in addition to the pages`);
        for (const line of reportWords((await siteModel()).report, site.dataDir)) logger.warn(line);
        endSweep(out, began);
      },
    },
  };
}

/** @returns number of files */
async function makeFiles(out: string): Promise<number> {
  const model = await siteModel();
  const writer = new FileWriter(out);
  // The first request starts drawing the banners.
  const search = searchFiles();
  await writeServerFiles(writer, model);
  for (const [path, text] of await search) await writer.write(path, text);
  return writer.written;
}
