// Checks the types of all code except pages: each project with its own libraries, which are its walls.
import { spawnSync } from "node:child_process";
import { tsc } from "./tsc.ts";

const projects = ["tsconfig.json", "scanner", "tools/walls/tsconfig.pure.json", "tools/walls/tsconfig.client.json"];

const failed = projects.filter(
  (project) => spawnSync(process.execPath, [tsc, "--noEmit", "-p", project], { stdio: "inherit" }).status !== 0,
);
process.exitCode = failed.length === 0 ? 0 : 1;
