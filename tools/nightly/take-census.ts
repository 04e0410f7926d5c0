import { died, run } from "./run.ts";

/** Crashes of the census that one night survives. */
const mostCrashes = 6;

/**
 * Runs the census, and resumes it after a crash: out of memory, or killed because native code held its thread. The
 * resumed census is careful with the games that were under way (docs/operator.md).
 * @param command the command that takes a census and resumes one that was cut short
 * @param args its arguments
 * @returns its exit code; {@link died} if it crashed more than six times
 */
export function takeCensus(command: string, args: string[]): number {
  for (let crashes = 1; ; crashes += 1) {
    const code = run(command, args);
    if (code !== died || crashes > mostCrashes) return code;
    process.stderr.write("The census crashed. It continues where it stopped.\n");
  }
}
