import type { z } from "zod";
import { beginning, foldedLine, messageOf } from "../text/index.ts";

/** An error in the input, explained for people: where it is, what is wrong and how to fix it. */
export class RecordError extends Error {
  override name = "RecordError";
}

/** Says that a text is not JSON, on one line: the cause quotes the text, which may contain line ends. */
export function notJson(cause: unknown): string {
  return `not valid JSON (${foldedLine(messageOf(cause))}).`;
}

/** The path of an issue in readable form: addresses[0].port, server-probe.session_data.mssp. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${String(key)}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );
}

/** Number of problems to name one by one, and the longest sentence about one: some list every key of the file. */
const mostNamed = 100;
const longestSentence = 1000;

/** Turns Zod's issues into sentences: the field, and what is wrong with it. Of many, only the first. */
export function problemsOf({ issues }: z.ZodError): string[] {
  const named = issues
    .slice(0, mostNamed)
    .map(({ path, message }) => beginning(`${pathOf(path) || "the file"}: ${message}`, longestSentence));
  return issues.length === named.length ? named : [...named, `and ${issues.length - named.length} more problems`];
}

/**
 * The same, one per line, each with its place.
 * @param where the file (and line), as the reader of the message knows it
 */
export function explain(where: string, error: z.ZodError): string {
  return problemsOf(error)
    .map((problem) => `${where}: ${problem}`)
    .join("\n");
}
