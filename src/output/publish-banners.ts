import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AstroIntegrationLogger } from "astro";
import { drawnSite } from "../banner/site.ts";
import { putFile } from "./put-file.ts";

/** Copies the files that pages refer to from the cache to `banners/`, and reports what could not be drawn. */
export function publishBanners(out: string, logger: AstroIntegrationLogger): void {
  const folder = join(out, "banners");
  mkdirSync(folder, { recursive: true });
  for (const [file, from] of drawnSite.published) putFile(join(folder, file), readFileSync(join(from, file)));
  for (const problem of drawnSite.problems) logger.warn(problem);
  logger.info(`${drawnSite.published.size} banner files, ${drawnSite.problems.length} remarks`);
}
