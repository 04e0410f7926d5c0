// Runs every check and test, and ends with "N passed, N failed". `npm test` and CI call it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checks } from "./checks.ts";

interface Tally {
  passed: number;
  failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), "mudlark-checks-"));
const tally: Tally = { passed: 0, failed: 0 };
const rows: string[] = [];

for (const check of checks) {
  process.stdout.write(`\n── ${check.name}\n`);
  const report = join(scratch, "report.json");
  rmSync(report, { force: true });
  const args =
    check.countsTests === true
      ? [...check.args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
      : check.args;
  const started = Date.now();
  const run = spawnSync(check.command, args, { stdio: "inherit" });
  const result =
    check.countsTests === true
      ? testsOf(report, run.status)
      : run.status === 0
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1 };
  tally.passed += result.passed;
  tally.failed += result.failed;
  rows.push(
    `${result.failed === 0 ? "ok    " : "FAILED"} ${check.name} (${((Date.now() - started) / 1000).toFixed(0)} s): ${result.passed} passed, ${result.failed} failed`,
  );
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${rows.join("\n")}\n\n${tally.passed} passed, ${tally.failed} failed\n`);
process.exitCode = tally.failed === 0 ? 0 : 1;

/** Counts of a vitest run; a run that wrote no report, or failed outside of a test, counts as one failure. */
function testsOf(report: string, status: number | null): Tally {
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed, failed: failed === 0 && status !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
