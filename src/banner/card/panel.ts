import type { CardTable } from "../types.ts";
import { bannerBox, colours } from "./measures.ts";
import { box, line, type Node } from "./nodes.ts";
import { cellsOf, clip } from "./text.ts";

const padding = 24;
const width = bannerBox.width - 2 * padding;
const mostRows = 10;

/** The right-hand column of a card without a banner: a title, and rows with bars where they have a share. */
export function panel({ title, rows, note }: CardTable): Node {
  const shown = rows.slice(0, rows.length > mostRows ? mostRows - 1 : mostRows);
  const more = rows.length - shown.length;
  return box(
    {
      position: "absolute",
      left: bannerBox.left - 8,
      top: bannerBox.top - 8,
      width: bannerBox.width + 16,
      height: bannerBox.height + 16,
      padding: padding + 8,
      boxSizing: "border-box",
      flexDirection: "column",
      backgroundColor: colours.panel,
    },
    [
      line(clip(title, width / 16), 32, colours.accent, 0),
      box({ height: 16 }),
      ...shown.map(tableRow),
      ...(more > 0 ? [line(`and ${more} more`, 32, colours.label, 8)] : []),
      ...(note === undefined ? [] : [line(clip(note, width / 16), 32, colours.label, 0)]),
    ],
  );
}

function tableRow({ name, value, share }: CardTable["rows"][number]): Node {
  const said = clip(value, 16);
  const bar = Math.round(width * Math.min(Math.max(share ?? 0, 0), 1));
  return box({ flexDirection: "column", height: 44 }, [
    box({ justifyContent: "space-between", width }, [
      line(clip(name, width / 16 - cellsOf(said) - 1), 32, colours.text, 0),
      line(said, 32, colours.label, 0),
    ]),
    ...(share === undefined ? [] : [box({ width: Math.max(bar, 2), height: 4, backgroundColor: colours.accent })]),
  ]);
}
