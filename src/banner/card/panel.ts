import type { CardTable } from "../types.ts";
import { bannerBox, bannerEdge, colours } from "./measures.ts";
import { Column, type Part, sizeOf } from "./parts.ts";
import { cellsOf, clip } from "./text.ts";

const padding = 24;
const left = bannerBox.left + padding;
const width = bannerBox.width - 2 * padding;
const mostRows = 10;
const rowHeight = 44;
const barHeight = 4;

/** The black background of the right-hand column. */
export const ground: Part = {
  left: bannerBox.left - bannerEdge,
  top: bannerBox.top - bannerEdge,
  width: bannerBox.width + 2 * bannerEdge,
  height: bannerBox.height + 2 * bannerEdge,
  colour: colours.panel,
};

/** The right-hand column of a card without a banner: a title, and rows with bars for their shares. */
export function panel({ title, rows, note }: CardTable): Part[] {
  const isCut = rows.length > mostRows;
  const shown = isCut ? rows.slice(0, mostRows - 1) : rows;
  const column = new Column(left, bannerBox.top + padding);
  column.line(clip(title, width / 16), 2, colours.accent);
  column.skip(16);
  for (const row of shown) {
    column.parts.push(...tableRow(row, column.top));
    column.skip(rowHeight);
  }
  if (isCut) column.line(`and ${rows.length - shown.length} more`, 2, colours.label, 8);
  if (note !== undefined) column.line(clip(note, width / 16), 2, colours.label);
  return [ground, ...column.parts];
}

function tableRow({ name, value, share }: CardTable["rows"][number], top: number): Part[] {
  const said = clip(value, 16);
  const bar = Math.max(2, Math.round(width * Math.min(Math.max(share ?? 0, 0), 1)));
  return [
    { left, top, text: clip(name, width / 16 - cellsOf(said) - 1), scale: 2, colour: colours.text },
    { left: left + width - sizeOf(said, 2).width, top, text: said, scale: 2, colour: colours.label },
    ...(share === undefined ? [] : [{ left, top: top + 32, width: bar, height: barHeight, colour: colours.accent }]),
  ];
}
