// Runs every check and test, and ends with "N passed, N failed". `npm test` and CI call it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checks } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { summary, type Outcome } from "./summary.ts";

const write = (line: string): void => void process.stdout.write(`${line}\n`);

const scratch = mkdtempSync(join(tmpdir(), "mudlark-checks-"));
const outcomes: Outcome[] = [];
for (const check of checks) outcomes.push(await runCheck(check, scratch, write));
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${summary(outcomes)}`);
process.exitCode = outcomes.every(({ failures }) => failures.length === 0) ? 0 : 1;
