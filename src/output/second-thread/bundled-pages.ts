import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AstroIntegration, AstroPrerenderer } from "astro";
import type { Plugin } from "vite";
import type { PageBundle } from "./messages.ts";

type Pages = Parameters<NonNullable<AstroIntegration["hooks"]["astro:build:setup"]>>[0]["pages"];

/** What Astro's own prerenderer has once it is set up, though its type does not say so. */
interface WithApp {
  app?: { getSettings: () => { scripts: { stage: string }[] } };
}

/** Vite's environment for what renders pages at build time. */
export const pagesEnvironment = "prerender";
/** How Astro names the entry of that bundle. */
const entryName = /^prerender-entry\b/;

/** The pages as Astro bundles them, noted while it does: it does not say where. */
export class BundledPages {
  /** From Astro's hook before the build, which completes it. */
  pages: Pages | undefined;
  #entry: string | undefined;

  /** The Vite plugin that notes where the entry is written. */
  plugin(): Plugin {
    return {
      name: "mudlark-bundled-pages",
      applyToEnvironment: ({ name }) => name === pagesEnvironment,
      writeBundle: ({ dir }, bundle) => {
        const file = Object.keys(bundle).find((name) => entryName.test(name));
        if (dir !== undefined && file !== undefined) this.#entry = pathToFileURL(join(dir, file)).href;
      },
    };
  }

  /**
   * What another thread needs to render the pages.
   * @param own Astro's prerenderer, set up
   * @returns undefined if something is unknown, or if integrations add bundled scripts: then no other thread can
   */
  bundle(own: AstroPrerenderer): PageBundle | undefined {
    const scripts = (own as WithApp).app?.getSettings().scripts;
    const entry = this.#entry;
    if (entry === undefined || this.pages === undefined || scripts === undefined) return undefined;
    if (scripts.some(({ stage }) => stage === "page")) return undefined;
    return { entry, scripts, styles: new Map(Array.from(this.pages, ([key, { styles }]) => [key, { styles }])) };
  }
}
