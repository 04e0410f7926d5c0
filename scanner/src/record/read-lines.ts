import type { z } from "zod";
import { explain, RecordError } from "./explain.ts";
import { messageOf } from "../text/index.ts";

/**
 * Reads a file with one JSON value per line. Ignores a partial line at the end, left by a census that was killed while
 * writing.
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
  const lines = text.split("\n");
  lines.pop();
  return lines.flatMap((line, index) => {
    try {
      return [readLine(line, `${where}:${index + 1}`, schema)];
    } catch (error) {
      if (skip === undefined || !(error instanceof RecordError)) throw error;
      skip(error, line);
      return [];
    }
  });
}

function readLine<T>(line: string, where: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new RecordError(
      `${where}: not valid JSON (${messageOf(cause)}). Restore the file from git, or delete the line.`,
      { cause },
    );
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RecordError(explain(where, parsed.error), { cause: parsed.error });
  return parsed.data;
}
