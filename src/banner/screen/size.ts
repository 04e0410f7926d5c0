import type { Sauce } from "../text/sauce.ts";
import { bounds, usualScreen } from "./bounds.ts";
import type { HarmlessText } from "./harmless.ts";
import type { LineWidths } from "./line-widths.ts";

/** Number of drawing lines wider than 80 cells that show that the art was made for a wider screen. */
const enoughWideLines = 3;
/** How much wider than the drawing a line of words may be to belong to it: credits, not a paragraph. */
const creditsBeyondDrawing = 1.2;

/**
 * Size of the screen that a text was drawn for, from the first of: the entry, the art's own label, what the art shows
 * by its cursor movements and by drawing lines that are too wide, and the 80x25 that the scanner reports. A drawing and
 * the credits next to it have the same width.
 * @param declared width from the entry
 * @param ansiSys drawn for ANSI.SYS, whose screen is 80 cells wide unless a label says otherwise
 */
export function screenSize(
  { addressed, widths }: Pick<HarmlessText, "addressed"> & { widths: Pick<LineWidths, "wide"> },
  declared: number | undefined,
  sauce: Sauce | undefined,
  ansiSys: boolean,
): { columns: number; rows: number } {
  const rows = Math.max(usualScreen.rows, addressed.row);
  const labelled = sauce?.columns;
  if (declared !== undefined) return { columns: clamp(declared), rows };
  if (labelled !== undefined && labelled >= 40) return { columns: clamp(labelled), rows };
  if (ansiSys) return { columns: usualScreen.columns, rows };
  const drawn = widths.wide.filter(({ width, prose }) => !prose && width <= bounds.columns);
  const columns = Math.max(usualScreen.columns, addressed.column);
  if (drawn.length < enoughWideLines) return { columns: clamp(columns), rows };
  const drawing = Math.max(...drawn.map(({ width }) => width));
  const credits = widths.wide.filter(({ width }) => width <= drawing * creditsBeyondDrawing);
  return { columns: clamp(Math.max(columns, drawing, ...credits.map(({ width }) => width))), rows };
}

function clamp(columns: number): number {
  return Math.min(Math.max(columns, 20), 400);
}
