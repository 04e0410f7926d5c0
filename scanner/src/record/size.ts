/**
 * Deepest nesting that a record may have. Real ones stay below twenty; at some thousands, code that walks the record
 * overflows the stack.
 */
const deepestNesting = 100;

/**
 * Most values that a record or a line may have, counting those inside others: several times what a record of the census
 * has, and as many as a counting round of 50,000 games has. The checks keep a sentence for each value that is wrong, so
 * that some million of them fill the memory, which ends the process.
 */
const mostValues = 200_000;

/** Longest line of readings or counts, in characters: room for all those values, and less memory than they may take. */
export const longestLine = 16 * 1024 * 1024;

/** Whether a JSON value is nested deeper than a record may be. */
export function isTooDeep(value: unknown): boolean {
  return walk(value) === "depth";
}

/**
 * What a JSON value has too much of to be checked against a schema, in words: levels of nesting, or values.
 * @returns undefined if it is small enough
 */
export function tooLarge(value: unknown): string | undefined {
  switch (walk(value)) {
    case "depth":
      return `more than ${deepestNesting} levels of nesting`;
    case "values":
      return `more than ${mostValues} values`;
    default:
      return undefined;
  }
}

/** Walks without recursion, so that no value can overflow the stack. */
function walk(value: unknown): "depth" | "values" | undefined {
  let level: unknown[] = [value];
  let values = 1;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting) return "depth";
    const next: unknown[] = [];
    for (const one of level) {
      if (one === null || typeof one !== "object") continue;
      for (const inner of Object.values(one)) next.push(inner);
      if (values + next.length > mostValues) return "values";
    }
    values += next.length;
    level = next;
  }
  return undefined;
}
