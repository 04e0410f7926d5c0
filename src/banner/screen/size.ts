import type { Sauce } from "../text/sauce.ts";
import { bounds, usualScreen } from "./bounds.ts";
import type { HarmlessText } from "./harmless.ts";

/** Lines of one drawing that are wider than 80 cells before we believe that it was made for a wider screen. */
const enoughWideLines = 3;

/**
 * Size of the screen that a text was drawn for: what the entry says, then the art's own label, then what the art shows
 * by where it sends the cursor and by lines of drawing that are too wide; otherwise the 80x25 that the scanner claims.
 */
export function screenSize(
  { addressed, widths }: Pick<HarmlessText, "addressed" | "widths">,
  told: number | undefined,
  sauce: Sauce | undefined,
): { columns: number; rows: number } {
  const rows = Math.max(usualScreen.rows, addressed.row);
  const labelled = sauce?.columns;
  if (told !== undefined) return { columns: clamp(told), rows };
  if (labelled !== undefined && labelled >= 40) return { columns: clamp(labelled), rows };
  const drawn = widths.wide.filter(({ width, prose }) => !prose && width <= bounds.columns);
  const widest = drawn.length >= enoughWideLines ? Math.max(...drawn.map(({ width }) => width)) : 0;
  return { columns: clamp(Math.max(usualScreen.columns, addressed.column, widest)), rows };
}

function clamp(columns: number): number {
  return Math.min(Math.max(columns, 20), 400);
}
