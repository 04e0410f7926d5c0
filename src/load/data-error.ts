import { plainLine } from "@mudlark/scanner/text";

/**
 * The data directory contains something that the site cannot be built from. The message has a sentence for each
 * problem.
 */
export class DataError extends Error {
  override name = "DataError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The data cannot be read:\n${problems.map((problem) => `  ${plainLine(problem, 2000)}`).join("\n")}`);
    this.problems = problems;
    // The message is for the person who wrote the data; they do not need a stack trace of our code.
    this.stack = "";
  }
}
