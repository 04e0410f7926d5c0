import { jsonEscape, unseenCharacter } from "../text/index.ts";

/**
 * JSON with sorted keys; without spaces (for hashing), or indented (for files, so that a diff shows what changed).
 * What could command a terminal, hide text or reorder it is written as `\uXXXX`, which reads back as the same text.
 * Own keys such as `__proto__` are data like any other.
 * @param indent spaces per level; 0 for none
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return inertJson(sorted(value), indent);
}

/**
 * JSON in which what could command a terminal, hide or reorder text, or end a line for programs that read line by line, is
 * written as `\uXXXX`, which reads back as the same text. The order of keys is kept.
 * @param indent spaces per level; 0 for none
 */
export function inertJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, undefined, indent).replace(unseenCharacter, jsonEscape);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
  return copy;
}
