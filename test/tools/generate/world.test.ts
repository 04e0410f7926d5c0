import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadModel } from "../../../src/load/load.ts";
import { listingEntrySchema } from "@mudlark/scanner/record";
import { inventServer } from "../../../tools/generate/server.ts";
import { hostileNames } from "../../../tools/generate/words.ts";
import { inventWorld } from "../../../tools/generate/world.ts";

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "mudlark-world-"));
  for (const name of ["one", "same"])
    await inventWorld({ servers: 90, nights: 70, out: join(dir, name), seed: "t", until: "2026-06-30" });
  const world = { servers: 90, nights: 70, out: join(dir, "later"), seed: "t", until: "2026-06-30" };
  await inventWorld({ ...world, more: 1, changed: 0.1 });
});

function digests(name: string): Map<string, string> {
  const files = readdirSync(join(dir, name), { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(dir, name, file)).isFile(),
  );
  return new Map(
    files.map((file) => [
      file,
      createHash("sha256")
        .update(readFileSync(join(dir, name, file)))
        .digest("hex"),
    ]),
  );
}

describe("an invented world", () => {
  it("is the same for the same seed", () => {
    expect(digests("one")).toEqual(digests("same"));
  });

  it("adds a night and changes the requested share of records, and nothing else", () => {
    const before = digests("one");
    const different = [...digests("later")].filter(([file, digest]) => before.get(file) !== digest);
    const records = different.filter(([file]) => file.endsWith(".json"));
    expect(records.length).toBeGreaterThan(0);
    // A server may be reached for the first time in the added night.
    expect(records.length).toBeLessThanOrEqual(9 + 2);
    const nights = different.filter(([file]) => file.endsWith(".ndjson")).map(([file]) => file);
    expect(nights).toEqual([join("readings", "2026", "2026-07-01.ndjson")]);
  });

  it("lists a server for every hostile name, with a valid entry", () => {
    const servers = hostileNames.map((_, turn) => inventServer("t", 13 + 67 * turn, 70));
    expect(servers.map(({ mssp }) => mssp.NAME).filter((name) => name !== "Mygame")).not.toEqual([]);
    for (const { id, entry } of servers) {
      expect(listingEntrySchema.safeParse(entry).error, entry.name).toBeUndefined();
      expect(id, entry.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });

  it("is valid data: every file reads, no line is skipped", async () => {
    const model = await loadModel(join(dir, "one"));
    expect(model.totals.servers).toBe(90);
    expect(model.report).toMatchObject({ skipped: [], unlisted: [] });
    expect(new Set(model.servers.map((server) => server.status.state))).toContain("live");
    expect(model.totals.players).toBeGreaterThan(0);
    expect(model.news.map((item) => item.kind)).toEqual(expect.arrayContaining(["new", "changed", "dark", "back"]));
    expect(model.news.flatMap((item) => item.differences.map(({ what }) => what))).toEqual(
      expect.arrayContaining(["options", "mssp"]),
    );
    expect(model.servers.some((server) => server.name.includes("<script>"))).toBe(true);
  });
});
