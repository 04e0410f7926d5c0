// What hostile servers cost a census: `npm run bench:hostile -- --good 100 --hostile 200`. The same good games are
// visited twice, alone and among hostile ones; their records must be the same. Exits with 1 if a limit is exceeded.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { readReadings } from "@mudlark/scanner/record";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { goodRecordsOf } from "../hostile/good-records.ts";
import { hostileKinds } from "../hostile/kinds.ts";
import type { HostileServer } from "../hostile/servers.ts";

/**
 * Limits: peak memory of the census in megabytes, and its longest visit in wall-clock seconds. A visit ends after 150
 * seconds of its own clock, which does not advance while a busy machine makes it wait.
 */
const most = { rssMb: 500, visitS: 300 };

const help = `npm run bench:hostile [-- --good 100] [-- --hostile 200]

Takes a census of good servers by themselves, and then among hostile ones of ${hostileKinds.length} kinds; compares the
records of the good ones, and prints processor time, memory and wall time.
`;
const { values } = commandLine(help, {
  options: { good: { type: "string", default: "100" }, hostile: { type: "string", default: "200" } },
});
const good = wholeNumber(values.good, "--good", help);
const hostile = wholeNumber(values.hostile, "--hostile", help);
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "mudlark-hostile-"));

interface Used {
  cpuMs: number;
  rssMb: number;
  wallS: number;
}

let servers: ChildProcess | undefined;
try {
  servers = spawn(process.execPath, [path("../hostile/server-process.ts"), String(good), String(hostile)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const running = JSON.parse(await firstLine(servers)) as { good: HostileServer[]; hostile: HostileServer[] };
  const alone = await takeCensus("alone", running.good);
  const among = await takeCensus("among", [...running.good, ...running.hostile]);
  await report(running, alone, among);
} finally {
  servers?.kill();
  rmSync(scratch, { recursive: true, force: true });
}

async function firstLine(child: ChildProcess): Promise<string> {
  let read = "";
  child.stdout?.on("data", (chunk: Buffer) => (read += chunk.toString()));
  while (!read.includes("\n")) {
    if (child.exitCode !== null)
      throw new Error("the servers could not start: more open files may be needed (ulimit -n)");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return read;
}

async function takeCensus(name: string, games: readonly HostileServer[]): Promise<Used> {
  const data = join(scratch, name);
  mkdirSync(join(data, "servers"), { recursive: true });
  writeFileSync(join(data, "opt-out.yml"), "[]\n");
  for (const { id, host, port } of games) {
    const entry = `name: ${id}\naddresses:\n  - host: ${host}\n    port: ${port}\n`;
    writeFileSync(join(data, "servers", `${id}.yml`), entry);
  }
  const flags = ["census", "--data", data, "--allow-private", "--no-retry", "--deep", "--concurrency", "300"];
  const mudlark = path("../../scanner/bin/mudlark.js");
  const began = performance.now();
  const census = spawn(process.execPath, ["--import", path("census/measure.js"), mudlark, ...flags], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [, , stderr, pipe] = census.stdio as (Readable | null)[];
  if (!stderr || !pipe) throw new Error("the pipes to the census could not be made");
  const [errors, used] = [text(stderr), text(pipe)];
  const [code] = (await once(census, "exit")) as [number | null];
  if (code !== 0) throw new Error(`the census ended with ${String(code)}:\n${(await errors).slice(-4000)}`);
  return { ...(JSON.parse(await used) as Used), wallS: (performance.now() - began) / 1000 };
}

async function report(running: { good: HostileServer[]; hostile: HostileServer[] }, alone: Used, among: Used) {
  const ids = running.good.map(({ id }) => id);
  const [first, second] = await Promise.all([
    goodRecordsOf(join(scratch, "alone"), ids),
    goodRecordsOf(join(scratch, "among"), ids),
  ]);
  const different = ids.filter((id) => first.get(id) !== second.get(id));
  const readings = await readingsIn(join(scratch, "among"));
  const missing = [...running.good, ...running.hostile].filter(({ id }) => !readings.some((one) => one.id === id));
  const ours = readings.filter(({ outcome }) => outcome === "internal-error");
  const slowest = readings.toSorted((a, b) => b.ms.total - a.ms.total).slice(0, 5);
  const kindOf = new Map(running.hostile.map(({ id, kind }) => [id, kind]));
  const rows: [string, string][] = [
    ["peak memory, alone and among hostile ones", `${alone.rssMb.toFixed(0)}, ${among.rssMb.toFixed(0)} MB`],
    ["wall time", `${alone.wallS.toFixed(1)}, ${among.wallS.toFixed(1)} s`],
    ["CPU", `${(alone.cpuMs / 1000).toFixed(1)}, ${(among.cpuMs / 1000).toFixed(1)} s`],
    ["good games with a different record", different.length === 0 ? "0" : different.join(", ")],
    ["games without a reading", missing.length === 0 ? "0" : missing.map(({ kind }) => kind).join(", ")],
    ["internal errors", ours.length === 0 ? "0" : ours.map(({ id }) => kindOf.get(id) ?? id).join(", ")],
    ...slowest.map(({ id, ms }): [string, string] => [
      `a slow visit: ${kindOf.get(id) ?? id}`,
      `${(ms.total / 1000).toFixed(1)} s`,
    ]),
  ];
  const table = rows.map(([what, value]) => `  ${what.padEnd(72)}${value}`);
  process.stdout.write(
    `\n${good} good servers, ${hostile} hostile ones of ${hostileKinds.length} kinds\n${table.join("\n")}\n`,
  );
  const longest = (slowest[0]?.ms.total ?? 0) / 1000;
  const figures = {
    bench: "hostile",
    good,
    hostile,
    kinds: hostileKinds.length,
    peak_rss_mb: Math.round(among.rssMb),
    cpu_s: Number((among.cpuMs / 1000).toFixed(2)),
    wall_s: Number(among.wallS.toFixed(1)),
    longest_visit_s: Number(longest.toFixed(1)),
    different_records: different.length,
    missing_readings: missing.length,
    internal_errors: ours.length,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  const broken = different.length + missing.length + ours.length > 0;
  if (broken || among.rssMb > most.rssMb || longest > most.visitS) process.exitCode = 1;
}

async function readingsIn(data: string) {
  const folder = join(data, "readings");
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ndjson"));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.flatMap((content) => readReadings(content, "the bench's readings"));
}
