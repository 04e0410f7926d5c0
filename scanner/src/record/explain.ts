import type { z } from "zod";
import { foldedLine, messageOf } from "../text/index.ts";

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

/** Turns Zod's issues into sentences: the field, and what is wrong with it. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${pathOf(issue.path) || "the file"}: ${issue.message}`);
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
