import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { siteBanners, siteCards } from "../content/banners.ts";
import { siteModel } from "../content/load.ts";
import type { findServerFile } from "./find-server-file.ts";
import { beginSweep, endSweep } from "./sweep.ts";
import { writeServerFiles } from "./write-server-files.ts";

/**
 * Makes what is no page: the files that servers have beside their pages are written, and pictures drawn on other
 * threads, while Astro bundles and makes the pages. What an earlier build left in the output is swept at the end.
 * `astro dev` serves the same files.
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
          // Vite has taken the site's base off it.
          const path = new URL(request.url ?? "/", "http://localhost").pathname;
          // By the server's own loader, so that an edit of what it imports shows at once.
          void server
            .ssrLoadModule("/src/output/find-server-file.ts")
            .then((module) => (module.findServerFile as typeof findServerFile)(path))
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
      "astro:build:start": async () => {
        began = await beginSweep(out);
        // An error is kept until the pages are made: where the data is at fault, they say so first.
        making = makeFiles(out).catch((cause: unknown) => (cause instanceof Error ? cause : new Error(String(cause))));
      },
      "astro:build:done": async ({ logger }) => {
        const made = await making;
        if (made instanceof Error) throw made;
        logger.info(`${made} files beside the pages of servers`);
        await endSweep(out, began);
      },
    },
  };
}

async function makeFiles(out: string): Promise<number> {
  const model = await siteModel();
  const [written] = await Promise.all([writeServerFiles(out, model), drawPictures()]);
  return written;
}

/** Those of servers, then the cards of other pages. */
async function drawPictures(): Promise<void> {
  await siteBanners();
  await siteCards();
}
