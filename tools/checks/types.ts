// Checks the types of all code except pages: each project with its own libraries, which are its walls.
import { spawnSync } from "node:child_process";
import { commandLine } from "../options/command-line.ts";
import { tsc } from "./tsc.ts";

const help = `npm run typecheck:code

Checks the types of all code except pages, with the libraries that each part may use.

Exit codes: 0 no errors; 1 errors, as the compiler prints them; 2 the command line is invalid.
`;
commandLine(help, {});

const projects = ["tsconfig.json", "scanner", "tools/walls/tsconfig.pure.json", "tools/walls/tsconfig.client.json"];

const failed = projects.filter(
  (project) => spawnSync(process.execPath, [tsc, "--noEmit", "-p", project], { stdio: "inherit" }).status !== 0,
);
process.exitCode = failed.length === 0 ? 0 : 1;
