// The cost of a visit when thousands are made at once: `npm run bench:census -- --servers N --concurrency C`. N servers
// in one process are visited by one `mudlark census` in another. Each fingerprint is checked, because an overloaded
// event loop would mistake slow answers for refusals. The reference, in the same run: a client that sends the same bytes
// at the same moments, and understands nothing. Both run in a process with one thread that visits, with the code packed
// and compiled already, and both are also measured with a single visit, which is nearly all start.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { readReadings, readRounds } from "@mudlark/scanner/record";
import { judge } from "./bounds.ts";
import { benchAddressOf, benchPort } from "./census/addresses.ts";
import { recordVisit, type RecordedVisit } from "./census/recorded-visit.ts";

/** What telnetlib3 2.5.0 gives for a stock tbaMUD, and for 54 servers on the internet. */
const expected = "2d1d3bcf28abae7b";

const help = `npm run bench:census [-- --servers 1000] [-- --concurrency 1000] [-- --deep] [-- --counts]

Takes a census of so many practice servers on this machine; prints processor time, memory and wall time, and how many
times the processor time of a client that only repeats the bytes of a visit: with the start of the process in both, and
without it in either. With --counts, it measures a counting round after the census.
`;
const { values } = commandLine(help, {
  options: {
    servers: { type: "string", default: "1000" },
    concurrency: { type: "string" },
    deep: { type: "boolean", default: false },
    counts: { type: "boolean", default: false },
  },
});
const servers = wholeNumber(values.servers, "--servers", help);
const concurrency = wholeNumber(values.concurrency ?? values.servers, "--concurrency", help);
const here = fileURLToPath(new URL("census/", import.meta.url));
const mudlark = fileURLToPath(new URL("../../scanner/bin/mudlark.js", import.meta.url));
const cache = fileURLToPath(new URL("../../node_modules/.cache/mudlark", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "mudlark-bench-"));
const single = mkdtempSync(join(tmpdir(), "mudlark-bench-"));
/** What a census keeps of the listing, which must not replace that of the checkout. */
const keptListing = mkdtempSync(join(tmpdir(), "mudlark-bench-"));

let practice: ChildProcess | undefined;
try {
  // As a separate process: the memory that a child process starts with counts as its own peak.
  execFileSync(process.execPath, [fileURLToPath(new URL("../pack/pack.ts", import.meta.url))], { stdio: "inherit" });
  writeListing(data, servers);
  writeListing(single, 1);
  practice = spawn(process.execPath, [join(here, "diku-servers.ts"), String(servers)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (practice.stdout === null) throw new Error("the pipe to the practice servers could not be made");
  await Promise.race([once(practice.stdout, "data"), once(practice, "exit").then(stopped)]);
  const kind = ["--no-retry", values.deep ? "--deep" : "--no-deep"];
  // Compiles the code, so that all that is measured finds it compiled.
  await run(single, ...kind);
  if (values.counts) {
    await run(data, ...kind);
    await setBackNight();
    await reportRound(await run(data, "--counts"));
  } else {
    const start = await run(single, ...kind, "--again");
    const night = await run(data, ...kind);
    const recorded = await recordedScan();
    await runBare(recorded, 1);
    await report({ night, start, bare: await runBare(recorded, servers), bareStart: await runBare(recorded, 1) });
  }
} finally {
  practice?.kill();
  for (const folder of [data, single, keptListing]) rmSync(folder, { recursive: true, force: true });
}

/** Writes a data folder with the first bench servers as its games. */
function writeListing(folder: string, games: number): void {
  mkdirSync(join(folder, "servers"));
  writeFileSync(join(folder, "opt-out.yml"), "[]\n");
  for (let index = 0; index < games; index++) {
    const entry = `name: Bench ${index}\naddresses:\n  - host: ${benchAddressOf(index)}\n    port: ${benchPort}\n`;
    writeFileSync(join(folder, "servers", `bench-${index}.yml`), entry);
  }
}

interface Used {
  cpuMs: number;
  rssMb: number;
  /** From when the census knows what to visit to the end of its process. */
  wallMs: number;
}

async function run(folder: string, ...more: string[]): Promise<Used> {
  const flags = ["census", "--data", folder, "--allow-private", "--concurrency", String(concurrency)];
  return measured([mudlark, ...flags, ...more]);
}

/** What `mudlark scan` does on a visit of the first server. */
function recordedScan(): Promise<RecordedVisit> {
  return recordVisit({ host: benchAddressOf(0), port: benchPort }, async (host, port) => {
    const scan = spawn(process.execPath, [mudlark, "scan", `${host}:${port}`, "--allow-private"], { stdio: "ignore" });
    await once(scan, "exit");
  });
}

/** Visits servers with the bare client, which repeats a recorded visit. */
function runBare(recorded: RecordedVisit, visits: number): Promise<Used> {
  return measured([join(here, "bare-visits.ts"), ...[visits, concurrency].map(String), JSON.stringify(recorded)]);
}

/** Runs a Node program and measures what it uses. */
async function measured(program: string[]): Promise<Used> {
  const args = ["--import", join(here, "measure.js"), ...program];
  const census = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: cache, MUDLARK_CACHE: keptListing },
  });
  const [, , stderr, pipe] = census.stdio as (Readable | null)[];
  if (!stderr || !pipe) throw new Error("the pipes to the census could not be made");
  let planned = 0;
  stderr.once("data", () => (planned = performance.now()));
  const errors = text(stderr);
  const used = text(pipe);
  const [code] = (await once(census, "exit")) as [number | null];
  const wallMs = performance.now() - planned;
  if (code !== 0) throw new Error(`the census ended with ${String(code)}:\n${(await errors).slice(-2000)}`);
  return { ...(JSON.parse(await used) as { cpuMs: number; rssMb: number }), wallMs };
}

