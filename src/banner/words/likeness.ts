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
 * @param enough the least likeness that counts
 * @returns undefined where it is nowhere like enough
 */
export function bestPlace(screen: Screen, drawing: Drawing, enough: number): Place | undefined {
  const { rows, order, ink } = drawing;
  let best: Place | undefined;
  for (let row = 0; row + rows.length <= screen.lines.length; row++) {
    let left = ink * (1 - Math.max(enough, best?.likeness ?? 0));
    if (lackAt(screen, drawing, row, left) > left) continue;
    // The rows with the most strokes tell most: they are compared first, and often no more than they.
    for (const index of order) {
      left -= distance(rows[index] ?? "", screen.lines[row + index] ?? "", left);
      if (left < 0) break;
    }
    if (left >= 0) best = { row, height: rows.length, likeness: Math.max(enough, best?.likeness ?? 0) + left / ink };
  }
  return best;
}

/**
 * The least number of a drawing's strokes that are missing wherever it stands in a screen, by what strokes there are and
 * not by how they stand: far quicker to tell than `bestPlace`.
 */
export function leastLack(screen: Screen, drawing: Drawing): number {
  let least = drawing.ink;
  for (let row = 0; row + drawing.rows.length <= screen.lines.length && least > 0; row++)
    least = Math.min(least, lackAt(screen, drawing, row, least));
  return least;
}

/** A drawing to look for, with what is counted in it once. */
export interface Drawing {
  /** Without blank ones. */
  rows: readonly string[];
  /** How often each stroke stands in each row. */
  strokes: readonly ReadonlyMap<number, number>[];
  /** Rows, by how many strokes they have, those with the most first. */
  order: readonly number[];
  /** Strokes of all rows. */
  ink: number;
}

/** Rows without blank ones, made ready to be looked for. */
export function preparedDrawing(rows: readonly string[]): Drawing {
  const weights = rows.map((row) => row.replace(/ /g, "").length);
  const order = rows.map((_, index) => index).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  return { rows, strokes: rows.map(countStrokes), order, ink: weights.reduce((sum, weight) => sum + weight, 0) };
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

/** Strokes that are missing where a drawing stands from a row on; as soon as they are more than `most`, no more are counted. */
function lackAt(screen: Screen, { strokes }: Drawing, row: number, most: number): number {
  let sum = 0;
  for (let index = 0; index < strokes.length && sum <= most; index++)
    sum += lack(strokes[index] ?? none, screen.strokes[row + index]);
  return sum;
}

const none: ReadonlyMap<number, number> = new Map();

/** Strokes of a drawing's row that a line does not have: the least that their distance can be. */
function lack(wanted: ReadonlyMap<number, number>, found: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const [stroke, count] of wanted) sum += Math.max(0, count - (found?.get(stroke) ?? 0));
  return sum;
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
