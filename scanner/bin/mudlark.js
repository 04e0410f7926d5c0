#!/usr/bin/env node
// npm links this file into node_modules/.bin, where a bare `node` may be older than the one that Mudlark pins. If so,
// the pinned one, which the package "node" installs, takes over. The scanner is TypeScript and runs without a build.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const major = Number(process.versions.node.split(".")[0]);
if (major >= 24) {
  // Types are stripped once, not at every start: it starts in half the time and needs 20 MB less.
  // The variable is for the thread of a census: the call applies to this thread only.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../../node_modules/.cache/mudlark", import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  // `check` shows what the site would show, so it needs the site, on which the scanner must not depend.
  const { checkCommand: check } = await import("../../tools/check/listed.ts");
  const { packedProgram } = await import("../../tools/pack/packed.ts");
  // The site's code runs the scanner's sources, so `check` does too.
  const packed = process.argv.includes(check.name) ? undefined : packedProgram(join(import.meta.dirname, "../.."));
  const { mudlark } = await import(packed ?? "../src/cli/program.ts");
  await mudlark([check]);
} else {
  const pinned = fileURLToPath(new URL("../../node_modules/node/bin/node", import.meta.url));
  if (!existsSync(pinned)) {
    console.error(
      `mudlark needs Node 24, this is ${process.versions.node}. Run "npm install" in the checkout: it installs the right version.`,
    );
    process.exit(2);
  }
  const run = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // A signal to this process is meant for the other one. A terminal sends SIGINT to both.
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => run.kill(signal));
  process.on("SIGINT", () => undefined);
  run.on("exit", (code, signal) => {
    if (signal !== null) process.removeAllListeners(signal);
    if (signal === null) process.exitCode = code ?? 2;
    else process.kill(process.pid, signal);
  });
}
