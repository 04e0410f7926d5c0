/** Where a drawing stands in a screen. */
export interface Place {
  row: number;
  height: number;
  /** 0 to 1. */
  likeness: number;
}

/** A space too many or too few is a letter set closer or wider, and counts little. */
const costOfSpace = 0.25;

/**
 * The place at which a drawing stands in a screen, by edit distance row for row; each row may stand anywhere in its
 * line, so that stars and words beside it do no harm.
 * @param screen lines
 * @param drawing rows, without blank ones
 * @param enough the least likeness that counts
 * @returns undefined where it is nowhere like enough
 */
export function bestPlace(screen: Screen, drawing: readonly string[], enough: number): Place | undefined {
  const counts = drawing.map(countStrokes);
  const weights = drawing.map((row) => row.replace(/ /g, "").length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let best: Place | undefined;
  for (let row = 0; row + drawing.length <= screen.lines.length; row++) {
    let left = total * (1 - Math.max(enough, best?.likeness ?? 0));
    const lacking = counts.reduce((sum, count, index) => sum + lack(count, screen.strokes[row + index]), 0);
    if (lacking > left) continue;
    // The rows with the most strokes tell most: they are compared first, and often no more than they.
    for (const index of byWeight(weights)) {
      left -= distance(drawing[index] ?? "", screen.lines[row + index] ?? "", left);
      if (left < 0) break;
    }
    if (left >= 0)
      best = { row, height: drawing.length, likeness: Math.max(enough, best?.likeness ?? 0) + left / total };
  }
  return best;
}

/** Lines to look in, and how often each stroke stands in each: what a line lacks cannot stand there. */
export interface Screen {
  lines: readonly string[];
  strokes: readonly ReadonlyMap<number, number>[];
}

/** Lines, made ready to be looked in. */
export function screenOf(lines: readonly string[]): Screen {
  return { lines, strokes: lines.map(countStrokes) };
}

/** How often each character but the space stands in a line, by its UTF-16 code. */
function countStrokes(line: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code !== 0x20) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Strokes of a drawing's row that a line does not have: the least that their distance can be. */
function lack(wanted: ReadonlyMap<number, number>, found: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const [stroke, count] of wanted) sum += Math.max(0, count - (found?.get(stroke) ?? 0));
  return sum;
}

function byWeight(weights: readonly number[]): number[] {
  return weights.map((_, index) => index).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
}

/**
 * Edit distance of a pattern to the best fitting stretch of a line.
 * @param most give up beyond this
 */
function distance(pattern: string, line: string, most: number): number {
  const strokes = pattern.replace(/ /g, "").length;
  if (line === "") return strokes;
  let before = new Float64Array(line.length + 1);
  let row = new Float64Array(line.length + 1);
  for (let i = 1; i <= pattern.length; i++) {
    const wanted = pattern.charCodeAt(i - 1);
    const drop = wanted === 0x20 ? costOfSpace : 1;
    row[0] = (before[0] ?? 0) + drop;
    let least = row[0];
    for (let j = 1; j <= line.length; j++) {
      const found = line.charCodeAt(j - 1);
      const same = (before[j - 1] ?? 0) + (wanted === found ? 0 : 1);
      const value = Math.min(same, (before[j] ?? 0) + drop, (row[j - 1] ?? 0) + (found === 0x20 ? costOfSpace : 1));
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return strokes;
    [before, row] = [row, before];
  }
  return Math.min(strokes, ...before);
}
