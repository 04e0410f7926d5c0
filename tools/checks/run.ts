// Runs every check and test, and ends with "N passed, N failed". `npm test` and CI call it.
import { commandLine } from "../options/command-line.ts";
import { checks, checksAtOnce } from "./checks.ts";
import { runChecks } from "./run-checks.ts";

const help = `npm test

Runs every check and every test, as CI does, two at a time, and ends with a summary; several minutes:
${checks.map(({ name }) => `  ${name}\n`).join("")}
npm run check:quick checks what you are editing only.

Exit codes: 0 all passed; 1 something failed, as the summary says; 2 the command line is invalid.
`;
commandLine(help, {});
await runChecks(checks, checksAtOnce);
