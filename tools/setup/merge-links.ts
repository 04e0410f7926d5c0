// Merge driver for texts that `npm run setup` rewrites (.gitattributes, `npm run upgrade`).
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { loadConfig } from "../../scanner/src/config/index.ts";
import { commandLine } from "../options/command-line.ts";
import { hasOwnLinks, upstreamIdentity, adaptLinks } from "./links.ts";

const help = `node tools/setup/merge-links.ts BASE OURS THEIRS PATH

Merges three versions of a text that npm run setup rewrites, and writes the result to OURS. It first puts this
directory's links into both BASE and THEIRS, so that only real changes are left to merge. Git calls it during
npm run upgrade.

Exit codes: 0 merged; 1 there are conflicts, which are marked in OURS; 2 the command line is invalid.
`;
const { positionals } = commandLine(help, { options: {}, allowPositionals: true });
const [base = "", ours = "", theirs = "", path = ""] = positionals;
if (hasOwnLinks(path)) {
  const own = loadConfig(".", {});
  for (const file of [base, theirs])
    writeFileSync(file, adaptLinks(path, readFileSync(file, "utf8"), upstreamIdentity, own));
}
const labels = ["-L", "this directory", "-L", "before", "-L", "upstream"];
const { status } = spawnSync("git", ["merge-file", "--quiet", ...labels, ours, base, theirs], { stdio: "inherit" });
process.exitCode = status === 0 ? 0 : 1;
