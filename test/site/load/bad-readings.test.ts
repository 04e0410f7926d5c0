import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadModel } from "../../../src/load/load.ts";
import { reportWords } from "../../../src/load/report-words.ts";
import { daysOf, spanOf } from "../../../src/model/history/days.ts";
import { historyWords } from "../../../src/model/history/words.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { siteNights, type NightView } from "../../../src/model/statistics/counts.ts";
import { inventWorld } from "../../../tools/generate/world.ts";

// A world of sixty nights in which everything has happened that can happen to readings, read by the build's loader.
let dir: string;
let good: SiteModel;
let bad: SiteModel;
const file = (night: string): string => join(dir, "readings", night.slice(0, 4), `${night}.ndjson`);
const linesOf = (night: string): string[] => readFileSync(file(night), "utf8").trimEnd().split("\n");
const change = (night: string, edit: (lines: string[]) => string[]): void =>
  writeFileSync(file(night), `${edit(linesOf(night)).join("\n")}\n`);
const altered = (line: string, more: object): string => JSON.stringify({ ...(JSON.parse(line) as object), ...more });
const nightOf = (model: SiteModel, date: string): NightView | undefined =>
  siteNights(model.servers).find((night) => night.date === date);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "mudlark-bad-"));
  await inventWorld({ servers: 40, nights: 60, out: dir, seed: "bad", until: "2026-06-30" });
  good = await loadModel(dir);
  // A gap of weeks.
  for (let day = 8; day <= 28; day++) rmSync(file(`2026-05-${String(day).padStart(2, "0")}`));
  // A night with half its readings.
  change("2026-06-10", (lines) => lines.slice(0, lines.length / 2));
  // Two readings of one server in one night, and one line twice.
  change("2026-06-12", (lines) => [
    ...lines,
    altered(lines[0] ?? "", { at: "2026-06-12T05:00:00.000Z", players: 3, outcome: "ok", reason: undefined }),
    lines[1] ?? "",
  ]);
  // A clock that was wrong by months, and was corrected in the middle of the night.
  change("2026-06-14", (lines) =>
    lines.map((line, index) => (index < 4 ? altered(line, { at: "2027-01-01T03:00:00.000Z" }) : line)),
  );
  // Servers that are no longer listed, and invalid lines.
  change("2026-06-20", (lines) => [
    ...lines,
    altered(lines[0] ?? "", { id: "long-gone" }),
    '{"id":"x", broken',
    altered(lines[0] ?? "", { players: -3 }),
    "[]",
  ]);
  bad = await loadModel(dir);
});

