/**
 * What the parts of one build share. Pages are bundled and the Astro integrations are not, so a module that both import
 * exists twice in one process: the only place that they share is a global. This is the only file that uses one.
 */
const key = Symbol.for("mudlark.build");
const holder = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
const state = (holder[key] ??= new Map<string, unknown>());

/**
 * A value made once a build.
 * @param name unique in the program
 * @param make called when nothing has asked for it yet
 * @param again makes it again, for `astro dev`, which shows edits at once
 */
export function oncePerBuild<Value>(name: string, make: () => Value, again = false): Value {
  if (again || !state.has(name)) state.set(name, make());
  return state.get(name) as Value;
}
