import { spawn, type ChildProcess } from "node:child_process";
import { text } from "node:stream/consumers";

/**
 * Exit code of a command that crashed, as the census does when out of memory: 128 plus the number of SIGABRT, as in
 * shells.
 */
export const died = 134;

/** Exit code of a command that was stopped, or not started because the night was. */
export const stopped = 130;

let stopping = false;
let current: ChildProcess | undefined;

/**
 * Lets the running command end in its own way when the night is asked to stop, and starts no other one. Without this, a
 * container engine, which signals only the first process, would kill a census a moment later. SIGHUP is not among the
 * signals, so that nohup works.
 */
export function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      stopping = true;
      current?.kill("SIGTERM");
    });
}

/** Whether the night was asked to stop. */
export function isStopping(): boolean {
  return stopping;
}

/**
 * Runs a command and shows its output.
 * @param show gets the standard output when the command ends; without it, the output appears as it comes
 * @returns its exit code; {@link stopped} if it was interrupted, {@link died} if another signal ended it
 */
export async function run(
  command: string,
  args: string[],
  { env = process.env, show }: { env?: NodeJS.ProcessEnv; show?: (output: string) => void } = {},
): Promise<number> {
  if (stopping) return stopped;
  process.stdout.write(`── ${[command, ...args].join(" ")}\n`);
  const child = spawn(command, args, { stdio: ["inherit", show === undefined ? "inherit" : "pipe", "inherit"], env });
  current = child;
  const output = child.stdout === null ? undefined : text(child.stdout);
  const ended = await new Promise<{ code: number | null; signal: NodeJS.Signals | null } | Error>((resolve) => {
    child.once("error", resolve).once("exit", (code, signal) => resolve({ code, signal }));
  });
  current = undefined;
  if (ended instanceof Error) {
    process.stderr.write(`${command} could not be started: ${ended.message}\n`);
    return 1;
  }
  if (output !== undefined) show?.(await output);
  const { code, signal } = ended;
  if (signal !== null && ["SIGINT", "SIGTERM", "SIGHUP"].includes(signal)) return stopped;
  if (code !== 0) process.stderr.write(`${howItEnded(command, code)}\n`);
  return code ?? died;
}

/** What a shell and npm report of a command that was killed at once, as a system without memory does. */
const killed = 137;

/** Says how a command failed. @param code its exit code; null if a signal ended it */
export function howItEnded(command: string, code: number | null): string {
  if (code === null || code === killed)
    return `${command} was killed, probably because there was too little memory: docs/own-directory.md, "What it costs".`;
  return `${command} ended with code ${code}; see its message above.`;
}
