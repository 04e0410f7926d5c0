import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import type { AstroIntegration } from "astro";
import { drawnSite } from "../banner/site.ts";
import { cacheFolder } from "../banner/cache-folder.ts";
import { keepCompiledCode } from "../cache/compiled-code.ts";
import { prepareFolder } from "../config/prepared-folder.ts";
import { site } from "../config/site.ts";
import { siteModel } from "../load/load.ts";
import { reportWords } from "../load/report-words.ts";
import type { findFile } from "./find-file.ts";
import { moveAssets } from "./move-assets.ts";
import { BundledPages } from "./second-thread/bundled-pages.ts";
import { SecondThread } from "./second-thread/second-thread.ts";
import { sharePages } from "./second-thread/share-pages.ts";
import { beginSweep, endSweep } from "./sweep.ts";

/**
 * By how much a heap may grow until its next collection, in per cent: less needs more time, more needs more memory. The
 * "build" script of package.json limits the first thread's young generation, which only Node's command line can do: with
 * 8 MB, a build needs 100 MB less than with Node's default, and no more time.
 */
const heapGrowth = 30;

/**
 * Makes everything other than pages, on other threads, while Astro bundles and renders the pages: draws pictures, and
 * writes the additional files of servers. Half of the pages are rendered on another thread too. At the end it removes
 * what an earlier build left in the output. `astro dev` serves the same files.
 */
export function output(): AstroIntegration {
  let out = "";
  let began = 0;
  let second: SecondThread | undefined;
  const bundled = new BundledPages();
  return {
    name: "mudlark-output",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [bundled.plugin(), moveAssets(() => out)], build: { emptyOutDir: false } } });
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
      "astro:build:start": ({ logger, setPrerenderer }) => {
        const cacheDir = cacheFolder();
        // Before anything is made that could not be written.
        prepareFolder(out, "outDir");
        prepareFolder(cacheDir, "cacheDir");
        began = beginSweep(out);
        // Each thread would otherwise collect its garbage when it has as much of it as data.
        setFlagsFromString(`--heap-growing-percent=${heapGrowth}`);
        keepCompiledCode(cacheDir);
        const thread = new SecondThread(out, (event) => logger.options.destination.write(event));
        second = thread;
        setPrerenderer((own) => sharePages(own, thread, bundled));
      },
      "astro:build:setup": ({ pages }) => {
        bundled.pages = pages;
      },
      "astro:build:done": async ({ logger }) => {
        const made = await second?.finish();
        for (const problem of drawnSite.problems) logger.warn(problem);
        logger.info(`${drawnSite.published.size} banner files, ${drawnSite.problems.length} remarks`);
        logger.info(`${made ?? 0} files in addition to the pages`);
        for (const line of reportWords((await siteModel()).report, site.dataDir)) logger.warn(line);
        endSweep(out, began);
      },
    },
  };
}