describe("bad readings", () => {
  it("show a gap of weeks as a gap: no failure, no zero, nobody dark because of it", () => {
    expect(nightOf(bad, "2026-05-10")).toBeUndefined();
    const server = bad.servers.find(({ history, status }) => status.state === "live" && history.length === 39);
    if (server === undefined) throw new Error("no server lived through all");
    const [from, to] = ["2026-05-02T00:00:00Z", "2026-06-30T23:00:00Z"];
    const days = daysOf(server.history, Date.parse(from) / 1000, Date.parse(to) / 1000);
    expect(days.filter(({ visits }) => visits === 0)).toHaveLength(21);
    expect(historyWords(spanOf(server.history), from, to, 21)).toContain("On 21 days there was no visit.");
    expect(bad.news.filter(({ kind, at }) => kind === "dark" && at.startsWith("2026-05-29"))).toEqual([]);
  });

  it("mark a night with half its readings, so that its sums are not drawn", () => {
    expect(nightOf(bad, "2026-06-10")).toMatchObject({ complete: false });
    expect(nightOf(bad, "2026-06-11")).toMatchObject({ complete: true });
  });

  it("count a server once a night, by its last reading, and a duplicate line once", () => {
    const [before, after] = [nightOf(good, "2026-06-12"), nightOf(bad, "2026-06-12")];
    expect(after?.visited).toBe(before?.visited);
    const twice = JSON.parse(linesOf("2026-06-12")[0] ?? "{}") as { id: string };
    const visits = bad.byId.get(twice.id)?.history.filter(({ at }) => new Date(at * 1000).toISOString() > "2026-06-12");
    expect(visits?.find(({ at }) => at === Date.parse("2026-06-12T05:00:00Z") / 1000)?.players).toBe(3);
    const once = JSON.parse(linesOf("2026-06-12")[1] ?? "{}") as { id: string };
    expect(bad.byId.get(once.id)?.history.length).toBeLessThanOrEqual(good.byId.get(once.id)?.history.length ?? 0);
  });

  it("do not let a clock that jumped change the present, the days or the order of visits", () => {
    expect(bad.asOf?.slice(0, 10)).toBe("2026-06-30");
    expect(nightOf(bad, "2027-01-01")).toBeUndefined();
    for (const { history, id } of bad.servers)
      for (const [index, visit] of history.entries()) expect(visit.at, id).toBeGreaterThan(history[index - 1]?.at ?? 0);
  });

  it("do not let a clock that was ahead all night, file name included, change the present", async () => {
    const false2099 = `${linesOf("2026-06-30")
      .map((line) => altered(line, { at: "2099-01-01T03:00:00.000Z" }))
      .join("\n")}\n`;
    const folder = join(dir, "readings", "2099");
    const record = join(dir, "records", `${bad.servers[0]?.id ?? ""}.json`);
    const before = readFileSync(record, "utf8");
    mkdirSync(folder);
    try {
      writeFileSync(join(folder, "2099-01-01.ndjson"), false2099);
      writeFileSync(record, before.replace(/"visited": "2026[^"]*"/, '"visited": "2099-01-01T03:00:00.000Z"'));
      const now = Date.parse("2026-07-01T12:00:00Z");
      const model = await loadModel(dir, now);
      expect(model.asOf).toBe(bad.asOf);
      expect(model.totals).toEqual(bad.totals);
      expect(model.servers.map(({ status }) => status)).toEqual(bad.servers.map(({ status }) => status));
      expect(model.report.skipped.length - bad.report.skipped.length).toBe(linesOf("2026-06-30").length);
      const words = reportWords(model.report, dir);
      expect(words.join("\n")).toContain(
        "2099-01-01.ndjson:1: its time is 2099-01-01T03:00:00.000Z, which is in the future",
      );
      expect(words.join("\n")).toContain(`${record}: its visit was on 2099-01-01T03:00:00Z, which is in the future`);
    } finally {
      writeFileSync(record, before);
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    [-48, "kept"],
    [-49, "skipped"],
    [72, "kept"],
    [73, "skipped"],
  ])("of a visit %i hours after the midnight of its night are %s", async (hours, result) => {
    const small = mkdtempSync(join(tmpdir(), "mudlark-near-"));
    try {
      await inventWorld({ servers: 3, nights: 3, out: small, seed: "near", until: "2026-06-30" });
      const path = join(small, "readings/2026/2026-06-30.ndjson");
      const [line = ""] = readFileSync(path, "utf8").split("\n");
      const at = new Date(Date.parse("2026-06-30") + hours * 3_600_000).toISOString();
      writeFileSync(path, `${altered(line, { at })}\n`);
      const { report } = await loadModel(small);
      expect(report.skipped.map(({ reason }) => reason)).toEqual(
        result === "kept" ? [] : [expect.stringContaining("far from the night of its file")],
      );
    } finally {
      rmSync(small, { recursive: true, force: true });
    }
  });

  it("are listed with file and line, counted, and reported to the person who runs the build", () => {
    const places = bad.report.skipped.map((each) => `${each.file.slice(dir.length + 1)}:${each.line}: ${each.reason}`);
    const june20 = linesOf("2026-06-20").length;
    expect(places).toEqual([
      ...[1, 2, 3, 4].map(
        (line) => expect.stringMatching(new RegExp(`2026-06-14.ndjson:${line}: its time is 2027`)) as string,
      ),
      expect.stringMatching(new RegExp(`2026-06-20.ndjson:${june20 - 2}: not valid JSON`)) as string,
      expect.stringMatching(new RegExp(`2026-06-20.ndjson:${june20 - 1}: .*players`)) as string,
      expect.stringMatching(new RegExp(`2026-06-20.ndjson:${june20}: `)) as string,
    ]);
    expect(bad.report.unlisted).toEqual(["long-gone"]);
    const words = reportWords(bad.report, dir);
    expect(words[0]).toBe("Readings left out: 7");
    expect(words[1]).toMatch(/^ {2}readings\/2026\/2026-06-14\.ndjson:1: its time is/);
    expect(words.at(-1)).toBe("Servers with a record or readings, but without an entry (not shown): long-gone");
    expect(reportWords(good.report, dir)).toEqual([]);
  });

  it("leave out nothing that is complete", () => {
    const left = readdirSync(join(dir, "readings", "2026")).flatMap((name) => linesOf(name.slice(0, 10)));
    // Seven are not readings, one is for an unlisted server.
    expect(bad.report.readings).toBe(left.length - 8);
  });
});
