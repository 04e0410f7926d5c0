import { died, run } from "./run.ts";

/** Number of census crashes that one night survives. */
const mostCrashes = 6;

/**
 * Runs the census, and resumes it after a crash: out of memory, or killed because native code held its thread. The
 * resumed census is careful with the games that were in progress (docs/operator.md).
 * @param command the command that runs a census and resumes an interrupted one
 * @param args its arguments
 * @returns its exit code; {@link died} if it crashed more than six times
 */
export async function takeCensus(command: string, args: string[]): Promise<number> {
  for (let crashes = 1; ; crashes += 1) {
    const code = await run(command, args);
    if (code !== died || crashes > mostCrashes) return code;
    process.stderr.write("The census crashed. It continues where it stopped.\n");
  }
}
