import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { canonicalJson } from "@mudlark/scanner/record";
import { stringify } from "yaml";
import { night } from "./nights.ts";
import { randomOf } from "./random.ts";
import { inventLog, inventRecord } from "./record.ts";
import { writeRounds } from "./rounds.ts";
import { inventServer, type InventedServer } from "./server.ts";
import { walkerOf, type Walker } from "./walker.ts";

interface WorldOptions {
  servers: number;
  nights: number;
  /** Data directory to write to. */
  out: string;
  /** Counting rounds a day; default: none. */
  counts?: number;
  seed: string;
  /** The last night, such as 2026-06-30. */
  until: string;
  /** Additional nights after that one, which leave everything before unchanged; for measuring a second build. */
  more?: number;
  /** Share of servers, 0 to 1, whose banner and texts have changed; for measuring a second build. */
  changed?: number;
}

const day = 86_400_000;
const together = 64;

/**
 * Writes a complete invented data directory: servers, records, logs, readings and counts. The same options give the same bytes.
 */
export async function inventWorld(options: WorldOptions): Promise<void> {
  const end = Date.parse(`${options.until}T00:00:00Z`);
  const start = end - (options.nights - 1) * day;
  const every = options.changed === undefined || options.changed <= 0 ? Infinity : Math.round(1 / options.changed);
  const walkers: Walker[] = [];
  for (let index = 0; index < options.servers; index++) {
    const server = inventServer(options.seed, index, options.nights, index % every === every - 1 ? 1 : 0);
    walkers.push(
      walkerOf(server, [fingerprint(server, false), fingerprint(server, true)], start, (options.counts ?? 0) > 0),
    );
  }
  await writeNights(options, walkers, start);
  await writeServers(options.out, walkers);
}

function fingerprint(server: InventedServer, altered: boolean): string {
  return inventRecord(server, new Date(0), undefined, 0, altered)["server-probe"]?.fingerprint ?? "";
}

async function writeNights(options: WorldOptions, walkers: readonly Walker[], start: number): Promise<void> {
  const random = randomOf(`${options.seed}/census`);
  const roundRandom = randomOf(`${options.seed}/rounds`);
  const rounds = options.counts ?? 0;
  // The census was down for a while, and once it was killed half way: charts must cope with both.
  const down = options.nights > 60 ? 40 + random.below(options.nights - 60) : -1;
  const halved = options.nights > 10 ? 5 + random.below(options.nights - 10) : -1;
  for (let number = 0; number < options.nights + (options.more ?? 0); number++) {
    const midnight = start + number * day;
    const date = new Date(midnight).toISOString().slice(0, 10);
    const missing = down !== -1 && number >= down && number < down + 9;
    const folder = join(options.out, "readings", date.slice(0, 4));
    if (!missing) await mkdir(folder, { recursive: true });
    const file = missing ? null : createWriteStream(join(folder, `${date}.ndjson`));
    let block = "";
    for (const [index, walker] of walkers.entries()) {
      const readings = night(walker, number, midnight);
      if (missing || (number === halved && index % 2 === 1)) continue;
      for (const reading of readings) block += `${JSON.stringify(reading)}\n`;
    }
    if (file !== null) {
      file.end(block);
      await once(file, "finish");
    }
    if (!missing && rounds > 0) await writeRounds(options.out, walkers, { number, midnight, rounds }, roundRandom);
  }
}

async function writeServers(out: string, walkers: readonly Walker[]): Promise<void> {
  await mkdir(join(out, "servers"), { recursive: true });
  await mkdir(join(out, "records"), { recursive: true });
  for (let from = 0; from < walkers.length; from += together) {
    await Promise.all(walkers.slice(from, from + together).map((walker) => writeServer(out, walker)));
  }
}

async function writeServer(out: string, { server, recorded, altered }: Walker): Promise<void> {
  await writeFile(join(out, "servers", `${server.id}.yml`), stringify(server.entry, { lineWidth: 0 }));
  if (recorded === undefined) return;
  const record = inventRecord(server, new Date(recorded.at), recorded.players, recorded.booted, altered);
  await writeFile(join(out, "records", `${server.id}.json`), `${canonicalJson(record, 2)}\n`);
  await writeFile(join(out, "records", `${server.id}.log`), inventLog(server));
}
