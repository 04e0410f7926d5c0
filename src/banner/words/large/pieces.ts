/** Strokes, each with its surroundings as one number, and the row of each. */
export interface Pieces {
  values: number[];
  rows: number[];
}

/**
 * Adds every stroke of some rows, with its neighbours to the left, to the right and below. What is to the left and
 * right of the rows is unknown, because the letters of a text touch there.
 * @param spaced false if the blanks were lost: rows are then not below each other, and nothing is below a stroke
 * @param pieces the list to add to
 */
export function addPieces(rows: readonly string[], spaced: boolean, pieces: Pieces): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? "";
    const below = spaced ? (rows[index + 1] ?? "") : "";
    for (let at = 1; at < row.length - 1; at++) {
      const stroke = row.charCodeAt(at);
      if (stroke === space) continue;
      const under = at < below.length ? below.charCodeAt(at) : space;
      pieces.values.push(piece(row.charCodeAt(at - 1), stroke, row.charCodeAt(at + 1), under));
      pieces.rows.push(index);
    }
  }
}

const space = 0x20;

/**
 * Hashes codes of the Basic Multilingual Plane to 32 bits. Two pieces rarely get the same number, and it does no harm.
 */
function piece(left: number, stroke: number, right: number, under: number): number {
  const factor = 0x9e3b;
  return (Math.imul(Math.imul(Math.imul(left, factor) + stroke, factor) + right, factor) + under) | 0;
}

/** Whether a character draws nothing: white space as in /\s/. */
export function isBlankPiece(code: number): boolean {
  return code === space || (code >= 9 && code <= 13) || (code > 0x7f && /\s/.test(String.fromCharCode(code)));
}

/** Maximum number of a screen's rows to search: a set of them fits into two numbers. */
export const mostRows = 60;
const rowsPerWord = 32;

/**
 * In which rows of a screen each piece occurs. Uses open addressing in typed arrays, which is several times as fast as
 * a `Map`.
 */
export class PieceRows {
  /** Pieces by slot, and the rows of each as bits: up to row 31, and from row 32. A slot without rows is free. */
  readonly #pieces: Int32Array;
  readonly #upper: Int32Array;
  readonly #lower: Int32Array;
  readonly #mask: number;

  constructor({ values, rows }: Pieces) {
    const size = 1 << (33 - Math.clz32(values.length));
    this.#pieces = new Int32Array(size);
    this.#upper = new Int32Array(size);
    this.#lower = new Int32Array(size);
    this.#mask = size - 1;
    for (const [index, value] of values.entries()) {
      const slot = this.#slotOf(value);
      const row = rows[index] ?? 0;
      this.#pieces[slot] = value;
      if (row < rowsPerWord) this.#upper[slot] = (this.#upper[slot] ?? 0) | (1 << row);
      else this.#lower[slot] = (this.#lower[slot] ?? 0) | (1 << (row - rowsPerWord));
    }
  }

  has(value: number): boolean {
    const slot = this.#slotOf(value);
    return this.#upper[slot] !== 0 || this.#lower[slot] !== 0;
  }

  /** Counts a piece of a drawing's row for each row in which the drawing may then begin: `votes[row + mostRows]`. */
  vote(value: number, row: number, votes: Uint16Array): void {
    const slot = this.#slotOf(value);
    addBits(this.#upper[slot] ?? 0, mostRows - row, votes);
    addBits(this.#lower[slot] ?? 0, mostRows - row + rowsPerWord, votes);
  }

  /** The slot that holds a piece, or the free one for it. */
  #slotOf(value: number): number {
    let slot = (Math.imul(value, 0x9e3779b1) >>> 15) & this.#mask;
    while (this.#pieces[slot] !== value && (this.#upper[slot] !== 0 || this.#lower[slot] !== 0))
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}

/** Adds one vote at the position of each bit that is set. */
function addBits(bits: number, from: number, votes: Uint16Array): void {
  for (let left = bits; left !== 0; left &= left - 1) {
    const at = from + 31 - Math.clz32(left & -left);
    votes[at] = (votes[at] ?? 0) + 1;
  }
}
