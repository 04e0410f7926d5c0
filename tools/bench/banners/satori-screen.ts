import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { fonts } from "../../../src/banner/picture/fonts.ts";
import { textOf, type Grid } from "../../../src/banner/screen/grid.ts";
import { cssColour } from "../../../src/banner/screen/palette.ts";

/**
 * The whole screen as one satori layout, a box per run, as PNG. Slow but simple: the reference for the speed and the
 * content of our own pictures.
 */
export async function drawBySatori(grid: Grid): Promise<Buffer> {
  const [width, height] = [grid.columns * 8, Math.max(1, grid.rows.length) * 16];
  const runs = grid.rows.flatMap((row, y) =>
    row.runs.map((run) => ({
      type: "div",
      props: {
        style: {
          display: "flex",
          position: "absolute",
          left: run.column * 8,
          top: y * 16,
          width: run.width * 8,
          height: 16,
          whiteSpace: "pre",
          color: cssColour(run.foreground),
          backgroundColor: cssColour(run.background),
        },
        children: textOf(row, run),
      },
    })),
  );
  const style = {
    display: "flex",
    width,
    height,
    backgroundColor: "#000",
    fontFamily: "Unifont",
    fontSize: 16,
    lineHeight: "16px",
  };
  const tree = { type: "div", props: { style, children: runs.length === 0 ? "x" : runs } };
  const svg = await satori(tree as Parameters<typeof satori>[0], { width, height, fonts: fonts(false) });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
