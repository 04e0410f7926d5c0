/**
 * Deepest nesting that a record may have. Real ones stay below twenty; at some thousands, code that walks the record
 * overflows the stack.
 */
export const deepestNesting = 100;

/**
 * Whether a JSON value is nested deeper than `deepestNesting`. Walks without recursion, so that no value can overflow the
 * stack.
 */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestNesting) return true;
    const next: unknown[] = [];
    for (const one of level) {
      if (one !== null && typeof one === "object") for (const inner of Object.values(one)) next.push(inner);
    }
    level = next;
  }
  return false;
}
