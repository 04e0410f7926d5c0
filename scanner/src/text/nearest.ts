/** The word most similar to the given one, if at most a third of its letters are wrong. */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const small = written.toLowerCase();
  const [near] = words
    .map((word) => ({ word, distance: typosBetween(small, word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return near !== undefined && near.distance <= Math.max(1, Math.floor(written.length / 3)) && written.length > 2
    ? near.word
    : undefined;
}

/**
 * Number of letters left out, added, changed or swapped with their neighbour (optimal string alignment); texts of more
 * than 40 letters count as very different.
 */
function typosBetween(a: string, b: string): number {
  if (a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
