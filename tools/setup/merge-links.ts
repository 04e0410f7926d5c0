// Merge driver for texts that `npm run setup` rewrites (.gitattributes, `npm run upgrade`): puts this directory's links
// into both the base and the upstream version, so that only real changes are left to merge.
// node merge-links.ts BASE OURS THEIRS PATH: writes the result to OURS; exits with 1 if there are conflicts.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { loadConfig } from "../../scanner/src/config/index.ts";
import { hasOwnLinks, upstreamIdentity, adaptLinks } from "./links.ts";

const [base = "", ours = "", theirs = "", path = ""] = process.argv.slice(2);
if (hasOwnLinks(path)) {
  const own = loadConfig(".", {});
  for (const file of [base, theirs])
    writeFileSync(file, adaptLinks(path, readFileSync(file, "utf8"), upstreamIdentity, own));
}
const labels = ["-L", "this directory", "-L", "before", "-L", "upstream"];
const { status } = spawnSync("git", ["merge-file", "--quiet", ...labels, ours, base, theirs], { stdio: "inherit" });
process.exitCode = status === 0 ? 0 : 1;