interface Nights {
  night: Used;
  bare: Used;
  /** The same with one visit. */
  start: Used;
  bareStart: Used;
}

async function report({ night, start, bare, bareStart }: Nights): Promise<void> {
  const { cpuMs, rssMb, wallMs } = night;
  const beyondStart = (cpuMs - start.cpuMs) / (bare.cpuMs - bareStart.cpuMs);
  const files = await Promise.all((await filesIn("readings")).map((file) => readFile(file, "utf8")));
  const readings = files.flatMap((file) => readReadings(file, "the bench's readings"));
  const right = readings.filter(({ outcome, fingerprint }) => outcome === "ok" && fingerprint === expected).length;
  const totals = readings.map(({ ms }) => ms.total / 1000).sort((a, b) => a - b);
  const longest = totals.at(-1) ?? 0;
  const wall = wallMs / 1000;
  const rows: [string, string][] = [
    ["CPU per visit, including the start of the process", `${(cpuMs / servers).toFixed(2)} ms`],
    ["the same for a bare client", `${(bare.cpuMs / servers).toFixed(2)} ms`],
    [
      "CPU of the start, and of the bare client's start",
      `${start.cpuMs.toFixed(0)} and ${bareStart.cpuMs.toFixed(0)} ms`,
    ],
    ["CPU as a multiple of the bare client's, both without start", beyondStart.toFixed(2)],
    ["peak memory", `${rssMb.toFixed(0)} MB`],
    ["wall time, from the plan to the end of the process", `${wall.toFixed(2)} s`],
    [
      "shortest, median and longest visit",
      `${[totals[0] ?? 0, totals[totals.length >> 1] ?? 0, longest].map((s) => s.toFixed(2)).join(", ")} s`,
    ],
    ["wall time as a multiple of the longest visit", (wall / longest).toFixed(2)],
    ["wrong fingerprints", String(servers - right)],
  ];
  const table = rows.map(([name, value]) => `  ${name.padEnd(60)}${value}`);
  process.stdout.write(`\n${servers} servers, ${concurrency} visits at once\n${table.join("\n")}\n`);
  const figures = {
    bench: "census",
    servers,
    cpu_ms_per_visit: Number((cpuMs / servers).toFixed(2)),
    bare_cpu_ms_per_visit: Number((bare.cpuMs / servers).toFixed(2)),
    bare_ratio: Number((cpuMs / bare.cpuMs).toFixed(2)),
    start_cpu_ms: Math.round(start.cpuMs),
    bare_start_cpu_ms: Math.round(bareStart.cpuMs),
    bare_ratio_without_start: Number(beyondStart.toFixed(2)),
    peak_rss_mb: Math.round(rssMb),
    wall_s: Number(wall.toFixed(2)),
    longest_visit_s: Number(longest.toFixed(2)),
    wall_ratio: Number((wall / longest).toFixed(2)),
    wrong_fingerprints: servers - right,
  };
  const { lines, over } = judge(figures, [
    { figure: "bare_ratio", most: 3 },
    { figure: "peak_rss_mb", most: servers <= 1000 ? 200 : 400 },
    { figure: "wrong_fingerprints", most: 0 },
    // With more servers than visits at once, they queue.
    ...(servers <= concurrency ? [{ figure: "wall_ratio", most: 1.2 }] : []),
  ]);
  process.stdout.write(`${lines.join("\n")}\n${JSON.stringify({ ...figures, over })}\n`);
}

/** The files of a folder by year, such as readings. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(data, folder), { recursive: true });
  return names.filter((name) => name.endsWith(".ndjson")).map((name) => join(data, folder, name));
}

/** Lets three hours pass since the census: nobody is counted a few minutes after a visit. */
async function setBackNight(): Promise<void> {
  for (const file of await filesIn("readings")) {
    const lines = readReadings(await readFile(file, "utf8"), file).map((reading) => {
      const at = new Date(Date.parse(reading.at) - 3 * 3_600_000).toISOString().replace(/\.\d+/, "");
      return `${JSON.stringify({ ...reading, at })}\n`;
    });
    writeFileSync(file, lines.join(""));
  }
}

async function reportRound({ cpuMs, rssMb, wallMs }: Used): Promise<void> {
  const rounds = await Promise.all(
    (await filesIn("counts")).map(async (file) => readRounds(await readFile(file, "utf8"), file)),
  );
  const counted = Object.values(rounds.flat().at(-1)?.mssp ?? {}).filter((players) => players === 7).length;
  const rows: [string, string][] = [
    ["CPU a visit, the start of the process included", `${(cpuMs / servers).toFixed(2)} ms`],
    ["peak memory", `${rssMb.toFixed(0)} MB`],
    ["wall time, from the plan to the end of the process", `${(wallMs / 1000).toFixed(2)} s`],
    ["games not counted, or wrongly", String(servers - counted)],
  ];
  const table = rows.map(([name, value]) => `  ${name.padEnd(60)}${value}`);
  process.stdout.write(`\n${servers} servers counted, ${concurrency} at once\n${table.join("\n")}\n`);
  const figures = {
    bench: "counts",
    servers,
    cpu_ms_per_visit: Number((cpuMs / servers).toFixed(2)),
    peak_rss_mb: Math.round(rssMb),
    wall_s: Number((wallMs / 1000).toFixed(2)),
    not_counted: servers - counted,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function stopped(): never {
  throw new Error(
    "the practice servers could not start: more open files may be needed (ulimit -n), or 127/8 is not available",
  );
}
