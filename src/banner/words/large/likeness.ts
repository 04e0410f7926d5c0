/** Where a drawing is in a screen. */
export interface Place {
  row: number;
  height: number;
  /** 0 to 1. */
  likeness: number;
}

/** Columns by which a row may be further left or right than the others. */
const play = 4;
/** A space too many or too few is a letter set closer or wider, and counts little. */
const costOfSpace = 0.25;

/**
 * The place of a drawing in a screen, by edit distance row for row, so that stars and words next to it do
 * no harm.
 * @param enough the least likeness that counts
 * @param aligned rows are below each other; where a screen has lost its blanks they may be anywhere
 * @returns undefined where it is nowhere like enough
 */
export function bestPlace(screen: Screen, drawing: Drawing, enough: number, aligned: boolean): Place | undefined {
  const { rows, order, ink } = drawing;
  let best: Place | undefined;
  for (let row = 0; row + rows.length <= screen.lines.length; row++) {
    let left = ink * (1 - Math.max(enough, best?.likeness ?? 0));
    if (lackAt(screen, drawing, row, left) > left) continue;
    // The rows with the most strokes say most: they are compared first, and often they are enough.
    let indent: number | undefined;
    for (const index of order) {
      const pattern = rows[index] ?? "";
      const { cost, end } = distance(pattern, screen.lines[row + index] ?? "", left, indent);
      left -= cost;
      if (left < 0) break;
      if (aligned) indent ??= end - pattern.length;
    }
    if (left >= 0) best = { row, height: rows.length, likeness: Math.max(enough, best?.likeness ?? 0) + left / ink };
  }
  return best;
}

/** A drawing to look for, with what is counted in it once. */
export interface Drawing {
  /** Without blank ones. */
  rows: readonly string[];
  /** How often each stroke occurs in each row. */
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

/** Lines to look in, and how often each stroke occurs in each: what a line lacks cannot be there. */
export interface Screen {
  lines: readonly string[];
  strokes: readonly ReadonlyMap<number, number>[];
}

/** Lines, made ready to be looked in. */
export function screenOf(lines: readonly string[]): Screen {
  return { lines, strokes: lines.map(countStrokes) };
}

/** How often each character but the space occurs in a line, by its UTF-16 code. */
function countStrokes(line: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code !== 0x20) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Strokes that are missing in a drawing from a row on; as soon as they are more than `most`, no more are counted. */
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
 * Edit distance of a pattern to the best fitting stretch of a line, and the column behind that stretch.
 * @param most give up beyond this
 * @param indent columns by which it is indented, more or less, where that is known
 */
function distance(
  pattern: string,
  line: string,
  most: number,
  indent: number | undefined,
): { cost: number; end: number } {
  const strokes = pattern.replace(/ /g, "").length;
  const nowhere = { cost: strokes, end: (indent ?? 0) + pattern.length };
  if (line === "") return nowhere;
  const width = line.length;
  let before = new Float64Array(width + 1);
  let row = new Float64Array(width + 1);
  for (let i = 1; i <= pattern.length; i++) {
    const wanted = pattern.charCodeAt(i - 1);
    const drop = wanted === 0x20 ? costOfSpace : 1;
    let least = (row[0] = (before[0] ?? 0) + drop);
    for (let j = 1; j <= width; j++) {
      const found = line.charCodeAt(j - 1);
      const same = (before[j - 1] ?? 0) + (wanted === found ? 0 : 1);
      const value = Math.min(same, (before[j] ?? 0) + drop, (row[j - 1] ?? 0) + (found === 0x20 ? costOfSpace : 1));
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return nowhere;
    [before, row] = [row, before];
  }
  const from = indent === undefined ? 0 : Math.max(0, indent + pattern.length - play);
  const to = indent === undefined ? width : Math.min(width, indent + pattern.length + play);
  let best = nowhere;
  for (let end = from; end <= to; end++) {
    const cost = before[end] ?? strokes;
    if (cost < best.cost) best = { cost, end };
  }
  return best;
}
