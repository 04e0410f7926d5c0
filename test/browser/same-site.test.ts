import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { differingFiles, digestsIn } from "../../tools/bench/build/same-files.ts";
import { inventWorld } from "../../tools/generate/world.ts";
import { buildSite } from "./build-site.ts";

const folder = mkdtempSync(join(tmpdir(), "mudlark-same-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the site of the data folder. @returns the digests of its files */
async function build(out: string, cache: string): Promise<Map<string, string>> {
  await buildSite({
    MUDLARK_DATA: join(folder, "data"),
    MUDLARK_OUT: join(folder, out),
    MUDLARK_CACHE: join(folder, cache),
    MUDLARK_INVENTED: "1",
  });
  return digestsIn(join(folder, out));
}

test("the site is the same with and without what earlier builds kept", async () => {
  const world = { servers: 30, nights: 40, seed: "same", until: "2026-06-30", out: join(folder, "data") };
  await inventWorld(world);
  const before = await build("dist", "cache");
  rmSync(world.out, { recursive: true });
  await inventWorld({ ...world, more: 1, changed: 0.1 });
  // A night later, with the cache, over what the first build wrote.
  const warm = await build("dist", "cache");
  const cold = await build("cold", "none");
  expect(differingFiles(warm, before).length).toBeGreaterThan(30);
  expect(differingFiles(warm, cold)).toEqual([]);
  expect(warm.size).toBeGreaterThan(300);
});
