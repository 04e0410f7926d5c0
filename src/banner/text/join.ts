import { visibleLines } from "./visible-lines.ts";

/** Longer texts are concatenated: comparing them would take quadratic time. */
const mostLines = 500;

/**
 * Joins the texts before and after the scanner's Return without repetition: many servers answer an empty name with
 * their whole banner again. Lines that differ only in clocks and counters count as the same.
 */
export function joinAroundReturn(before: string, after: string): string {
  const first = visibleLines(before, mostLines);
  const second = visibleLines(after, mostLines);
  if (second.length === 0) return before;
  if (first.length === 0) return after;
  if (first.length === mostLines || second.length === mostLines) return join(before, after);
  if (holds(first, second)) return before;
  if (holds(second, first)) return after;
  return join(before, after.slice(startOfNews(first, second)));
}

type Lines = ReturnType<typeof visibleLines>;

/** Whether `part` occurs in `whole`, line by line, without a gap. */
function holds(whole: Lines, part: Lines): boolean {
  return whole.some((_, start) => part.every((line, index) => whole[start + index]?.key === line.key));
}

/** Offset in the second text after the lines that repeat the end of the first; at least two lines. */
function startOfNews(first: Lines, second: Lines): number {
  for (let count = Math.min(first.length, second.length); count >= 2; count--) {
    const tail = first.slice(-count);
    if (tail.every((line, index) => second[index]?.key === line.key)) return second[count - 1]?.end ?? 0;
  }
  return 0;
}

function join(before: string, after: string): string {
  const apart = /[\r\n]\s*$/.test(before) || /^\s*[\r\n]/.test(after);
  return apart ? before + after : `${before}\r\n${after}`;
}
