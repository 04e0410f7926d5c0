/** Columns that are compared at once, as the bits of one number. */
export const mostColumns = 31;

/** Pixels of a drawing. For each row and column: the pixels from there on, the first in the lowest bit. */
export interface Bitmap {
  width: number;
  windows: readonly Int32Array[];
  /** For each row and column, and one beyond: number of pixels above and to the left of it. */
  sums: readonly Int32Array[];
  /** Pixels per character in height: 2 where half blocks draw. */
  perCell: 1 | 2;
}

const blocks = /[\u2580\u2584\u2588\u258c\u2590\u2593]/;
const halves = /[\u2580\u2584]/;
const [top, bottom] = [/[\u2580\u2588\u258c\u2590\u2593]/, /[\u2584\u2588\u258c\u2590\u2593]/];
/** Lines, light shades and dots are not pixels: line letters, shadows and skies are made of them. */
const noPixel = /[\s_|/\\.'`",:;()<>[\]{}^~\u2500-\u257f\u2591\u2592-]/u;
/** Minimum number of pixels in a name. */
const fewestPixels = 24;

/**
 * The pixels of text rows: a character is one, or two where half blocks draw.
 * @param isPixel whether a character other than a block is drawn
 */
export function bitmapOf(rows: readonly string[], isPixel: (character: string) => boolean): Bitmap {
  const perCell = rows.some((row) => halves.test(row)) ? 2 : 1;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const windows = rows.flatMap((row) =>
    perCell === 1
      ? [windowsOf(row, width, isPixel)]
      : [windowsOf(row, width, (one) => top.test(one)), windowsOf(row, width, (one) => bottom.test(one))],
  );
  return { width, windows, sums: sumsOf(windows, width), perCell };
}

function sumsOf(windows: readonly Int32Array[], width: number): Int32Array[] {
  const sums = [new Int32Array(width + 1)];
  for (const [y, row] of windows.entries()) {
    const sum = new Int32Array(width + 1);
    let inRow = 0;
    for (let x = 0; x < width; x++) {
      inRow += (row[x] ?? 0) & 1;
      sum[x + 1] = (sums[y]?.[x + 1] ?? 0) + inRow;
    }
    sums.push(sum);
  }
  return sums;
}

function windowsOf(row: string, width: number, isPixel: (character: string) => boolean): Int32Array {
  const windows = new Int32Array(width);
  let window = 0;
  for (let at = width - 1; at >= 0; at--) {
    const character = row[at];
    window = ((window << 1) & 0x7fffffff) | (character !== undefined && isPixel(character) ? 1 : 0);
    windows[at] = window;
  }
  return windows;
}

/**
 * The pictures of a screen that may contain letters, each made of one character: those that it draws with most, and its
 * blocks together.
 */
export function bitmapsOf(rows: readonly string[]): Bitmap[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const character of row) {
      if (noPixel.test(character)) continue;
      const kind = blocks.test(character) ? "blocks" : character;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= fewestPixels)
    .sort((one, other) => other[1] - one[1])
    .slice(0, 2)
    .map(([kind]) => bitmapOf(rows, kind === "blocks" ? (one) => blocks.test(one) : (one) => one === kind));
}
