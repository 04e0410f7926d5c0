// cspell:ignore mkfifo
import { execFile } from "node:child_process";
import { mkdtemp, mkdir, open, readdir, readFile, rm, symlink, writeFile, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { Reading } from "@mudlark/scanner/record";
import { FileStore, latestNight, storeError, StoreError } from "../../../scanner/src/census/index.ts";
import { fakeRecord, readingsSince } from "./fake-world.ts";

let data: string;
let store: FileStore;
const warnings: string[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "mudlark-store-"));
  warnings.length = 0;
  store = new FileStore(data, (text) => warnings.push(text));
});
afterEach(() => store.closeNight().catch(() => undefined));

const reading = (id: string, minute = 0): Reading => ({
  id,
  host: `${id}.example`,
  port: 4000,
  outcome: "ok",
  at: `2026-11-21T02:${String(minute).padStart(2, "0")}:00Z`,
  ms: { total: 3000 },
});
const night = (): string => join(data, "readings", "2026", "2026-11-21.ndjson");
const record = fakeRecord({ host: "a.example", port: 4000, tls: false }, {}, 0, false);

test("readings are in the file as soon as they are added, and sorted at the end", async () => {
  await store.openNight("2026-11-21", undefined);
  await Promise.all(["c", "a", "b"].map((id, minute) => store.keep(reading(id, minute))));
  await store.keep(reading("a", 9));
  expect((await readFile(night(), "utf8")).split("\n")).toHaveLength(5);
  await store.closeNight();
  const ids = (await readFile(night(), "utf8")).trim().split("\n");
  expect(ids.map((line) => (JSON.parse(line) as Reading).id)).toEqual(["a", "a", "b", "c"]);
  expect(await readdir(join(data, "readings", "2026"))).toEqual(["2026-11-21.ndjson"]);
});

test("a night that was cut off at any byte is repaired when it is opened again", async () => {
  const line = JSON.stringify(reading("a"));
  await mkdir(join(data, "readings", "2026"), { recursive: true });
  for (let cut = 0; cut <= line.length; cut += 7) {
    await writeFile(night(), `${line}\n${line.slice(0, cut)}`);
    expect(await readingsSince(store, "2026-11-21")).toHaveLength(1);
    await store.openNight("2026-11-21", undefined);
    await store.keep(reading("b"));
    await store.closeNight();
    expect((await readingsSince(store, "2026-11-21")).map(({ id }) => id)).toEqual(["a", "b"]);
  }
});

test("a bad line in the middle does not end the night: it is reported, skipped and kept", async () => {
  await mkdir(join(data, "readings", "2026"), { recursive: true });
  await writeFile(night(), `${JSON.stringify(reading("b"))}\n<<<<<<< HEAD\n{"id":3}\n`);
  expect((await readingsSince(store, "2026-11-21")).map(({ id }) => id)).toEqual(["b"]);
  expect(warnings).toMatchObject([
    expect.stringMatching(/2026-11-21\.ndjson:2: not valid JSON .* It is ignored for now\.$/) as string,
    expect.stringMatching(/2026-11-21\.ndjson:3: /) as string,
  ]);
  await store.openNight("2026-11-21", undefined);
  await store.keep(reading("a"));
  await store.closeNight();
  expect((await readFile(night(), "utf8")).split("\n").map((line) => line.slice(0, 9))).toEqual([
    '{"id":"a"',
    '{"id":"b"',
    "<<<<<<< H",
    '{"id":3}',
    "",
  ]);
});

test("nothing is written through a link, into a folder or a device, and nothing is read from there into the data", async () => {
  const outside = join(data, "outside");
  await mkdir(dirname(night()), { recursive: true });
  for (const put of [
    () => symlink(outside, night()),
    () => symlink("nowhere", night()),
    () => symlink("/dev/zero", night()),
    () => mkdir(night()),
    () => promisify(execFile)("mkfifo", [night()]),
  ]) {
    await writeFile(outside, "alpha\nhalf a line");
    await put();
    await expect(store.openNight("2026-11-21", undefined)).rejects.toThrow(
      `${night()}: this is not a regular file. Replace it with the file itself, or delete it.`,
    );
    await expect(store.openNight("2026-11-21", undefined)).rejects.toThrow(StoreError);
    expect(await readFile(outside, "utf8")).toBe("alpha\nhalf a line");
    await rm(night(), { recursive: true });
  }
});

