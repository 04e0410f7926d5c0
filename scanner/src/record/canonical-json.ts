/**
 * JSON with sorted keys; without spaces (for hashing), or indented (for files, so that a diff shows what changed).
 * Own keys such as `__proto__` are data like any other.
 * @param indent spaces per level; 0 for none
 */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(sorted(value), undefined, indent);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value).sort()) copy[key] = sorted((value as Record<string, unknown>)[key]);
  return copy;
}
