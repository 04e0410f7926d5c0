/** Deepest nesting that a record may have. Real ones stay below twenty; beyond some thousands whoever walks it runs out of stack. */
export const DEEPEST = 100;

/** Is a JSON value nested deeper than `DEEPEST`? Walks without recursion, so that no value harms it. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const next: unknown[] = [];
    for (const one of level) {
      if (one !== null && typeof one === "object") for (const inner of Object.values(one)) next.push(inner);
    }
    level = next;
  }
  return false;
}
