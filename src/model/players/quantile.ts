/**
 * A quantile, interpolated between its two neighbours.
 * @param sorted ascending
 * @param share 0 to 1: 0.5 is the median
 * @returns null if there are no values
 */
export function quantile(sorted: ArrayLike<number>, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place % 1);
}

/** The median, computed by quantile. @param sorted ascending */
export function median(sorted: ArrayLike<number>): number | null {
  return quantile(sorted, 0.5);
}
