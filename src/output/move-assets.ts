import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { putFile } from "./put-file.ts";
import { pagesEnvironment } from "./second-thread/bundled-pages.ts";

/** The folder of Vite's notes, which are not published. */
const notes = ".vite/";

/**
 * A Vite plugin that moves style sheets and other assets from the folder of the page bundle to the output. Astro would
 * rename them, which fails if the output is on another file system, as the volume of a container is.
 * @param out returns the folder of the site, once Astro's configuration is complete
 */
export function moveAssets(out: () => string): Plugin {
  return {
    name: "mudlark-move-assets",
    applyToEnvironment: ({ name }) => name === pagesEnvironment,
    writeBundle: ({ dir }, bundle) => {
      if (dir === undefined) return;
      for (const { type, fileName } of Object.values(bundle)) {
        if (type !== "asset" || fileName.startsWith(notes)) continue;
        const to = join(out(), fileName);
        mkdirSync(dirname(to), { recursive: true });
        putFile(to, readFileSync(join(dir, fileName)));
        rmSync(join(dir, fileName));
      }
    },
  };
}
