import type { z } from "zod";
import { problemsOf, RecordError } from "./explain.ts";
import { messageOf } from "../text/index.ts";

/** One line of a file with one JSON value per line: the value, or the problems of the line. */
export type CheckedLine<T> = { line: number; content: string } & (
  { value: T; problems?: never } | { value?: never; problems: readonly string[] }
);

/**
 * The lines of a file with one JSON value per line. Blank lines are ignored, as is a partial line at the end, left by a
 * census that was killed while writing.
 * @param text the whole file
 * @param schema that each line must match
 */
export function* checkedLines<T>(text: string, schema: z.ZodType<T>): Generator<CheckedLine<T>> {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return;
    const content = text.slice(start, end);
    start = end + 1;
    if (content.trim() !== "") yield { line, content, ...check(content, schema) };
  }
}

function check<T>(
  content: string,
  schema: z.ZodType<T>,
): { value: T; problems?: never } | { value?: never; problems: readonly string[] } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    const why = `not valid JSON (${messageOf(cause)}).`;
    return { problems: [`${why} Restore the file from git, or delete the line.`] };
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? { value: parsed.data } : { problems: problemsOf(parsed.error) };
}

/**
 * Reads a file with one JSON value per line, with the rules of {@link checkedLines}.
 * @param text the whole file
 * @param where the file, for error messages
 * @param schema that each line must match
 * @param skip called with the error for a line that does not match, which is then skipped; without it, such a line is
 *   an error
 * @throws RecordError for a line that does not match: where, what, how to fix it
 */
export function readLines<T>(
  text: string,
  where: string,
  schema: z.ZodType<T>,
  skip?: (error: RecordError, line: string) => void,
): T[] {
  const values: T[] = [];
  for (const { line, content, value, problems } of checkedLines(text, schema)) {
    if (problems === undefined) {
      values.push(value);
      continue;
    }
    const error = new RecordError(problems.map((problem) => `${where}:${line}: ${problem}`).join("\n"));
    if (skip === undefined) throw error;
    skip(error, content);
  }
  return values;
}
