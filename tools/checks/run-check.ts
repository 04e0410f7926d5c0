import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { processorSecondsOfEnded } from "../bench/build/processes.ts";
import type { Check } from "./checks.ts";
import type { CheckOutcome } from "./summary.ts";
import { reportVariable, type Failure, type TestRun } from "./test-run.ts";

const reporter = fileURLToPath(new URL("reporter.ts", import.meta.url));

/** Where Node keeps compiled modules: the many programs that tests start load in half the time. mudlark uses it too. */
const compiled = fileURLToPath(new URL("../../node_modules/.cache/mudlark", import.meta.url));

/** Number of lines of a failed check's output that the summary repeats. */
const lastLines = 3;

let usedByEnded = processorSecondsOfEnded(process.pid);

/** Processor seconds of the child that has just ended, and of its own; null if the system does not report it. */
function processorSecondsOfLast(): number | null {
  const before = usedByEnded;
  usedByEnded = processorSecondsOfEnded(process.pid);
  return before === null || usedByEnded === null ? null : usedByEnded - before;
}

/**
 * Runs one check. Passes each line of its output to `write` at once, after the check's name, so that checks can run
 * side by side and nothing is lost if the run is killed.
 * @param scratch an existing folder for the report of the tests
 */
export async function runCheck(check: Check, scratch: string, write: (line: string) => void): Promise<CheckOutcome> {
  const started = performance.now();
  const report = join(scratch, `${check.name.replaceAll(" ", "-")}.json`);
  const args =
    check.countsTests === true ? [...check.args, "--reporter=default", `--reporter=${reporter}`] : check.args;
  const last: string[] = [];
  let processor: number | null = null;
  const status = await new Promise<string | undefined>((resolve) => {
    const child = spawn(check.command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        NODE_COMPILE_CACHE: compiled,
        ...process.env,
        [reportVariable]: report,
        ...(process.stdout.isTTY && process.env.NO_COLOR === undefined && { FORCE_COLOR: "1" }),
      },
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        write(`${check.name} │ ${line}`);
        if (line.trim() !== "") last.push(line);
        if (last.length > lastLines) last.shift();
      });
    }
    child.on("error", (error) => resolve(`could not be started: ${error.message}`));
    child.on("exit", () => (processor = processorSecondsOfLast()));
    child.on("close", (code, signal) => resolve(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`));
  });
  const seconds = (performance.now() - started) / 1000;
  const took = { name: check.name, seconds, processor };
  if (check.countsTests === true) return { ...took, ...outcomeOfTests(report, status) };
  const failures: Failure[] =
    status === undefined ? [] : [{ file: undefined, name: status, message: last.join(" ⏎ ") || "It printed nothing." }];
  return { ...took, passed: status === undefined ? 1 : 0, failures };
}

/** Counts of a vitest run; a run that wrote no report, or failed without a failed test, counts as one failure. */
function outcomeOfTests(
  report: string,
  status: string | undefined,
): Pick<CheckOutcome, "passed" | "failures" | "tests"> {
  let tests: TestRun;
  try {
    tests = JSON.parse(readFileSync(report, "utf8")) as TestRun;
  } catch {
    const message = "The run of tests wrote no report; see its output above.";
    return { passed: 0, failures: [{ file: undefined, name: status ?? "ended", message }] };
  }
  const { passed, failures } = tests;
  if (status === undefined || failures.length > 0) return { passed, failures, tests };
  const message = "No test failed; see its output above (a threshold of coverage, an obsolete snapshot?).";
  return { passed, failures: [{ file: undefined, name: status, message }], tests };
}
