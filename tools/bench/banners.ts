// npm run bench:banners -- [--banners 500] [--rounds 3]
// Draws mixed banners with two workers, against ansilove in two processes on the same files, in the same run, and
// against satori drawing each banner whole (a sample of one in ten, scaled up). Ends with one line of JSON.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { commandLine } from "../options/command-line.ts";
import { heaviestMarkup, longestMarkup } from "../../src/banner/html/markup.ts";
import { inventBanners } from "./banners/invent.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const sampling = 10;

const help = `npm run bench:banners [-- --banners 500] [-- --rounds 3]

Draws so many banners, and compares with ansilove and with satori on the same files.
`;
const { values } = commandLine(help, {
  options: { banners: { type: "string", default: "500" }, rounds: { type: "string", default: "3" } },
});
const count = natural(values.banners, "--banners");
const rounds = natural(values.rounds, "--rounds");

interface Run {
  wall_s: number;
  peak_rss_mb: number;
}
const pictures: Run[] = [];
const whole: Run[] = [];
const ansilove: number[] = [];
const installed = spawnSync("ansilove", ["-v"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "bench-ansilove-"));
const list = writeFiles(folder);
for (let round = 0; round < rounds; round++) {
  if (installed) ansilove.push(await timed(() => run("xargs", ["-P", "2", "-L", "1", "-a", list, "ansilove", "-q"])));
  pictures.push(await ours("pictures"));
  whole.push(await ours("whole"));
}
rmSync(folder, { recursive: true, force: true });
const satori = await bySatori();

const figures = {
  bench: "banners",
  banners: count,
  wall_s: round(median(pictures.map(({ wall_s }) => wall_s))),
  ansilove_wall_s: installed ? round(median(ansilove)) : null,
  satori_wall_s: round(satori),
  whole_wall_s: round(median(whole.map(({ wall_s }) => wall_s))),
  peak_rss_mb: Math.round(Math.max(...[...pictures, ...whole].map(({ peak_rss_mb }) => peak_rss_mb))),
};
print(`${count} banners: 80x25 text and dense, 80x60, 120x100, Chinese; two workers; median of ${rounds} rounds`);
print(
  `  Markup of more than ${longestMarkup} characters, or ${heaviestMarkup} bytes compressed, is left out as in a build: ` +
    "no page carries it.",
);
print(`  Mudlark: pictures                            ${figures.wall_s} s`);
print(`  Mudlark: and markup, fonts, words            ${figures.whole_wall_s} s, at most ${figures.peak_rss_mb} MB`);
print(
  figures.ansilove_wall_s === null
    ? "  ansilove is not installed: no reference (Debian: apt-get install ansilove)"
    : `  ansilove, two processes: pictures             ${figures.ansilove_wall_s} s (ratio ${round(figures.wall_s / figures.ansilove_wall_s)})`,
);
print(
  `  satori for each banner, two processes        ${figures.satori_wall_s} s (one in ${sampling} drawn, scaled up)`,
);
print(JSON.stringify(figures));

async function ours(what: "pictures" | "whole"): Promise<Run> {
  return JSON.parse((await run("node", [join(here, "banners/ours.ts"), what, String(count)])).stdout) as Run;
}

/** Writes the files for ansilove, and the list of its arguments. @returns path of the list */
function writeFiles(into: string): string {
  mkdirSync(into, { recursive: true });
  const lines = inventBanners(count).map(({ bytes, columns }, index) => {
    const file = join(into, `${index}.ans`);
    writeFileSync(file, bytes);
    return `-c ${columns} ${file}`;
  });
  writeFileSync(join(into, "list"), `${lines.join("\n")}\n`);
  return join(into, "list");
}

/** Seconds that two processes take for a sample, scaled to all. */
async function bySatori(): Promise<number> {
  // Kinds come in turn, so a step that is no multiple of their number takes of each.
  const step = sampling * 2 + 2;
  const lanes = await Promise.all(
    [0, step / 2].map(async (offset) => {
      const { stdout } = await run("node", [
        join(here, "banners/by-satori.ts"),
        String(count),
        String(step),
        String(offset),
      ]);
      return JSON.parse(stdout) as { wall_s: number; banners: number };
    }),
  );
  const drawn = lanes.reduce((sum, { banners }) => sum + banners, 0);
  return (Math.max(...lanes.map(({ wall_s }) => wall_s)) * count) / drawn;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function natural(text: string, option: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100_000) return value;
  process.stderr.write(`${option}: "${text}" is not a number from 1 to 100000. Write for example ${option} 50.\n`);
  process.exit(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
