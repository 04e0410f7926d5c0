// Merges a newer version of the software into your own directory: `npm run upgrade` (docs/own-directory.md).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { configFile, ConfigError, loadConfig, type Config } from "../../scanner/src/config/index.ts";
import { censusFolders } from "../../scanner/src/data/census-files.ts";
import { commandLine } from "../options/command-line.ts";
import { hasOwnLinks, upstream, upstreamIdentity, adaptLinks } from "./links.ts";

const help = `npm run upgrade [-- options]

Merges the newest version of the software into this checkout, as one commit. The configuration and the listing
(entries, opt-outs, records, readings, counts) stay as they are; links in Markdown files and issue forms keep pointing to this
directory.

  --from URL     the repository to merge from (default: the remote "upstream", or ${upstream}.git)
  --branch NAME  its branch (default: main)

Exit codes: 0 upgraded, or nothing new; 1 there are conflicts to resolve, or the upgrade could not start; 2 bad options.
`;
const { values } = commandLine(help, {
  options: { from: { type: "string" }, branch: { type: "string", default: "main" } },
});

/** What belongs to the directory: an upgrade never changes it. */
const ownPaths = (data: string): string[] => [
  configFile,
  ...["servers", ...censusFolders, "opt-out.yml"].map((name) => `${data}/${name}`),
];

try {
  process.exitCode = upgrade();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function upgrade(): number {
  const config = loadConfig(".", {});
  if (git("status", "--porcelain", "--untracked-files=no") !== "")
    return fail("There are uncommitted changes. Commit or stash them, then run npm run upgrade again.");
  const from = values.from ?? (git("remote").split("\n").includes("upstream") ? "upstream" : `${upstream}.git`);
  if (spawnSync("git", ["fetch", "--quiet", from, values.branch], { stdio: "inherit" }).status !== 0)
    return fail(`${from} could not be fetched. Check the network and the address, or use another with --from.`);
  const newest = git("rev-parse", "FETCH_HEAD");
  if (spawnSync("git", ["merge-base", "--is-ancestor", newest, "HEAD"]).status === 0) {
    process.stdout.write("Nothing to do: this is the newest version.\n");
    return 0;
  }
  const driver = [process.execPath, join(import.meta.dirname, "merge-links.ts")].map((part) => `'${part}'`).join(" ");
  const merge = ["merge", "--quiet", "--no-commit", "--no-ff", newest];
  spawnSync("git", ["-c", `merge.mudlark-links.driver=${driver} %O %A %B %P`, ...merge], { encoding: "utf8" });
  if (spawnSync("git", ["rev-parse", "--quiet", "--verify", "MERGE_HEAD"]).status !== 0)
    return fail("git could not start the merge. Run git merge FETCH_HEAD to see why.");
  for (const path of ownPaths(config.dataDir)) keepOwn(path);
  const conflicts = git("diff", "--name-only", "--diff-filter=U");
  if (conflicts !== "")
    return fail(
      `Both sides changed the same lines of:\n${conflicts.replace(/^/gm, "  ")}\nEdit these files, then run: git add -A && git commit. To undo the upgrade: git merge --abort.`,
    );
  rewriteLinks(config);
  git("commit", "--quiet", "--message", `Upgrade the software to ${newest.slice(0, 10)}`);
  process.stdout.write(`Upgraded to ${newest.slice(0, 10)}. Next: npm ci && npm run setup, then look at the site.\n`);
  return 0;
}

/** Restores a path as it was in this directory, whatever the merge did to it. */
function keepOwn(path: string): void {
  git("rm", "-r", "-f", "--quiet", "--ignore-unmatch", "--", path);
  if (git("ls-tree", "HEAD", "--", path) !== "") git("checkout", "--quiet", "HEAD", "--", path);
}

/** Rewrites links in files that only upstream changed, or that are new. */
function rewriteLinks(config: Config): void {
  const changed = git("diff", "--cached", "--name-only", "--diff-filter=AM").split("\n");
  for (const path of changed.filter((each) => hasOwnLinks(each) && existsSync(each))) {
    const text = readFileSync(path, "utf8");
    const next = adaptLinks(path, text, upstreamIdentity, config);
    if (next === text) continue;
    writeFileSync(path, next);
    git("add", "--", path);
  }
}

function git(...args: string[]): string {
  return execFileSync("git", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).trim();
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
