/** The properties of an object that may be left out, because their value may be undefined. */
type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * Leaves out the properties whose value is undefined: `{ port, ...defined({ encoding, columns }) }` has no key
 * `encoding` if the encoding is unknown. Records and files must not contain keys without a value.
 * @param properties values that may be undefined
 * @returns a new object with the others, in the same order
 */
export function defined<T extends object>(properties: T): Defined<T> {
  const entries = Object.entries(properties);
  const kept = entries.filter(([, value]) => value !== undefined);
  // Nearly always all or none of them, which take less time to make.
  if (kept.length === entries.length) return { ...properties };
  return kept.length === 0 ? {} : (Object.fromEntries(kept) as Defined<T>);
}
