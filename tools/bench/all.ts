// Runs every bench, one after the other; each prints its table and ends with one line of JSON: `npm run bench`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { commandLine } from "../options/command-line.ts";

const help = `npm run bench

Runs every bench, one after the other; each prints its table and ends with one line of JSON. Each has its own command
and options: npm run bench:census -- --help, and so on for hostile, history, encodings, banners, build and startup.
`;
commandLine(help, {});

for (const name of ["census", "hostile", "history", "encodings", "banners", "build", "startup"]) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url))], {
    stdio: "inherit",
  });
  if (status !== 0) process.exitCode = 1;
}
