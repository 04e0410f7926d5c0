import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { FileStore, StoreError } from "../../../scanner/src/census/index.ts";
import {
  logOf,
  mostBytes,
  nightFiles,
  nightsSince,
  recordedIds,
  recordOf,
  UnreadableFile,
} from "../../../scanner/src/data/index.ts";

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "census-files-"));
  for (const folder of ["records", "readings/2025", "readings/2026"])
    mkdirSync(join(data, folder), { recursive: true });
});

const put = (name: string, text: string): void => writeFileSync(join(data, name), text);
const reading = (id: string, at: string): string =>
  `${JSON.stringify({ id, host: "a.example", port: 4000, outcome: "ok", at, ms: { total: 9 } })}\n`;

describe("records", () => {
  test("are undefined if there are none", () => {
    expect(recordOf(data, "alpha")).toBeUndefined();
    expect(logOf(data, "alpha")).toBeUndefined();
    expect(recordedIds(join(data, "nowhere"))).toEqual([]);
  });

  test("a link, a folder and a file that is too large are refused, and their logs left out", () => {
    symlinkSync("/etc/passwd", join(data, "records/link.json"));
    symlinkSync("/etc/passwd", join(data, "records/link.log"));
    mkdirSync(join(data, "records/folder.json"));
    put("records/large.json", "");
    truncateSync(join(data, "records/large.json"), mostBytes.record + 1);
    expect(recordedIds(data)).toEqual(["folder", "large", "link"]);
    for (const id of ["link", "folder"]) expect(() => recordOf(data, id)).toThrow(/this is not a regular file/);
    expect(() => recordOf(data, "large")).toThrow(/the file has 33554433 bytes; the maximum is 33554432/);
    expect(logOf(data, "link")).toBeUndefined();
  });

  test("a census measures a game with a damaged record again, and stops if the disk cannot be read", () => {
    const warnings: string[] = [];
    const store = new FileStore(data, (text) => warnings.push(text));
    symlinkSync("/etc/passwd", join(data, "records/alpha.json"));
    expect(store.readRecord("alpha")).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/alpha\.json: .*It counts as missing tonight\.$/)]);
    rmSync(join(data, "records"), { recursive: true });
    put("records", "a file where the folder was");
    expect(() => store.readRecord("alpha")).toThrow(StoreError);
    expect(() => recordOf(data, "alpha")).toThrow(UnreadableFile);
  });
});

describe("readings", () => {
  test("nights come in order, each with the files of all its shards; other files are ignored", () => {
    for (const name of ["2026-01-02.2-of-2", "2026-01-02.1-of-2", "2026-01-01"])
      put(`readings/2026/${name}.ndjson`, "");
    put("readings/2025/2025-12-31.ndjson", "");
    put("readings/2026/notes.txt", "");
    put("readings/README.md", "");
    const names = nightFiles(data).map(({ night, files }) => [night, files.length]);
    expect(names).toEqual([
      ["2025-12-31", 1],
      ["2026-01-01", 1],
      ["2026-01-02", 2],
    ]);
  });

  test("a bad line, a link and a night in the future are skipped with a warning", () => {
    put("readings/2026/2026-01-01.ndjson", `${reading("a", "2026-01-01T03:00:00Z")}nonsense\n`);
    symlinkSync("/etc/passwd", join(data, "readings/2026/2026-01-01.2-of-2.ndjson"));
    put("readings/2026/2026-12-31.ndjson", reading("a", "2026-12-31T03:00:00Z"));
    const warnings: string[] = [];
    const nights = [...nightsSince(data, "2026-01-01", "2026-01-02", (text) => warnings.push(text))];
    expect(nights.map(({ night, readings }) => [night, readings.length])).toEqual([["2026-01-01", 1]]);
    expect(warnings.map((text) => text.replaceAll(data, ""))).toEqual([
      expect.stringMatching(/2-of-2\.ndjson: this is not a regular file/),
      expect.stringMatching(/2026-01-01\.ndjson:2: not valid JSON/),
      expect.stringMatching(/the night 2026-12-31 is in the future/),
    ]);
  });
});
