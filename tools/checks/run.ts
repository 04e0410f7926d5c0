// Runs every check and test, and ends with "N passed, N failed". `npm test` and CI call it.
import { commandLine } from "../options/command-line.ts";
import { afterLanes, lanes } from "./checks.ts";
import { runLanes } from "./run-lanes.ts";

const help = `npm test

Runs every check and every test, as CI does, several at a time, and ends with a summary; several minutes:
${[...lanes.flat(), ...afterLanes].map(({ name }) => `  ${name}\n`).join("")}
npm run check:quick checks what you are editing only.

Exit codes: 0 all passed; 1 something failed, as the summary says; 2 the command line is invalid.
`;
commandLine(help, {});
await runLanes(lanes, afterLanes);
