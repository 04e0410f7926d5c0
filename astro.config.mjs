import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { banners } from "./src/banner/integration.ts";
import { site } from "./src/config/site.ts";
import { output } from "./src/output/integration.ts";

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: site.outDir,
  trailingSlash: "always",
  integrations: [sitemap(), banners(), output()],
  devToolbar: { enabled: false },
  // Highlighting would colour by inline styles, which the policy refuses.
  markdown: { syntaxHighlight: false },
  // The Content-Security-Policy allows files of our own and nothing inline.
  // Enough pages are built at once that those waiting for their pictures do not hold up the others.
  build: { inlineStylesheets: "never", concurrency: 256 },
  vite: { build: { assetsInlineLimit: 0 } },
});
