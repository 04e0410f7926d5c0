import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { KeptData } from "../../../src/load/kept-data.ts";
import { loadModel } from "../../../src/load/load.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { inventWorld } from "../../../tools/generate/world.ts";

let folder: string;
let dir: string;
let cache: { folder: string; version: string };
const files = ["entries.json", "readings.json"];
const world = { servers: 30, nights: 40, seed: "kept", until: "2026-06-30" };
const withCache = (version = "1"): Promise<SiteModel> => loadModel(dir, Infinity, new KeptData({ ...cache, version }));
const stamps = (): number[] => files.map((file) => statSync(join(cache.folder, file)).ino);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-kept-"));
  dir = join(folder, "data");
  cache = { folder: join(folder, "cache"), version: "1" };
  await inventWorld({ ...world, out: dir });
  // Lines that are skipped, and a visit at the wrong time: the cache must not hide them.
  const night = join(dir, "readings", "2026", "2026-06-20.ndjson");
  const lines = readFileSync(night, "utf8").trimEnd().split("\n");
  const far = JSON.stringify({ ...(JSON.parse(lines[3] ?? "") as object), at: "2026-01-01T00:00:00.000Z" });
  const refused = { ...(JSON.parse(lines[5] ?? "") as object), outcome: "refused", reason: "Banned!", players: null };
  writeFileSync(night, `${[...lines, far, "[]", '{"id": broken', JSON.stringify(refused)].join("\n")}\n`);
});

describe("what is kept of the data folder", () => {
  it("gives the same model as reading all of it, whether it was empty, full or damaged", async () => {
    const plain = await loadModel(dir);
    expect(plain.report.skipped).toHaveLength(3);
    expect(await withCache()).toStrictEqual(plain);
    const before = stamps();
    expect(await withCache()).toStrictEqual(plain);
    expect(stamps()).toEqual(before);
    for (const file of files) {
      const path = join(cache.folder, file);
      const text = readFileSync(path, "utf8");
      writeFileSync(
        path,
        text.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10)),
      );
      expect(await withCache()).toStrictEqual(plain);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
    const kept = stamps();
    expect(await withCache("2")).toStrictEqual(plain);
    expect(stamps()).not.toEqual(kept);
    expect(await withCache("1")).toStrictEqual(plain);
  });

  it("follows the data: a night more, a tenth changed, a game gone", async () => {
    await withCache();
    rmSync(dir, { recursive: true });
    await inventWorld({ ...world, servers: 29, out: dir, more: 1, changed: 0.1 });
    const plain = await loadModel(dir);
    expect(await withCache()).toStrictEqual(plain);
    expect(await withCache()).toStrictEqual(plain);
  });

  it("is not needed: if it cannot be written, the data is read all the same", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const model = await loadModel(dir, Infinity, new KeptData({ folder: file, version: "1" }));
    expect(model.servers).toHaveLength(29);
  });
});
