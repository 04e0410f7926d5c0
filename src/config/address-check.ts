import type { AstroIntegration } from "astro";
import { ConfigError, placeholderUrl, type Config } from "@mudlark/scanner/config";
import { isDevelopment } from "./command.ts";
import { placeOf, site } from "./site.ts";

/**
 * The problem with building a site under the placeholder address; null if the directory has its own address. Invented
 * servers are built to try the software, so the address does not matter.
 */
export function placeholderProblem({ url, invented }: Pick<Config, "url" | "invented">, place: string): string | null {
  if (url !== placeholderUrl || invented) return null;
  return `${place}: the site still has the default address: canonical links, feeds and the sitemap would lead to ${placeholderUrl}. Write your own, as in url: "https://muds.example.org" (or run npm run setup).`;
}

/**
 * Refuses to publish a site under the placeholder address (MUDLARK_DEPLOY=1), and warns about it in any other build.
 */
export function addressCheck(): AstroIntegration {
  return {
    name: "mudlark-address",
    hooks: {
      "astro:config:done": ({ logger }) => {
        const problem = placeholderProblem(site, placeOf(["url"]));
        if (problem === null) return;
        if (site.deploy) throw new ConfigError(problem);
        if (!isDevelopment) logger.warn(problem);
      },
    },
  };
}
