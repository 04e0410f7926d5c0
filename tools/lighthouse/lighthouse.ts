// Builds the site, serves it, and runs Lighthouse on the most visited pages:
//   npm run lighthouse [-- --data DIR | --site DIR]
// Ends with one line of JSON; fails if a target is missed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defined } from "../../scanner/src/objects/index.ts";
import { mostCompared } from "../../src/components/compare/data.ts";
import { site } from "../../src/config/site.ts";
import { launch } from "../chromium/launch.ts";
import { commandLine } from "../options/command-line.ts";
import { serveStatic } from "../serve/static-server.ts";
import { loadLighthouse } from "./load-lighthouse.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
const targets = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
type Scores = Record<(typeof categories)[number], number>;

const help = `npm run lighthouse [-- --data DIR | --site DIR]

Builds the site, and prints the four scores of Lighthouse for home, the directory, a server, a comparison and
a fingerprint.

  --data DIR   the data folder (default: data)
  --site DIR   a site that is built already, for the MUDLARK_BASE of this command
`;
const { values } = commandLine(help, { options: { data: { type: "string" }, site: { type: "string" } } });
const lighthouse = await loadLighthouse();
const out = values.site ?? build(values.data);
const server = await serveStatic(out, { maxAge: 3600, base: site.base });
const debugging = await freePort();
const browser = await launch(`--remote-debugging-port=${debugging}`);

const pages = { home: "/", directory: "/servers/", ...examples() };
const result: Record<string, Scores> = {};
process.stdout.write(`${"page".padEnd(14)}${categories.map((name) => name.padStart(16)).join("")}\n`);
for (const [name, path] of Object.entries(pages)) {
  const run = await lighthouse(server.url + path, {
    port: debugging,
    logLevel: "error",
    onlyCategories: [...categories],
  });
  const scores = Object.fromEntries(
    categories.map((category) => [category, Math.round((run?.lhr.categories[category]?.score ?? 0) * 100)]),
  ) as Scores;
  result[name] = scores;
  process.stdout.write(
    `${name.padEnd(14)}${categories.map((category) => String(scores[category]).padStart(16)).join("")}\n`,
  );
  for (const audit of Object.values(run?.lhr.audits ?? {})) {
    if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === "binary")
      process.stdout.write(`  ${audit.title}\n`);
  }
}
await browser.close();
await server.close();
if (values.site === undefined) rmSync(out, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ bench: "lighthouse", ...result })}\n`);
const missed = Object.values(result).some((scores) =>
  categories.some((category) => scores[category] < targets[category]),
);
process.exitCode = missed ? 1 : 0;

/** Builds the site from a data folder. @returns the site's folder, a temporary one */
function build(data: string | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "mudlark-lighthouse-"));
  process.stdout.write("Building the site …\n");
  execFileSync("npm", ["run", "--silent", "build"], {
    env: { ...process.env, MUDLARK_OUT: folder, ...defined({ MUDLARK_DATA: data }) },
    stdio: ["ignore", "ignore", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return folder;
}

/** A server that was scanned, a comparison of four, and a fingerprint. */
function examples(): Record<string, string> {
  const { servers } = JSON.parse(readFileSync(join(out, "api/v1/servers.json"), "utf8")) as {
    servers: { id: string; fingerprint?: string | null }[];
  };
  const scanned = servers.find(({ fingerprint }) => typeof fingerprint === "string");
  if (scanned === undefined) return {};
  const four = servers.slice(0, mostCompared).map(({ id }) => `game=${id}`);
  return {
    server: `/servers/${scanned.id}/`,
    comparison: `/compare/?${four.join("&")}`,
    fingerprint: `/fingerprints/${scanned.fingerprint ?? ""}/`,
  };
}

/** A port of this machine on which nothing is listening. */
async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
