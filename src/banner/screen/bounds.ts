/** Limits on what a server can make us draw: well above any banner seen, well below anything harmful. */
export const bounds = {
  /** Characters of text, including escape sequences. */
  characters: 65_536,
  /** Lines, and rows of the picture. */
  rows: 400,
  columns: 200,
  /** Any parameter of a control sequence. */
  parameter: 9999,
  /** Parameters of one control sequence. */
  parameters: 32,
  /** Rows that inserting, deleting, scrolling and repeating may move, over all sequences. */
  work: 20_000,
  /** Combining marks per cell. */
  marks: 2,
} as const;

/** Screen size that the scanner reports (NAWS), which servers draw for. */
export const usualScreen = { columns: 80, rows: 25 } as const;
