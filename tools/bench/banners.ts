// npm run bench:banners -- [--banners 500] [--rounds 3]
// Draws a mix of banners with two workers. In the same run, compares with ansilove in two processes on the same files,
// and with satori drawing each banner whole (a sample of one in ten, scaled up). Then draws cards. Ends with one line
// of JSON.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { commandLine } from "../options/command-line.ts";
import { heaviestMarkup, longestMarkup } from "../../src/banner/html/markup.ts";
import { type AnsiloveTime, type ArtFile, findAnsilove } from "./banners/ansilove.ts";
import { inventBanners } from "./banners/invent.ts";
import { judge } from "./bounds.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const sampling = 10;
const cardCount = 200;

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
  /** CPU time of all threads, from the same moment. */
  cpu_s: number;
  peak_rss_mb: number;
}
/** Workers that draw nothing: their time is subtracted, because ansilove's start is not counted either. */
const starts: Run[] = [];
const pictures: Run[] = [];
const whole: Run[] = [];
const reference: AnsiloveTime[] = [];
const folder = mkdtempSync(join(tmpdir(), "bench-ansilove-"));
const files = writeFiles(folder);
const ansilove = findAnsilove(folder);
for (let round = 0; round < rounds; round++) {
  if (ansilove !== undefined) reference.push(await ansilove.draw(files));
  starts.push(await ours("start"));
  pictures.push(await ours("pictures"));
  whole.push(await ours("whole"));
}
rmSync(folder, { recursive: true, force: true });
const satori = await bySatori();
const cards = JSON.parse((await run("node", [join(here, "banners/cards.ts"), String(cardCount)])).stdout) as {
  cpu_ms: number;
  wall_ms: number;
};

const figures = {
  bench: "banners",
  banners: count,
  wall_s: round(median(pictures.map(({ wall_s }) => wall_s))),
  cpu_s: round(median(pictures.map(({ cpu_s }) => cpu_s))),
  start_wall_s: round(median(starts.map(({ wall_s }) => wall_s))),
  start_cpu_s: round(median(starts.map(({ cpu_s }) => cpu_s))),
  ansilove: ansilove?.how ?? null,
  ansilove_wall_s: ansilove === undefined ? null : round(median(reference.map(({ wall_s }) => wall_s))),
  ansilove_cpu_s: ansiloveCpu(),
  wall_ratio: ratioOf(
    ({ wall_s }) => wall_s,
    ({ wall_s }) => wall_s,
  ),
  cpu_ratio: ratioOf(
    ({ cpu_s }) => cpu_s,
    ({ cpu_s }) => cpu_s,
  ),
  satori_wall_s: round(satori),
  whole_wall_s: round(median(whole.map(({ wall_s }) => wall_s))),
  card_cpu_ms: round(cards.cpu_ms),
  card_wall_ms: round(cards.wall_ms),
  peak_rss_mb: Math.round(Math.max(...[...pictures, ...whole].map(({ peak_rss_mb }) => peak_rss_mb))),
};
print(`${count} banners: 80x25 text and dense, 80x60, 120x100, Chinese; two workers; median of ${rounds} rounds`);
print(
  `  Markup of more than ${longestMarkup} characters, or ${heaviestMarkup} bytes compressed, is left out as in a build, ` +
    "because no page includes it.",
);
print(
  `  Mudlark: pictures                            ${figures.wall_s} s, of which ${figures.start_wall_s} s to start two workers`,
);
print(`  Mudlark: and markup, fonts, words            ${figures.whole_wall_s} s, at most ${figures.peak_rss_mb} MB`);
print(
  ansilove === undefined
    ? "  ansilove is not installed: no reference (Debian: apt-get install libansilove-dev, or ansilove)"
    : `  ansilove, two processes: pictures            ${figures.ansilove_wall_s ?? 0} s (${ansilove.how}); ratio ` +
        `${figures.wall_ratio ?? "unknown"} by the clock, ${figures.cpu_ratio ?? "unknown"} by CPU, workers started`,
);
print(
  `  satori for each banner, two processes        ${figures.satori_wall_s} s (one in ${sampling} drawn, scaled up)`,
);
print(`  Mudlark: a card with its banner              ${figures.card_cpu_ms} ms of CPU, mean of ${cardCount}`);
const { lines, over } = judge(figures, [
  { figure: "wall_ratio", most: 1 },
  { figure: "cpu_ratio", most: 1 },
  { figure: "card_cpu_ms", most: 15 },
  { figure: "peak_rss_mb", most: 400 },
]);
for (const line of lines) print(line);
print(JSON.stringify({ ...figures, over }));

function ansiloveCpu(): number | null {
  const times = reference.flatMap(({ cpu_s }) => cpu_s ?? []);
  return times.length === 0 ? null : round(median(times));
}

/** Our time without starting the workers, divided by ansilove's in the same round: the median of the rounds. */
function ratioOf(ours: (run: Run) => number, theirs: (run: AnsiloveTime) => number | null): number | null {
  const ratios = reference.flatMap((time, index) => {
    const [own, start, other] = [pictures[index], starts[index], theirs(time)];
    return own === undefined || start === undefined || other === null ? [] : [(ours(own) - ours(start)) / other];
  });
  return ratios.length === 0 ? null : round(median(ratios));
}

async function ours(what: "start" | "pictures" | "whole"): Promise<Run> {
  return JSON.parse((await run("node", [join(here, "banners/ours.ts"), what, String(count)])).stdout) as Run;
}

/** Writes the files for ansilove. */
function writeFiles(into: string): ArtFile[] {
  return inventBanners(count).map(({ bytes, columns }, index) => {
    const path = join(into, `${index}.ans`);
    writeFileSync(path, bytes);
    return { path, columns };
  });
}

/** Seconds that two processes need for a sample, scaled up to all banners. */
async function bySatori(): Promise<number> {
  // Kinds alternate, so the step is not a multiple of their number, to include each kind.
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
