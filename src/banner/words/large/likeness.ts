/** Where a drawing is in a screen. */
export interface DrawingPlace {
  row: number;
  height: number;
  /** 0 to 1. */
  likeness: number;
}

/** Columns by which a row may be shifted against the others. */
const play = 4;
/** One space too many or too few only means that letters are closer or further apart, so it costs little. */
const costOfSpace = 0.25;

/**
 * The place of a drawing on a screen, by edit distance row by row, so that stars and words next to it do not matter.
 * @param enough the minimum similarity
 * @param aligned rows are below each other; if a screen has lost its blanks, they may be anywhere
 * @returns undefined if it is not similar enough anywhere
 */
export function bestPlace(
  screen: SearchedLines,
  drawing: LetterDrawing,
  enough: number,
  aligned: boolean,
): DrawingPlace | undefined {
  const { rows, order, ink } = drawing;
  let best: DrawingPlace | undefined;
  for (let row = 0; row + rows.length <= screen.lines.length; row++) {
    let left = ink * (1 - Math.max(enough, best?.likeness ?? 0));
    if (lackAt(screen, drawing, row, left) > left) continue;
    // The rows with the most strokes are the most significant, so they are compared first, and often suffice.
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

/** A drawing to search for, with its strokes counted. */
export interface LetterDrawing {
  /** Without blank ones. */
  rows: readonly string[];
  /** How often each stroke occurs in each row. */
  strokes: readonly ReadonlyMap<number, number>[];
  /** Rows by number of strokes, most first. */
  order: readonly number[];
  /** Number of strokes in all rows. */
  ink: number;
}

/** Prepares rows without blank ones to be searched for. */
export function preparedDrawing(rows: readonly string[]): LetterDrawing {
  const weights = rows.map((row) => row.replace(/ /g, "").length);
  const order = rows.map((_, index) => index).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
  return { rows, strokes: rows.map(countStrokes), order, ink: weights.reduce((sum, weight) => sum + weight, 0) };
}

/** Lines to search, with the count of each stroke in each: what a line lacks cannot be there. */
export interface SearchedLines {
  lines: readonly string[];
  strokes: readonly ReadonlyMap<number, number>[];
}

/** Prepares lines to be searched. */
export function searchedLines(lines: readonly string[]): SearchedLines {
  return { lines, strokes: lines.map(countStrokes) };
}

/** Counts the characters of a line except spaces, by UTF-16 code. */
function countStrokes(line: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code !== 0x20) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Strokes of a drawing that are missing from a row on; stops counting beyond `most`. */
function lackAt(screen: SearchedLines, { strokes }: LetterDrawing, row: number, most: number): number {
  let sum = 0;
  for (let index = 0; index < strokes.length && sum <= most; index++)
    sum += lack(strokes[index] ?? none, screen.strokes[row + index]);
  return sum;
}

const none: ReadonlyMap<number, number> = new Map();

/** Strokes of a drawing's row that a line lacks: a lower bound of their distance. */
function lack(wanted: ReadonlyMap<number, number>, found: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const [stroke, count] of wanted) sum += Math.max(0, count - (found?.get(stroke) ?? 0));
  return sum;
}

/** Rows of the table of distances, used again by the next call. */
let scratch: [Float64Array, Float64Array] = [new Float64Array(256), new Float64Array(256)];

/**
 * Edit distance between a pattern and the best matching stretch of a line, and the column after that stretch.
 * @param most gives up beyond this
 * @param indent approximate indentation in columns, if known
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
  if (scratch[0].length <= width) scratch = [new Float64Array(width + 1), new Float64Array(width + 1)];
  let [before, row] = scratch;
  before.fill(0, 0, width + 1);
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
