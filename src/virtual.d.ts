// Modules that src/config/build-modules.ts derives from the configuration.

/** Only has side effects: sets the colours of this build. */
declare module "virtual:theme.css";

/** The about pages in the configuration, by slug, as Astro imports Markdown. */
declare module "virtual:about-pages" {
  import type { MarkdownInstance } from "astro";
  export const configuredPages: ReadonlyMap<string, MarkdownInstance<Record<string, unknown>>>;
}
