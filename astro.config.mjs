import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { banners } from "./src/banner/integration.ts";
import { site } from "./src/config/site.ts";
import { output } from "./src/output/integration.ts";

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: process.env.MUDLARK_OUT ?? "dist",
  trailingSlash: "always",
  integrations: [sitemap(), banners(), output()],
  devToolbar: { enabled: false },
  // Highlighting would colour by inline styles, which the policy refuses.
  markdown: { syntaxHighlight: false },
  // The Content-Security-Policy allows files of our own and nothing inline.
  // So many pages are made one beside the other that those whose pictures are still being drawn hold up no others.
  build: { inlineStylesheets: "never", concurrency: 256 },
  vite: { build: { assetsInlineLimit: 0 } },
});
