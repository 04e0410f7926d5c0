import type { AstroIntegration } from "astro";
import { brandFiles } from "../config/brand.ts";

/**
 * Serves the favicon and the logo. Each has a route with its whole name, because a page file for all of them,
 * `[brand].[ending].ts`, has no ending that Astro recognises: `astro dev` would then want a slash after the name.
 */
export function brandRoutes(): AstroIntegration {
  return {
    name: "mudlark-brand",
    hooks: {
      "astro:config:setup": ({ injectRoute }) => {
        const entrypoint = new URL("brand-file.ts", import.meta.url);
        for (const { path } of brandFiles) injectRoute({ pattern: path, entrypoint });
      },
    },
  };
}
