import type { z } from "zod";
import { notJson, problemsOf, RecordError } from "./explain.ts";
import { longestLine, tooLarge } from "./size.ts";

/** One line of a file with one JSON value per line: the value, or the problems of the line. */
export type CheckedLine<T> = { line: number; content: string } & (
  { value: T; problems?: never } | { value?: never; problems: readonly string[] }
);

/** A file with more bad lines than this is damaged as a whole: a hundred megabytes of them would take minutes to read. */
const mostBadLines = 100;

/**
 * The lines of a file with one JSON value per line. Blank lines and a byte order mark are ignored, as is a partial line
 * at the end, left by a census that was killed while writing. After too many bad lines, the rest of the file is the
 * content of one more.
 * @param text the whole file
 * @param schema that each line must match
 */
export function* checkedLines<T>(text: string, schema: z.ZodType<T>): Generator<CheckedLine<T>> {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  let bad = 0;
  for (let line = 1; ; line += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return;
    if (bad > mostBadLines) {
      const content = text.slice(start, text.lastIndexOf("\n"));
      yield {
        line,
        content,
        problems: ["too many lines are not valid, so the rest of the file is not read. Restore it from git."],
      };
      return;
    }
    const content = text.slice(start, end);
    start = end + 1;
    if (content.trim() === "") continue;
    const checked = check(content, schema);
    if (checked.problems !== undefined) bad += 1;
    yield { line, content, ...checked };
  }
}

function check<T>(
  content: string,
  schema: z.ZodType<T>,
): { value: T; problems?: never } | { value?: never; problems: readonly string[] } {
  if (content.length > longestLine) {
    return {
      problems: [`it is longer than ${longestLine} characters. Restore the file from git, or delete the line.`],
    };
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    return { problems: [`${notJson(cause)} Restore the file from git, or delete the line.`] };
  }
  const large = tooLarge(value);
  if (large !== undefined) return { problems: [`it has ${large}. Restore the file from git, or delete the line.`] };
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
