import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { differingFiles, digestsIn } from "../../tools/bench/build/same-files.ts";
import { buildSite } from "./build-site.ts";
import { base, writeTestedData } from "./setup.ts";

const folder = mkdtempSync(join(tmpdir(), "mudlark-same-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds the site of the data folder. @returns the digests of its files */
async function build(out: string, cache: string): Promise<Map<string, string>> {
  await buildSite({
    MUDLARK_DATA: join(folder, "data"),
    MUDLARK_OUT: join(folder, out),
    MUDLARK_CACHE: join(folder, cache),
    MUDLARK_BASE: base,
    MUDLARK_INVENTED: "1",
  });
  return digestsIn(join(folder, out));
}

test("the site is the same with and without what earlier builds kept", async () => {
  const before = digestsIn(inject("siteFolder"));
  // A night later, with the cache, over what the build before all tests wrote.
  await writeTestedData(join(folder, "data"), { more: 1, changed: 0.2 });
  cpSync(inject("siteFolder"), join(folder, "warm"), { recursive: true });
  cpSync(inject("siteCache"), join(folder, "cache"), { recursive: true });
  const warm = await build("warm", "cache");
  const cold = await build("cold", "none");
  expect(differingFiles(warm, before).length).toBeGreaterThan(30);
  expect(differingFiles(warm, cold)).toEqual([]);
  expect(warm.size).toBeGreaterThan(300);
});
