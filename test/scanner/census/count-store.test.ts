import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { CountStore, StoreError } from "../../../scanner/src/census/index.ts";

let data: string;
beforeEach(async () => (data = await mkdtemp(join(tmpdir(), "mudlark-counts-"))));

const began = Date.parse("2026-11-21T20:07:31Z");
const day = (): string => join(data, "counts", "2026", "2026-11-21.ndjson");
const warnings: string[] = [];
async function opened(at: number, shard?: string): Promise<CountStore> {
  const store = new CountStore(data, (warning) => warnings.push(warning));
  await store.openRound(at, shard);
  return store;
}
const text = (): Promise<string> => readFile(day(), "utf8");

test("counts are on disk as soon as they are added, and one line at the end", async () => {
  const store = await opened(began);
  await store.keep({ id: "b", players: 4, source: "who" });
  await store.keep({ id: "a", players: 118, source: "mssp", booted: 1_795_289_220 });
  expect((await text()).split("\n")).toHaveLength(4);
  await store.closeRound();
  expect(await text()).toBe('{"at":"2026-11-21T20:07Z","mssp":{"a":118},"who":{"b":4},"booted":{"a":1795289220}}\n');
  expect(await readdir(join(data, "counts", "2026"))).toEqual(["2026-11-21.ndjson"]);
});

test("a further round of the day adds a line, whatever the clock did", async () => {
  for (const [hours, id] of [
    [0, "b"],
    [3, "a"],
    [1, "c"],
    [0, "d"],
  ] as const) {
    const store = await opened(began + hours * 3_600_000);
    await store.keep({ id, players: hours, source: "mssp" });
    await store.closeRound();
  }
  expect(await text()).toBe(
    [
      '{"at":"2026-11-21T20:07Z","mssp":{"b":0,"d":0}}',
      '{"at":"2026-11-21T21:07Z","mssp":{"c":1}}',
      '{"at":"2026-11-21T23:07Z","mssp":{"a":3}}',
      "",
    ].join("\n"),
  );
});

test("a round that was killed at any byte is repaired by the next one, and a bad line is kept", async () => {
  const line = '{"at":"2026-11-21T17:07Z","mssp":{"a":1}}\n';
  await mkdir(join(data, "counts", "2026"), { recursive: true });
  for (let cut = 0; cut < line.length; cut += 5) {
    await writeFile(day(), `${line}<<<<<<< HEAD\n${line.slice(0, cut)}`);
    const store = await opened(began);
    await store.keep({ id: "b", players: 2, source: "mssp" });
    await store.closeRound();
    expect(await text()).toBe(`${line}{"at":"2026-11-21T20:07Z","mssp":{"b":2}}\n<<<<<<< HEAD\n`);
  }
});

test("a shard has its own file", async () => {
  const store = await opened(began, "2-of-4");
  await store.closeRound();
  expect(await readdir(join(data, "counts", "2026"))).toEqual(["2026-11-21.2-of-4.ndjson"]);
});

test("what cannot be written is an error with the file's name", async () => {
  await writeFile(join(data, "counts"), "");
  await expect(opened(began)).rejects.toThrow(StoreError);
  await expect(opened(began)).rejects.toThrow(/2026-11-21\.ndjson/);
});