test("a file of bad lines is kept as it is, and only a few of them are reported", async () => {
  const bad = Array.from({ length: 5_000 }, (_, index) => `bad ${index}\n`).join("");
  await mkdir(dirname(night()), { recursive: true });
  await writeFile(night(), `${JSON.stringify(reading("b"))}\n${bad}`);
  expect((await readingsSince(store, "2026-11-21")).map(({ id }) => id)).toEqual(["b"]);
  expect(warnings).toHaveLength(102);
  expect(warnings.at(-1)).toBe(
    `${night()}:103: too many lines are not valid, so the rest of the file is not read. Restore it from git. It is ignored for now.`,
  );
  await store.openNight("2026-11-21", undefined);
  await store.closeNight();
  expect(await readFile(night(), "utf8")).toBe(`${JSON.stringify(reading("b"))}\n${bad}`);
});

test("incomplete files of a killed process are removed", async () => {
  await mkdir(join(data, "records"), { recursive: true });
  await writeFile(join(data, "records", ".a.json.part-1234"), '{"half');
  await store.openNight("2026-11-21", undefined);
  expect(await readdir(join(data, "records"))).toEqual([]);
});

test("a record is written with its log, and can be read again", async () => {
  await store.openNight("2026-11-21", undefined);
  await store.keep(reading("a"), {
    record,
    log: [{ level: "INFO", source: "session", text: "one\r\nERROR forged" }],
  });
  expect(store.readRecord("a")).toEqual(record);
  expect(store.readRecord("a", /"sessions"/)).toEqual(record);
  expect(store.readRecord("a", /not in it/)).toBeUndefined();
  expect(await readFile(join(data, "records", "a.log"), "utf8")).toBe("INFO session one ERROR forged\n");
  await store.keep(reading("a", 1), { record, log: undefined });
  expect(await readFile(join(data, "records", "a.log"), "utf8")).toBe("INFO session one ERROR forged\n");
});

test("readings since a night exclude the nights before, and include every shard", async () => {
  for (const [name, shard] of [
    ["2026-11-19", undefined],
    ["2026-11-20", "1-of-2"],
    ["2026-11-20", "2-of-2"],
    ["2026-11-21", undefined],
  ] as const) {
    await store.openNight(name, shard);
    await store.keep(reading(`${name}-${shard ?? "all"}`));
    await store.closeNight();
  }
  await writeFile(join(data, "readings", "README.md"), "not a night");
  expect((await readingsSince(store, "2026-11-20")).map(({ id }) => id)).toEqual([
    "2026-11-20-1-of-2",
    "2026-11-20-2-of-2",
    "2026-11-21-all",
  ]);
});

test("the last night is complete with all its shards, even if it ended on another day than it began", async () => {
  const visits = [
    ["2026-11-20", undefined, "a", "2026-11-20T23:50:00Z"],
    ["2026-11-21", "1-of-2", "a", "2026-11-21T23:50:00Z"],
    ["2026-11-21", "2-of-2", "b", "2026-11-22T00:10:00Z"],
  ] as const;
  for (const [name, shard, id, at] of visits) {
    await store.openNight(name, shard);
    await store.keep({ ...reading(id), at });
    await store.closeNight();
  }
  const report = await latestNight(store, Date.parse("2026-11-22T06:00:00Z"));
  expect(report).toMatchObject({ night: "2026-11-21", visited: 2, fresh: ["b"] });
});

