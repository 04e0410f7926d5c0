// Types, lint and unit tests of what changed, side by side: for whoever is editing.
import { execFileSync } from "node:child_process";
import { commandLine } from "../options/command-line.ts";
import type { Check } from "./checks.ts";
import { runLanes } from "./run-lanes.ts";

const help = `npm run check:quick [-- --base COMMIT]

Checks types, lints the files that changed, and runs the unit tests that import them. npm test checks everything.

  --base COMMIT   what the files are compared with (default: HEAD; use main for all of a branch)

Exit codes: 0 all passed; 1 something failed, as the summary says; 2 the command line is invalid.
`;
const { values } = commandLine(help, { options: { base: { type: "string", default: "HEAD" } } });

const git = (...args: string[]): string[] =>
  execFileSync("git", args, { encoding: "utf8" })
    .split("\n")
    .filter((line) => line !== "");
const changed = [
  ...git("diff", "--name-only", "--diff-filter=d", values.base),
  ...git("ls-files", "--others", "--exclude-standard"),
];
const code = changed.filter((file) => /\.(?:ts|js|mjs|astro)$/.test(file));
const pages = changed.some((file) => file.endsWith(".astro"));

const types: Check = {
  name: "types",
  command: "npm",
  args: ["run", "--silent", pages ? "typecheck" : "typecheck:code"],
};
const lint: Check = { name: "lint", command: "eslint", args: ["--no-warn-ignored", ...code] };
const tests: Check = {
  name: "unit tests",
  command: "vitest",
  args: ["run", "--project", "unit", "--passWithNoTests", "--changed", values.base],
  countsTests: true,
};
await runLanes([[types], code.length === 0 ? [tests] : [lint, tests]]);
