/** What a page shows of a banner. */
export interface Banner {
  id: string;
  png?: { file: string; width: number; height: number };
  html: string;
  css?: string;
  text: string;
  words: string;
  alt: string;
  card?: { file: string; width: number; height: number };
  columns: number;
  rows: number;
  problems: string[];
}
