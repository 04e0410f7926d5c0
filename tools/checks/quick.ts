// Types, lint and the nearest unit tests of what changed, side by side: for whoever is editing.
import { execFileSync } from "node:child_process";
import { ImportGraph, needsSockets } from "../mutate/related-tests.ts";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { typesOfCode, typesOfPages, type Check } from "./checks.ts";
import { runChecks } from "./run-checks.ts";

const help = `npm run check:quick [-- --base COMMIT --nearest N]

Checks types, lints the files that changed, and runs the nearest unit tests that import them, in about a quarter of a
minute (half a minute the first time, or if an .astro file changed). npm test checks everything.

  --base COMMIT   what the files are compared with (default: HEAD; use main for all of a branch)
  --nearest N     test files to run for each file that changed (default: 12): those of its own folder first

Exit codes: 0 all passed; 1 something failed, as the summary says; 2 the command line is invalid.
`;
const { values } = commandLine(help, {
  options: { base: { type: "string", default: "HEAD" }, nearest: { type: "string", default: "12" } },
});
const nearest = wholeNumber(values.nearest, "--nearest", help);

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

const lint: Check = { name: "lint", command: "eslint", args: ["--no-warn-ignored", ...code] };
const graph = new ImportGraph();
const related = changed.map((file) => graph.testsOf(file).filter((test) => !needsSockets(test)));
const chosen = new Set(related.flatMap((files) => files.slice(0, nearest)));
const left = new Set(related.flat()).size - chosen.size;
if (left > 0) {
  process.stdout.write(
    `${left} more test files import what changed: --nearest 1000 runs them, and so does npm test.\n`,
  );
}
const tests: Check = {
  name: "unit tests",
  command: "vitest",
  args: ["run", "--project", "unit", "--passWithNoTests", ...chosen],
  countsTests: true,
};
await runChecks([
  typesOfCode,
  ...(code.length === 0 ? [] : [lint]),
  ...(chosen.size === 0 ? [] : [tests]),
  ...(pages ? [typesOfPages] : []),
]);
