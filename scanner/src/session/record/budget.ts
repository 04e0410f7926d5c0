import type { Notes } from "./notes.ts";

/**
 * Most characters of JSON that a record keeps per kind of server data. Records are committed to git every night, so a
 * server that sends a lot must not make them large.
 */
const budgets: Readonly<Record<string, number>> = { mssp: 24 * 1024, gmcp: 16 * 1024, msdp: 16 * 1024 };
const otherBudget = 8 * 1024;
const textBudget = 48 * 1024;

/** A shorter sample is not useful. */
const shortestSample = 60;
/** Characters of JSON around a sample: quotes, keys and a name. */
const aroundSample = 80;

/**
 * Characters that each sample may have so that the names of all items fit into the budget.
 * @param most longest sample, however few items there are
 */
export function shareOf(what: string, items: number, most: number): number {
  const share = Math.floor((budgets[what] ?? otherBudget) / Math.max(items, 1)) - aroundSample;
  return Math.max(shortestSample, Math.min(share, most));
}

/** The first items of a list, as many as its budget allows. A note says how many are missing. */
export function fitList<T>(what: string, items: readonly T[], notes: Notes): T[] {
  let left = budgets[what] ?? otherBudget;
  const end = items.findIndex((item) => (left -= size(item)) < 0);
  if (end === -1) return [...items];
  notes.add(
    `${what}-cut`,
    `The server sent too much ${what.toUpperCase()}: ${items.length - end} of ${items.length} items are missing.`,
  );
  return items.slice(0, end);
}

/**
 * The first entries of a table, as many as its budget allows. A note says how many are missing. Any name is allowed,
 * including `__proto__`.
 */
export function fitTable<T extends object>(what: string, table: T, notes: Notes): T {
  const kept = fitList(what, Object.entries(table), notes);
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, value] of kept) copy[name] = value;
  return copy as T;
}

/** The beginning of a text that the record also holds as bytes, in mudlark.raw. */
export function fitText(what: string, text: string, notes: Notes): string {
  if (size(text) <= textBudget) return text;
  let [end, left] = [0, textBudget];
  for (const character of text) {
    left -= size(character);
    if (left < 0) break;
    end += character.length;
  }
  notes.add(
    `${what.replaceAll("_", "-")}-cut`,
    `${what} holds the first ${end} of ${text.length} characters; mudlark.raw has all bytes.`,
  );
  return text.slice(0, end);
}

/** Length of a value's JSON, without the quotes of a string. */
function size(value: unknown): number {
  return typeof value === "string" ? JSON.stringify(value).length - 2 : JSON.stringify(value).length;
}
