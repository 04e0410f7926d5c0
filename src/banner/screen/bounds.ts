/** Bounds of what a server may make us draw. Chosen well above any banner seen, well below any harm. */
export const bounds = {
  /** Characters of text, escape sequences included. */
  characters: 65_536,
  /** Lines, and rows of the picture. */
  rows: 400,
  columns: 200,
  /** Any parameter of a control sequence. */
  parameter: 9999,
  /** Parameters of one control sequence. */
  parameters: 32,
  /** Rows that insert, delete, scroll and repeat may move, all sequences together. */
  work: 20_000,
  /** Combining marks of one cell. */
  marks: 2,
} as const;

/** Size of the screen that the scanner says it has (NAWS), which servers draw for. */
export const usualScreen = { columns: 80, rows: 25 } as const;
