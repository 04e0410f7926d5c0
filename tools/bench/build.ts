// How long the site takes to build: `npm run bench:build -- --servers N [--nights M]`. Builds invented servers with a
// year of readings cold (no cache), again a night later with a tenth of the servers changed, and once more with nothing
// changed; compares with a plain Astro site of as many pages, built in the same run. Builds the last state without the
// cache too: every file must be the same.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { inventWorld } from "../generate/world.ts";
import { writePlainSite } from "./build/plain-site.ts";
import { processorSeconds, residentMemory } from "./build/processes.ts";
import { differingFiles, digestsIn } from "./build/same-files.ts";
import { judge } from "./bounds.ts";

const help = `npm run bench:build [-- --servers 1000] [-- --nights 365]

Builds the site of invented servers cold, with a tenth changed, with nothing changed, and again without the cache; prints
times, memory, the size of the site, and how many times as long each takes as a plain Astro site of as many pages.
`;
const { values } = commandLine(help, {
  options: { servers: { type: "string", default: "1000" }, nights: { type: "string", default: "365" } },
});
const servers = wholeNumber(values.servers, "--servers", help);
const nights = wholeNumber(values.nights, "--nights", help, 100_000);
const scratch = mkdtempSync(join(tmpdir(), "mudlark-build-"));
/** What `npm run build` runs; npm itself would need memory too. */
const [command = "", ...buildArguments] = buildScript().split(" ");

const siteEnvironment = {
  MUDLARK_DATA: join(scratch, "data"),
  MUDLARK_OUT: join(scratch, "dist"),
  MUDLARK_CACHE: join(scratch, "cache"),
  MUDLARK_INVENTED: "1",
};

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
  const ours = { args: buildArguments, env: siteEnvironment };
  const cold = await build("cold, empty cache", ours);
  rmSync(world.out, { recursive: true });
  await inventWorld({ ...world, until, more: 1, changed: 0.1 });
  // A night passes in between, so what the first build wrote would be on disk by then.
  if (process.platform === "linux") execFileSync("sync");
  const warm = await build("a night later, a tenth changed", ours);
  const idle = await build("again, nothing changed", ours);
  const fresh = { MUDLARK_OUT: join(scratch, "fresh"), MUDLARK_CACHE: join(scratch, "fresh-cache") };
  await build("the same without the cache", { args: buildArguments, env: { ...siteEnvironment, ...fresh } });
  const built = digestsIn(siteEnvironment.MUDLARK_OUT);
  const differing = differingFiles(built, digestsIn(fresh.MUDLARK_OUT));
  const pages = [...built.keys()].filter((file) => file.endsWith(".html")).length;
  const plainSite = writePlainSite(join(scratch, "plain"), pages);
  const plain = await build(`a plain site of ${pages} pages`, {
    args: [...buildArguments, "--root", plainSite],
    env: {},
  });
  const peaks = [cold.peak, warm.peak, idle.peak].filter((peak) => peak !== null);
  const peak = peaks.length === 0 ? null : Math.max(...peaks);
  const ratio = ({ seconds }: Built): number => round(seconds / plain.seconds);
  const cpuRatio = ({ processor }: Built): number | null =>
    processor === null || plain.processor === null ? null : round(processor / plain.processor);
  const figures = {
    bench: "build",
    servers,
    pages,
    cold_s: round(cold.seconds),
    warm_s: round(warm.seconds),
    idle_s: round(idle.seconds),
    plain_s: round(plain.seconds),
    cold_ratio: ratio(cold),
    warm_ratio: ratio(warm),
    idle_ratio: ratio(idle),
    cold_cpu_ratio: cpuRatio(cold),
    warm_cpu_ratio: cpuRatio(warm),
    idle_cpu_ratio: cpuRatio(idle),
    peak_rss_mb: megabytes(peak),
    cold_rss_mb: megabytes(cold.peak),
    warm_rss_mb: megabytes(warm.peak),
    idle_rss_mb: megabytes(idle.peak),
    files: built.size,
    site_mb: Math.round(sizeOf(siteEnvironment.MUDLARK_OUT) / 1e6),
    differing_files: differing.length,
  };
  const line = (what: string, { seconds, processor }: Built): string =>
    `${what} ${round(seconds)} s (${processor === null ? "unknown" : round(processor)} s of processor time), ` +
    `${round(seconds / plain.seconds)} times a plain site\n`;
  const { lines, over } = judge(figures, [
    { figure: "cold_ratio", most: 7 },
    { figure: "warm_ratio", most: 2.5 },
    { figure: "idle_ratio", most: 2 },
    { figure: "peak_rss_mb", most: servers <= 1000 ? 1000 : 2000 },
    { figure: "differing_files", most: 0 },
  ]);
  process.stdout.write(
    `${servers} servers, ${nights} nights: ${pages} pages, ${built.size} files, ${figures.site_mb} MB\n` +
      differing
        .slice(0, 10)
        .map((file) => `differs without the cache: ${file}\n`)
        .join("") +
      line("cold ", cold) +
      line("warm ", warm) +
      line("idle ", idle) +
      line("plain", plain) +
      `peak  ${figures.peak_rss_mb ?? "unknown"} MB, including child processes\n` +
      `${lines.join("\n")}\n${JSON.stringify({ ...figures, over })}\n`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function buildScript(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { scripts: { build: string } }).scripts.build;
}

/** Size of all files in a folder, in bytes. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  );
}

/** Runs Astro as a person would, in a separate process. */
function build(what: string, { args, env }: { args: string[]; env: Record<string, string> }): Promise<Built> {
  const started = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: "1" },
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

function megabytes(bytes: number | null): number | null {
  return bytes === null ? null : Math.round(bytes / 1e6);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
