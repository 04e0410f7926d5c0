// How long the site takes to build: `npm run bench:build -- --servers N [--nights M]`. Builds invented servers with a
// year of readings cold (no cache), and again a night later with a tenth of the servers changed.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { inventWorld } from "../generate/world.ts";
import { processorSeconds, residentMemory } from "./build/processes.ts";

const help = `npm run bench:build [-- --servers 1000] [-- --nights 365]

Builds the site of invented servers cold, and again with a tenth changed; prints times and memory.
`;
const { values } = commandLine(help, {
  options: { servers: { type: "string", default: "1000" }, nights: { type: "string", default: "365" } },
});
const servers = wholeNumber(values.servers, "--servers", help);
const nights = wholeNumber(values.nights, "--nights", help, 100_000);
const scratch = mkdtempSync(join(tmpdir(), "mudlark-build-"));

interface Built {
  seconds: number;
  peak: number | null;
  /** Processor seconds, which unlike wall time do not depend on other work on the machine. */
  processor: number | null;
}

try {
  const world = { servers, nights, out: join(scratch, "data"), seed: "bench" };
  const until = "2026-06-30";
  await inventWorld({ ...world, until });
  const cold = await build("cold, empty cache");
  rmSync(world.out, { recursive: true });
  await inventWorld({ ...world, until, more: 1, changed: 0.1 });
  // A night passes in between, so what the first build wrote would be on disk by then.
  if (process.platform === "linux") execFileSync("sync");
  const warm = await build("a night later, a tenth changed");
  const files = readdirSync(join(scratch, "dist"), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => file.endsWith(".html")).length;
  const peak = cold.peak === null || warm.peak === null ? null : Math.max(cold.peak, warm.peak);
  const figures = {
    bench: "build",
    servers,
    pages,
    cold_s: round(cold.seconds),
    warm_s: round(warm.seconds),
    peak_rss_mb: peak === null ? null : Math.round(peak / 1e6),
  };
  process.stdout.write(
    `${servers} servers, ${nights} nights: ${pages} pages, ${files.length} files and folders\n` +
      `cold  ${figures.cold_s} s (${round(cold.processor ?? 0)} s of processor time)\n` +
      `warm  ${figures.warm_s} s (${round(warm.processor ?? 0)} s of processor time)\npeak  ${figures.peak_rss_mb ?? "unknown"} MB, including child processes\n` +
      `${JSON.stringify(figures)}\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Runs the build as a person would, in a separate process. */
function build(what: string): Promise<Built> {
  const started = performance.now();
  const child = spawn("astro", ["build"], {
    env: {
      ...process.env,
      MUDLARK_DATA: join(scratch, "data"),
      MUDLARK_OUT: join(scratch, "dist"),
      MUDLARK_CACHE: join(scratch, "cache"),
      MUDLARK_INVENTED: "1",
      ASTRO_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let peak: number | null = 0;
  let processor: number | null = null;
  const watch = setInterval(() => {
    const now = child.pid === undefined ? null : residentMemory(child.pid);
    processor = (child.pid === undefined ? null : processorSeconds(child.pid)) ?? processor;
    peak = now === null || peak === null ? null : Math.max(peak, now);
  }, 250);
  let said = "";
  const keep = (data: Buffer): void => void (said = `${said}${data.toString()}`.slice(-4000));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (code !== 0) {
        reject(new Error(`The build (${what}) ended with code ${String(code)}. Its last output:\n${said}`));
        return;
      }
      process.stdout.write(`${what}: ${round(seconds)} s\n`);
      resolve({ seconds, peak, processor });
    });
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
