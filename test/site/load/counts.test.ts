import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { loadModel } from "../../../src/load/load.ts";
import { sourceAt } from "../../../src/model/players/series.ts";
import { currentPlayers } from "../../../src/model/nights.ts";

const reading = (at: string, players: number) =>
  `${JSON.stringify({ id: "alpha", host: "alpha.example", port: 4000, outcome: "ok", at, ms: { total: 9 }, players })}\n`;
let dir: string;
const put = (path: string, text: string): void => {
  mkdirSync(join(dir, path, ".."), { recursive: true });
  writeFileSync(join(dir, path), text);
};
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "mudlark-counts-"));
  put("servers/alpha.yml", "name: Alpha\naddresses:\n  - host: alpha.example\n    port: 4000\n");
  put("readings/2026/2026-11-21.ndjson", reading("2026-11-21T03:00:00Z", 7));
  put("readings/2026/2026-11-22.ndjson", reading("2026-11-22T03:00:00Z", 8));
  put(
    "counts/2026/2026-11-21.ndjson",
    [
      '{"at":"2026-11-21T20:07Z","who":{"alpha":31,"gone":2}}',
      '{"at":"2026-11-21T20:07Z","mssp":{"alpha":30}}',
      '{"at":"2026-11-20T20:07Z","mssp":{"alpha":99}}',
      '{"at":"2026-11-21T23:07Z","mssp":{"alpha":-1}}',
      '{"at":"2026-11-21T2',
    ].join("\n"),
  );
  put("counts/2026/2026-11-22.1-of-2.ndjson", '{"at":"2026-11-22T20:07Z","screen":{"alpha":41}}\n');
  put("counts/2099/2099-01-01.ndjson", '{"at":"2099-01-01T20:07Z","mssp":{"alpha":1}}\n');
  put("counts/2026/notes.txt", "not counts");
});

test("counts of rounds join those of the nights; what is wrong is named and skipped", async () => {
  const { byId, report } = await loadModel(dir, Date.parse("2026-11-23T00:00:00Z"));
  const alpha = byId.get("alpha");
  if (alpha === undefined) throw new Error("not loaded");
  expect([...alpha.counts.players]).toEqual([7, 30, 8, 41]);
  expect(alpha.counts.at[1]).toBe(Date.parse("2026-11-21T20:07:00Z") / 1000);
  expect([0, 1, 2, 3].map((index) => sourceAt(alpha.counts, index))).toEqual(["mssp", "mssp", "mssp", "screen"]);
  expect(alpha.players).toEqual({
    value: 41,
    claimed: null,
    at: "2026-11-22T20:07:00Z",
    source: "round",
    counted: "screen",
  });
  expect(currentPlayers(alpha)).toBe(41);
  expect(report.unlisted).toEqual(["gone"]);
  expect(report.skipped.map(({ file, line, reason }) => `${file.slice(dir.length + 1)}:${line}: ${reason}`)).toEqual([
    "counts/2026/2026-11-21.ndjson:3: a round of 2026-11-20T20:07Z, which is another day than its file's. Was a clock wrong?",
    expect.stringMatching(/^counts\/2026\/2026-11-21\.ndjson:4: mssp\.alpha: Too small/) as string,
    "counts/2099/2099-01-01.ndjson:1: a round of 2099-01-01T20:07Z, which is in the future. Was a clock wrong?",
  ]);
});
