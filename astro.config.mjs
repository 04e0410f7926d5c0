import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { site } from "./src/config/site.ts";

export default defineConfig({
  site: site.url,
  base: site.base,
  outDir: process.env.MUDLARK_OUT ?? "dist",
  trailingSlash: "always",
  integrations: [sitemap()],
  devToolbar: { enabled: false },
});
