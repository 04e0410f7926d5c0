import { spawnSync } from "node:child_process";

/** The code of a command that died, as the census does out of memory: as shells have it, 128 and the number of SIGABRT. */
export const died = 134;

/** Runs a command and shows what it says. @returns its exit code; 130 where it was stopped, {@link died} where another signal ended it */
export function run(command: string, args: string[]): number {
  process.stdout.write(`── ${[command, ...args].join(" ")}\n`);
  const { status, error, signal } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined) process.stderr.write(`${command} could not be started: ${error.message}\n`);
  if (signal !== null) return ["SIGINT", "SIGTERM", "SIGHUP"].includes(signal) ? 130 : died;
  if (status !== 0)
    process.stderr.write(`${command} ended with code ${String(status)}; its own message stands above.\n`);
  return status ?? 1;
}
