// Draws the invented banners with two workers and an empty cache, in a separate process so that its memory can be
// measured. "start" draws two blank banners, "pictures" draws what ansilove draws, "whole" also makes markup, fonts and
// words. Prints { wall_s, cpu_s, peak_rss_mb }.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderBanners } from "../../../src/banner/render-banners.ts";
import { drawAll, type JobOutcome } from "../../../src/banner/work/pool.ts";
import { inventBanners } from "./invent.ts";

const [what, count] = [process.argv[2], Number(process.argv[3])];
const folder = mkdtempSync(join(tmpdir(), "bench-banners-"));
const options = { workers: 2, deadlineMs: 60_000 };
const blank = { bytes: new Uint8Array(), columns: 80, encoding: "cp437" } as const;
const banners = what === "start" ? [blank, blank] : inventBanners(count);
const inputs = banners.map(({ bytes, columns, encoding }, index) => ({
  id: `banner-${index}`,
  name: "Lighthouse",
  before: bytes,
  after: new Uint8Array(),
  encoding,
  columns,
  mxp: false,
  ownAddresses: [],
}));

const cpu = process.cpuUsage();
const started = performance.now();
const problems = what === "whole" ? await whole() : await pictures();
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
rmSync(folder, { recursive: true, force: true });
if (problems.length > 0) throw new Error(`${problems.length} banners were not drawn: ${problems[0] ?? ""}`);
const figures = { wall_s: wall, cpu_s: (user + system) / 1e6, peak_rss_mb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(figures));

async function pictures(): Promise<string[]> {
  const workerFile = new URL("./picture-worker.ts", import.meta.url);
  const jobs = inputs.map((input) => ({ kind: "banner" as const, key: input.id, input }));
  const outcomes: JobOutcome[] = [];
  await drawAll(jobs, { ...options, workerFile, files: folder }, (outcome) => outcomes.push(outcome));
  return outcomes.flatMap((outcome) => ("problem" in outcome ? [outcome.problem] : []));
}

async function whole(): Promise<string[]> {
  const banners = await renderBanners(inputs, { ...options, cacheDir: folder });
  return Array.from(banners.values()).flatMap(({ png, problems: remarks }) =>
    png === undefined ? [remarks.join(" ")] : [],
  );
}
