import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { summary, type CheckOutcome } from "./summary.ts";

/**
 * Runs checks, the lanes side by side, and prints their output and the summary. Sets the exit code to 1 if one failed.
 * @param afterwards checks that start one after the other when all lanes have ended
 */
export async function runLanes(lanes: readonly (readonly Check[])[], afterwards: readonly Check[] = []): Promise<void> {
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  const scratch = mkdtempSync(join(tmpdir(), "mudlark-checks-"));
  try {
    const run = async (lane: readonly Check[]): Promise<CheckOutcome[]> => {
      const ended: CheckOutcome[] = [];
      for (const check of lane) ended.push(await runCheck(check, scratch, write));
      return ended;
    };
    const all = [...(await Promise.all(lanes.map(run))).flat(), ...(await run(afterwards))];
    process.stdout.write(`\n${summary(all)}`);
    process.exitCode = all.every(({ failures }) => failures.length === 0) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
