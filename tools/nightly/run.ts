import { spawnSync } from "node:child_process";

/**
 * Exit code of a command that crashed, as the census does when out of memory: 128 plus the number of SIGABRT, as in
 * shells.
 */
export const died = 134;

/**
 * Runs a command and shows its output. @returns its exit code; 130 if it was interrupted, {@link died} if another
 * signal ended it
 */
export function run(command: string, args: string[], env = process.env): number {
  process.stdout.write(`── ${[command, ...args].join(" ")}\n`);
  const { status, error, signal } = spawnSync(command, args, { stdio: "inherit", env });
  if (error !== undefined) process.stderr.write(`${command} could not be started: ${error.message}\n`);
  if (signal !== null) return ["SIGINT", "SIGTERM", "SIGHUP"].includes(signal) ? 130 : died;
  if (status !== 0) process.stderr.write(`${command} ended with code ${String(status)}; see its message above.\n`);
  return status ?? 1;
}
