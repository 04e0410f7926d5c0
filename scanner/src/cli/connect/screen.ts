import { once } from "node:events";

/** Resets what a server may have set: colours, a hidden cursor, mouse reports, bracketed paste, application keys. */
const tidy = "\x1b[0m\x1b[?25h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1l\x1b>";

/**
 * Puts the terminal into raw mode, if stdin is one, until the returned function is called or the process ends.
 */
export function takeTerminal(): () => void {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) return () => undefined;
  let taken = true;
  const restore = (): void => {
    if (!taken) return;
    taken = false;
    stdin.setRawMode(false);
    if (stdout.isTTY) stdout.write(tidy);
    process.off("exit", restore);
    for (const signal of signals) process.off(signal, leave);
  };
  const leave = (signal: NodeJS.Signals): void => {
    restore();
    process.exit(signal === "SIGHUP" ? 129 : 143);
  };
  stdin.setRawMode(true);
  process.on("exit", restore);
  for (const signal of signals) process.on(signal, leave);
  return restore;
}

const signals = ["SIGTERM", "SIGHUP"] as const;

/** Writes to stdout, and waits if its reader is slow, but not for a reader who has left. */
export async function show(text: string): Promise<void> {
  const { stdout } = process;
  if (text === "" || stdout.write(text) || stdout.errored !== null) return;
  await once(stdout, "drain").catch(() => undefined);
}
