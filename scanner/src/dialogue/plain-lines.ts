import { withoutByteEscapes } from "../text/index.ts";

/** Longer lines are not sentences. */
const longest = 400;

/** The lines of a text without escape sequences and control characters, trimmed; those that are empty or too long left out. */
export function plainLines(text: string): string[] {
  return withoutByteEscapes(text)
    .split(/[\r\n]+/)
    .filter((line) => line.length <= longest)
    .map((line) => line.replace(/[\x00-\x1f\x7f]+/g, " ").trim())
    .filter((line) => line !== "");
}
