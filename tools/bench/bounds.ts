/** The maximum of a figure that a bench reports. */
interface Bound {
  /** Its name in the bench's JSON. */
  figure: string;
  most: number;
}

/**
 * Compares the figures of a bench with their bounds.
 * @returns a line for each bound, starting with "ok" or "over", and the names of the figures over their bound; figures
 *   that could not be measured are neither
 */
export function judge(
  figures: Readonly<Record<string, unknown>>,
  bounds: readonly Bound[],
): { lines: string[]; over: string[] } {
  const over: string[] = [];
  const lines = bounds.map(({ figure, most }) => {
    const value = figures[figure];
    if (typeof value !== "number") return `  not measured  ${figure}, at most ${most}`;
    if (value <= most) return `  ok            ${figure} ${value}, at most ${most}`;
    over.push(figure);
    return `  over          ${figure} ${value}, at most ${most}`;
  });
  return { lines, over };
}
