import { createInterface } from "node:readline";
import { CommandError } from "./report-errors.ts";

/**
 * Asks for a line at the terminal.
 * @param output where the question goes: stdout or stderr
 * @throws CommandError with exit code 130 if the person leaves with Ctrl-C or Ctrl-D instead of answering
 */
export function askLine(question: string, output: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output });
  return new Promise((resolve, reject) => {
    lines.once("close", () => {
      reject(new CommandError("\nStopped: nothing was written.", 130));
    });
    lines.question(question, (line) => {
      resolve(line);
      lines.close();
    });
  });
}
