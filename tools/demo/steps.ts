import { spawn } from "node:child_process";

/** The steps of the demo that have ended, with the seconds that each took. */
const took: [name: string, seconds: number][] = [];

/**
 * Announces a numbered step of the demo, runs it, and measures how long it takes.
 * @param name what the step is called in the list of times
 */
export async function step<T>(name: string, text: string, run: () => Promise<T>): Promise<T> {
  process.stdout.write(`\n${took.length + 1}. ${text}\n`);
  const started = performance.now();
  const result = await run();
  took.push([name, (performance.now() - started) / 1000]);
  return result;
}

/** Where the time went: a line for each step that has ended, and the total since the program started. */
export function stepTimes(): string {
  const rows: [string, number][] = [...took, ["in total, with the start of this program", performance.now() / 1000]];
  return rows.map(([name, seconds]) => `${seconds.toFixed(1).padStart(8)} s  ${name}\n`).join("");
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
