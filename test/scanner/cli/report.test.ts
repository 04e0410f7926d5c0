import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));

function mudlark(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** A data folder whose last visits were the given number of hours ago. */
async function dataOf(hoursAgo: number): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "mudlark-report-"));
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString().replace(/\.\d+/, "");
  const file = join(data, "readings", at.slice(0, 4), `${at.slice(0, 10)}.ndjson`);
  await mkdir(join(file, ".."), { recursive: true });
  const reading = { host: "a.example", port: 4000, at, ms: { total: 9 } };
  const lines = [
    { id: "a", outcome: "ok", ...reading },
    { id: "b", outcome: "refused", reason: "no", ...reading },
    { id: "c", outcome: "refused", reason: "no", ...reading },
  ];
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return data;
}

test("a watchdog: a last reading that is too old is an error", async () => {
  const data = await dataOf(50);
  expect(mudlark("report", "--data", data)).toMatchObject({ code: 0, err: "" });
  expect(mudlark("report", "--data", data, "--max-age", "51")).toMatchObject({ code: 0, err: "" });
  const late = mudlark("report", "--data", data, "--max-age", "36");
  expect(late.code).toBe(1);
  expect(late.err).toMatch(/^The last reading is from .*Z, 50 hours ago: the census no longer runs/);
});

test("a future night, written while the clock was wrong, does not count as the last one", async () => {
  const data = await dataOf(50);
  await mkdir(join(data, "readings", "2999"));
  const reading = {
    id: "a",
    host: "a.example",
    port: 4000,
    outcome: "ok",
    at: "2999-01-01T00:00:00Z",
    ms: { total: 1 },
  };
  await writeFile(join(data, "readings", "2999", "2999-01-01.ndjson"), `${JSON.stringify(reading)}\n`);
  const { code, out, err } = mudlark("report", "--data", data, "--max-age", "36");
  expect(code).toBe(1);
  expect(out).toContain("visited 3");
  expect(err).toMatch(/the night 2999-01-01 is in the future/);
});

test("no readings yet is 1, no folder is 2, each with a sentence", async () => {
  const empty = await mkdtemp(join(tmpdir(), "mudlark-report-"));
  const first = mudlark("report", "--data", empty);
  expect(first.code).toBe(1);
  expect(first.err).toContain("no readings yet");
  expect(mudlark("report", "--data", join(empty, "x"))).toMatchObject({ code: 2 });
  expect(mudlark("report", "--max-age", "soon")).toMatchObject({ code: 2 });
});

test("for other programs: JSON and Prometheus", async () => {
  const data = await dataOf(1);
  const json = JSON.parse(mudlark("report", "--data", data, "--format", "json").out) as object;
  expect(json).toMatchObject({ visited: 3, reached: 1, failed: { refused: 2 }, fresh: ["a"], changed: [] });
  const metrics = mudlark("report", "--data", data, "--format", "metrics").out;
  expect(metrics.replace(/^(mudlark_last_reading_timestamp_seconds) \d{10}$/m, "$1 N")).toMatchInlineSnapshot(`
    "# HELP mudlark_last_reading_timestamp_seconds Start of the last recorded visit, Unix time.
    # TYPE mudlark_last_reading_timestamp_seconds gauge
    mudlark_last_reading_timestamp_seconds N
    # HELP mudlark_visited_games Games visited in the last night.
    # TYPE mudlark_visited_games gauge
    mudlark_visited_games 3
    # HELP mudlark_reached_games Games reached in the last night.
    # TYPE mudlark_reached_games gauge
    mudlark_reached_games 1
    # HELP mudlark_failed_games Games not reached in the last night, by outcome.
    # TYPE mudlark_failed_games gauge
    mudlark_failed_games{outcome="refused"} 2
    # HELP mudlark_news_games Games that changed in the last night, by kind.
    # TYPE mudlark_news_games gauge
    mudlark_news_games{kind="new"} 1
    mudlark_news_games{kind="back"} 0
    mudlark_news_games{kind="dark"} 0
    mudlark_news_games{kind="changed"} 0
    "
  `);
  // Each line is a comment or `name{labels} value` (Prometheus, "Text-based format"), and the last one is terminated.
  expect(metrics).toMatch(/^(?:(?:# (?:HELP|TYPE) \S+ .*|[a-z_]+(?:\{[a-z]+="[a-z-]+"\})? \d+)\n)+$/);
});
