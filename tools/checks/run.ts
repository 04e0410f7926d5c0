// Runs every check and test, and ends with "N passed, N failed". `npm test` and CI call it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "../options/command-line.ts";
import { checks } from "./checks.ts";
import { runCheck } from "./run-check.ts";
import { summary, type Outcome } from "./summary.ts";

const help = `npm test

Runs every check and every test, as CI does, and ends with a summary; several minutes. In this order:
${checks.map(({ name }) => `  ${name}\n`).join("")}
Exit codes: 0 all passed; 1 something failed, as the summary says; 2 the command line is invalid.
`;
commandLine(help, {});

const write = (line: string): void => void process.stdout.write(`${line}\n`);

const scratch = mkdtempSync(join(tmpdir(), "mudlark-checks-"));
const outcomes: Outcome[] = [];
for (const check of checks) outcomes.push(await runCheck(check, scratch, write));
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${summary(outcomes)}`);
process.exitCode = outcomes.every(({ failures }) => failures.length === 0) ? 0 : 1;
