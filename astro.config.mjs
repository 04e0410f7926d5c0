import "./src/config/no-telemetry.ts";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { banners } from "./src/banner/integration.ts";
import { site } from "./src/config/site.ts";
import { addressCheck } from "./src/config/address-check.ts";
import { buildModules } from "./src/config/build-modules.ts";
import { brandRoutes } from "./src/output/brand-routes.ts";
import { output } from "./src/output/integration.ts";

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: site.outDir,
  trailingSlash: "always",
  integrations: [addressCheck(), sitemap(), banners(), brandRoutes(), output()],
  devToolbar: { enabled: false },
  // Syntax highlighting would use inline styles, which the policy blocks.
  markdown: { syntaxHighlight: false },
  // The Content-Security-Policy allows our own files and nothing inline. Enough pages are built at once that those
  // waiting for their pictures do not hold up the others.
  build: { inlineStylesheets: "never", concurrency: 256 },
  vite: {
    plugins: [buildModules()],
    build: {
      assetsInlineLimit: 0,
      // The scanner loads some modules later, so that its commands start sooner. Here all are needed at once.
      rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
    },
  },
});
