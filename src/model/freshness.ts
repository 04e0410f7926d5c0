/** A measurement is current for three days: a nightly census may miss a night, and start late on the next. */
const freshFor = 3 * 86_400_000;

/**
 * Whether a measurement is too old to be called current.
 * @param at ISO 8601
 * @param now milliseconds since 1970
 */
export function isOld(at: string, now: number): boolean {
  return now - Date.parse(at) > freshFor;
}