/** Lets every write to an open file fail until the test ends, as on a full disk. */
async function fillDisk(): Promise<void> {
  const handle = await open(data);
  const methods = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  vi.spyOn(methods, "write").mockRejectedValue(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
  onTestFinished(() => void vi.restoreAllMocks());
}

test("a full disk is reported in a sentence", async () => {
  await store.openNight("2026-11-21", undefined);
  await fillDisk();
  await expect(store.keep(reading("a"))).rejects.toThrow(
    new StoreError(
      `${night()}: adding a line to it failed (ENOSPC). ` +
        "The disk is full; what was written so far is intact. Free some space, then run it again (a census with --resume).",
    ),
  );
});

test.each([
  ["ENOSPC", /The disk is full/],
  ["EACCES", /the permissions of the folder/],
  ["EROFS", /mounted read-only/],
  ["ENOENT", /check the path/],
  ["EIO", /Fix that/],
])("an error of the operating system names the file and the remedy: %s", (code, remedy) => {
  const { message } = storeError("writing it", "data/a.json", Object.assign(new Error("no"), { code }));
  expect(message).toMatch(remedy);
  expect(message.startsWith(`data/a.json: writing it failed (${code}). `)).toBe(true);
});

describe("a record and its reading are one transaction", () => {
  const part = (name: string, stamp = "20261121T020000Z"): string => join(data, "records", `.${name}.part-${stamp}`);
  const old = { ...record, mudlark: undefined };
  const files = async (): Promise<string[]> => (await readdir(join(data, "records"))).sort();
  const log = [{ level: "INFO" as const, source: "session", text: "new" }];

  /** A folder as left by a census that was killed while writing the record and the reading of a game. */
  async function killed(lines: string, parts: Record<string, string>, whole: Record<string, string> = {}) {
    await mkdir(join(data, "records"), { recursive: true });
    await mkdir(join(data, "readings/2026"), { recursive: true });
    await writeFile(night(), lines);
    for (const [name, text] of Object.entries(parts)) await writeFile(part(name), text);
    for (const [name, text] of Object.entries(whole)) await writeFile(join(data, "records", name), text);
  }
  const line = `${JSON.stringify({ ...reading("a"), changed: ["new"] })}\n`;
  const text = JSON.stringify(record);

  test.each([
    ["before the reading", "", { "a.json": text, "a.log": "new" }],
    ["half way through the record", "", { "a.json": text.slice(0, 50) }],
    ["while writing the reading", line.slice(0, 40), { "a.json": text, "a.log": "new" }],
    ["before the end of the reading's line", line.slice(0, -1), { "a.json": text, "a.log": "new" }],
    ["in another visit of the game", line.replace("02:00:00", "02:00:01"), { "a.json": text, "a.log": "new" }],
  ])("killed %s: neither is there", async (_, lines, parts) => {
    await killed(lines, parts, { "a.json": JSON.stringify(old), "a.log": "old" });
    await store.openNight("2026-11-22", undefined);
    expect(await files()).toEqual(["a.json", "a.log"]);
    expect(store.readRecord("a")).toEqual(JSON.parse(JSON.stringify(old)));
    expect(await readFile(join(data, "records/a.log"), "utf8")).toBe("old");
  });

  test.each([
    [
      "before the record gets its name",
      { "a.json": text, "a.log": "new" },
      { "a.json": JSON.stringify(old), "a.log": "old" },
    ],
    ["between log and record", { "a.json": text }, { "a.json": JSON.stringify(old), "a.log": "new" }],
    ["for a game without a record so far", { "a.json": text, "a.log": "new" }, {}],
  ])("killed after the reading, %s: both are there", async (_, parts, whole) => {
    await killed(line, parts, whole);
    await store.openNight("2026-11-22", undefined);
    expect(await files()).toEqual(["a.json", "a.log"]);
    expect(store.readRecord("a")).toEqual(JSON.parse(text));
    expect(await readFile(join(data, "records/a.log"), "utf8")).toBe("new");
    expect(await readingsSince(store, "2026-11-21")).toMatchObject([{ id: "a", changed: ["new"] }]);
  });

  test("the reading may be in the file of a shard, or of the night before", async () => {
    await killed("", { "a.json": text });
    await writeFile(join(data, "readings/2026/2026-11-20.2-of-4.ndjson"), line);
    await store.openNight("2026-11-21", undefined);
    expect(await files()).toEqual(["a.json"]);
  });

  test("many at once share one disk sync", async () => {
    await store.openNight("2026-11-21", undefined);
    const ids = Array.from({ length: 200 }, (_, index) => `game-${index}`);
    await Promise.all(ids.map((id) => store.keep(reading(id), { record, log })));
    await store.closeNight();
    expect(await files()).toEqual(ids.flatMap((id) => [`${id}.json`, `${id}.log`]).sort());
    expect((await readingsSince(store, "2026-11-21")).map(({ id }) => id).sort()).toEqual(ids.toSorted());
  });

  test("if the reading cannot be written, the record stays as it was", async () => {
    await store.openNight("2026-11-21", undefined);
    await fillDisk();
    await expect(store.keep(reading("a"), { record, log })).rejects.toThrow(StoreError);
    expect(await files()).toEqual([]);
  });
});
