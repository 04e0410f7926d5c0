import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { summary, type CheckOutcome } from "./summary.ts";

/**
 * Runs checks, some side by side, and prints their output and the summary. Sets the exit code to 1 if one failed.
 * @param atOnce how many run at the same time; undefined: all
 */
export async function runChecks(checks: readonly Check[], atOnce = checks.length): Promise<void> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const scratch = mkdtempSync(join(tmpdir(), "mudlark-checks-"));
  try {
    const all = await inQueue(checks, atOnce, (check) => runCheck(check, scratch, write));
    process.stdout.write(`\n${summary(all)}`);
    process.exitCode = all.every(({ failures }) => failures.length === 0) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Runs checks, at most `atOnce` at a time. Whenever one ends, the first of those that wait starts, except any that is
 * not to run next to one that still runs.
 * @returns the outcomes, in the order of the checks
 */
export async function inQueue(
  checks: readonly Check[],
  atOnce: number,
  run: (check: Check) => Promise<CheckOutcome>,
): Promise<CheckOutcome[]> {
  const outcomes = new Map<Check, CheckOutcome>();
  const waiting = [...checks];
  const running = new Map<Check, Promise<void>>();
  while (waiting.length + running.size > 0) {
    for (const check of [...waiting]) {
      if (running.size >= atOnce) break;
      if ([...running.keys()].some((other) => apart(check, other))) continue;
      waiting.splice(waiting.indexOf(check), 1);
      const ended = run(check).then((outcome) => {
        outcomes.set(check, outcome);
        running.delete(check);
      });
      running.set(check, ended);
    }
    await Promise.race(running.values());
  }
  return checks.flatMap((check) => outcomes.get(check) ?? []);
}

/** Whether one of two checks is not to run next to the other. */
function apart(one: Check, other: Check): boolean {
  return one.notWith?.includes(other.name) === true || other.notWith?.includes(one.name) === true;
}
