import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Config } from "../../../scanner/src/config/index.ts";
import { configured } from "../invented/configured.ts";

const folder = mkdtempSync(join(tmpdir(), "mudlark-brand-"));
const logo = join(folder, "ours.PNG");
writeFileSync(logo, "a picture");

/** The routes that a directory with this configuration adds, and the response to each. */
async function responses(config: Partial<Config>): Promise<Record<string, [type: string | null, body: string]>> {
  const { brandRoutes } = await configured(config, () => import("../../../src/output/brand-routes.ts"));
  const { GET } = await import("../../../src/output/brand-file.ts");
  const patterns: string[] = [];
  const { "astro:config:setup": setup } = brandRoutes().hooks;
  type Options = Parameters<NonNullable<typeof setup>>[0];
  const injectRoute: Options["injectRoute"] = ({ pattern }) => void patterns.push(pattern);
  await setup?.({ injectRoute } as Options);
  const found = patterns.map(async (routePattern) => {
    const response = GET({ routePattern });
    return [routePattern, [response.headers.get("content-type"), await response.text()]] as const;
  });
  return Object.fromEntries(await Promise.all(found)) as Record<string, [string | null, string]>;
}

test("the favicon is the bird by default, and has a route with its whole name", async () => {
  expect(await responses({})).toEqual({
    "/favicon.svg": ["image/svg+xml", expect.stringMatching(/^<svg [\s\S]*prefers-color-scheme:dark/)],
  });
});

test("a configured favicon and logo are served as they are", async () => {
  expect(await responses({ favicon: logo, logo })).toEqual({
    "/favicon.png": ["image/png", "a picture"],
    "/logo.png": ["image/png", "a picture"],
  });
});
