// Modules that src/config/build-modules.ts makes from the configuration.

/** Side effects only: the colours of this build. */
declare module "virtual:theme.css";

/** The about pages of the configuration, by slug, as Astro imports Markdown. */
declare module "virtual:about-pages" {
  import type { MarkdownInstance } from "astro";
  export const configuredPages: ReadonlyMap<string, MarkdownInstance<Record<string, unknown>>>;
}
