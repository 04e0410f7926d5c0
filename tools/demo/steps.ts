import { spawn } from "node:child_process";

/** Announces a step of the demo. */
export function step(number: number, text: string): void {
  process.stdout.write(`\n${number}. ${text}\n`);
}

/**
 * Runs a program from the checkout with its output on this terminal, and ends the demo if it fails.
 * @param environment additional environment variables
 */
export function runStep(command: string, args: string[], environment: Record<string, string> = {}): Promise<void> {
  return new Promise((resolve) => {
    spawn(command, args, { stdio: "inherit", env: { ...process.env, ...environment } })
      .on("error", (error) => {
        process.stderr.write(`${command} could not be started (${error.message}). Run npm install first.\n`);
        process.exit(1);
      })
      .on("exit", (code) => {
        if (code === 0) resolve();
        else {
          process.stderr.write(
            `${command} ${args.join(" ")} ended with code ${String(code)}; see its message above.\n`,
          );
          process.exit(1);
        }
      });
  });
}
