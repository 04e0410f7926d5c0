// Checks the subjects of commits made since this rule was introduced: at most 72 characters, no full stop at the end.
import { spawnSync } from "node:child_process";
import { badSubjects } from "./commit-subjects.ts";

/** The day when the rule was introduced; older commits keep their subjects. */
const checkedSince = "2026-11-29T13:00:00Z";

const log = spawnSync("git", ["log", "--no-merges", `--since=${checkedSince}`, "--format=%h %s"], { encoding: "utf8" });
if (log.status !== 0) {
  process.stdout.write("No git history here: commit subjects were not checked.\n");
} else {
  const problems = badSubjects(log.stdout);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
