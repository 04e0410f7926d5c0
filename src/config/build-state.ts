/**
 * State shared by the parts of one build. Pages are bundled but the Astro integrations are not, so a module imported by
 * both is loaded twice in one process. Only a global is shared by both; this is the only file that uses one.
 */
const key = Symbol.for("mudlark.build");
const holder = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
const state = (holder[key] ??= new Map<string, unknown>());

/**
 * A value made once per build.
 * @param name unique in the program
 * @param make called on the first request
 * @param again makes it again, for `astro dev`, which shows edits at once
 */
export function oncePerBuild<Value>(name: string, make: () => Value, again = false): Value {
  if (again || !state.has(name)) state.set(name, make());
  return state.get(name) as Value;
}

/**
 * Replaces the value that {@link oncePerBuild} would make: `mudlark check` shows a server that is in no data folder.
 */
export function setForBuild(name: string, value: unknown): void {
  state.set(name, value);
}
