/**
 * The same function, which makes its answer once for each object and keeps it as long as the object lives. For what
 * several pages ask of the one model of a build; neither the object nor the answer may be changed.
 */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    kept.set(key, { value });
    return value;
  };
}
