import { jsonEscape, replaceUnseen } from "../text/index.ts";

/**
 * JSON with sorted keys, either without spaces (for hashing) or indented (for files, so that a diff shows what
 * changed). Characters that could control a terminal or hide or reorder text are written as `\uXXXX`, which parses to
 * the same text. Own keys such as `__proto__` are ordinary data.
 * @param indent spaces per level; 0 for none
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return inertJson(sorted(value), indent);
}

/**
 * JSON in which characters that could control a terminal, hide or reorder text, or end a line for line-based programs
 * are written as `\uXXXX`, which parses to the same text. Keys stay in order.
 * @param indent spaces per level; 0 for none
 */
export function inertJson(value: unknown, indent = 0): string {
  return replaceUnseen(JSON.stringify(value, undefined, indent), jsonEscape);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
  return copy;
}
