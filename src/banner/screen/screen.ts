import headless, { type Terminal } from "@xterm/headless";
import type { Sauce } from "../text/sauce.ts";
import { bounds } from "./bounds.ts";
import type { Grid, Row } from "./grid.ts";
import { harmless } from "./harmless.ts";
import { screenSize } from "./size.ts";
import { readRows } from "./snapshot.ts";
import { registerWidths } from "./widths.ts";

interface ScreenOptions {
  /** Width from the entry. */
  columns?: number | undefined;
  /** The text was decoded from a double-byte encoding, so ambiguous characters are two cells wide. */
  doubleByte: boolean;
  /**
   * It was drawn for ANSI.SYS (code page 437): 80 cells unless a label says otherwise, and the cursor wraps after the
   * last one.
   */
  ansiSys: boolean;
  sauce?: Sauce | undefined;
}

/** A drawn screen, and sentences about what was cut. */
export interface Drawn {
  grid: Grid;
  problems: string[];
}

/** Number of times that a text may clear the screen before we stop keeping what it had drawn. */
const mostPages = 32;
/** A later page replaces the earlier one if it has at least this share of its visible characters. */
const fullEnough = 0.8;

/**
 * Draws texts on terminals of a few sizes, which are kept and reset in between because that is faster than creating new
 * ones. One text at a time.
 */
export class Screen {
  readonly #terminals = new Map<string, Terminal>();

  /**
   * Draws a text as a terminal would. If the text clears the screen late, the fuller of its pages is kept.
   * @param raw decoded text, without protocol leftovers, otherwise as the server sent it
   */
  async draw(raw: string, { columns: declared, doubleByte, ansiSys, sauce }: ScreenOptions): Promise<Drawn> {
    const clean = harmless(raw);
    const { columns, rows } = screenSize(clean, declared, sauce, ansiSys);
    const iceColours = clean.iceColours || (sauce?.iceColours ?? false);
    const terminal = this.#terminal(columns, rows);
    terminal.unicode.activeVersion = doubleByte ? "double-byte" : "11";
    const pages = new Pages(terminal, columns, iceColours);
    const handler = terminal.parser.registerCsiHandler({ final: "J" }, (parameters) => pages.onErase(parameters[0]));
    if (ansiSys) await writeAsAnsiSys(terminal, clean.text);
    else await write(terminal, clean.text);
    handler.dispose();
    const grid = trim(pages.fullest());
    terminal.reset();
    return { grid, problems: clean.problems };
  }

  #terminal(columns: number, rows: number): Terminal {
    const key = `${columns}x${rows}`;
    const kept = this.#terminals.get(key);
    if (kept !== undefined) return kept;
    if (this.#terminals.size >= 8) this.#forget();
    const terminal = new headless.Terminal({
      cols: columns,
      rows,
      scrollback: bounds.rows + rows,
      allowProposedApi: true,
      convertEol: true,
      logLevel: "off",
    });
    registerWidths(terminal);
    this.#terminals.set(key, terminal);
    return terminal;
  }

  #forget(): void {
    for (const terminal of this.#terminals.values()) terminal.dispose();
    this.#terminals.clear();
  }
}

/**
 * Writes a text. The emulator draws at once after user input; otherwise it waits for a timer, a millisecond per banner.
 */
function write(terminal: Terminal, text: string): Promise<void> {
  terminal.input("");
  return new Promise((done) => terminal.write(text, done));
}

/** Before each control that is not a colour. */
const beforeControls = /(?!\x1b\[[\d;:]*m)(?=[\x00-\x1f])/;

/**
 * Writes a text as ANSI.SYS does, which wraps as soon as the last cell of a row is filled. An emulator waits for the
 * next character, so a line break or cursor movement in between would start from the wrong row.
 */
async function writeAsAnsiSys(terminal: Terminal, text: string): Promise<void> {
  if (fitsLines(text, terminal.cols)) return write(terminal, text);
  for (const part of text.split(beforeControls)) {
    const wraps = terminal.modes.wraparoundMode && terminal.buffer.active.cursorX === terminal.cols;
    await write(terminal, wraps ? `\r\n${part}` : part);
  }
}

const colours = /\x1b\[[\d;:]*m/g;
const control = /[\x00-\x1f]/;

/** Whether no line of a text fills a row, and nothing but colours and line ends moves the cursor. */
function fitsLines(text: string, columns: number): boolean {
  const lines = text.replace(colours, "").split(/[\r\n]/);
  return lines.every((line) => line.length < columns && !control.test(line));
}

/** The pages of one text: the screen's contents each time it was cleared, and at the end. */
class Pages {
  readonly #terminal: Terminal;
  readonly #columns: number;
  readonly #iceColours: boolean;
  #best: Row[] = [];
  #cleared = 0;
  #firstRow = 0;

  constructor(terminal: Terminal, columns: number, iceColours: boolean) {
    this.#terminal = terminal;
    this.#columns = columns;
    this.#iceColours = iceColours;
  }

  /**
   * Called before the emulator erases: keeps the page if all of it is erased. Returns false, so that the emulator
   * continues.
   */
  onErase(parameter: number | number[] | undefined): boolean {
    const { cursorX, cursorY, baseY } = this.#terminal.buffer.active;
    const all = parameter === 2 || ((parameter === 0 || parameter === undefined) && cursorX === 0 && cursorY === 0);
    if (!all || this.#cleared >= mostPages) return false;
    this.#cleared += 1;
    this.#best = this.#fuller();
    this.#firstRow = baseY;
    return false;
  }

  fullest(): Row[] {
    return this.#fuller();
  }

  #fuller(): Row[] {
    const page = readRows(this.#terminal.buffer.active, this.#columns, this.#firstRow, this.#iceColours);
    const found = ink(page);
    return found > 0 && found >= ink(this.#best) * fullEnough ? page : this.#best;
  }
}

/** How much is drawn: characters that are not blank. A picture that only has coloured blanks counts a little. */
function ink(rows: readonly Row[]): number {
  let sum = 0;
  for (const { cells } of rows) for (const { text } of cells) if (text !== " ") sum += 1;
  return sum === 0 && isColoured(rows) ? 1 : sum;
}

/** Whether blanks of different colours make up a picture: a ground of one colour does not. */
function isColoured(rows: readonly Row[]): boolean {
  const kinds = new Set(
    rows.map(({ runs }) => runs.map(({ column, width, background }) => [column, width, background].join()).join(" ")),
  );
  return kinds.size > 1 || (rows[0]?.runs.length ?? 0) > 1;
}

/** Removes blank rows at both ends and blank columns on the right. */
function trim(rows: Row[]): Grid {
  const first = rows.findIndex(({ runs }) => runs.length > 0);
  const last = rows.findLastIndex(({ runs }) => runs.length > 0);
  const kept = first < 0 ? [] : rows.slice(first, last + 1);
  const columns = kept.reduce((most, { runs }) => {
    const end = runs.at(-1);
    return end === undefined ? most : Math.max(most, end.column + end.width);
  }, 0);
  return { columns, rows: kept };
}
