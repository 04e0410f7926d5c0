// Draws some of the invented banners one by one with satori and resvg, two at a time: each starts this file with its
// half. Prints { wall_s }: the time from when fonts are loaded, so that the reference is not charged for its start.
import { Resvg } from "@resvg/resvg-js";
import satori from "satori";
import { fonts } from "../../../src/banner/picture/fonts.ts";
import { textOf, type Grid } from "../../../src/banner/screen/grid.ts";
import { hex } from "../../../src/banner/screen/palette.ts";
import { Screen } from "../../../src/banner/screen/screen.ts";
import { decodeBanner, isDoubleByte } from "../../../src/banner/text/decode.ts";
import { inventBanners } from "./invent.ts";

const [count = 0, step = 1, offset = 0] = process.argv.slice(2).map(Number);
const screen = new Screen();
const chosen = inventBanners(count).filter((_, index) => index % step === offset);
await draw({ columns: 1, rows: [] });
const started = performance.now();
for (const { bytes, columns, encoding } of chosen) {
  const { text } = decodeBanner(bytes, encoding);
  await draw((await screen.draw(text, { columns, doubleByte: isDoubleByte(encoding) })).grid);
}
process.stdout.write(JSON.stringify({ wall_s: (performance.now() - started) / 1000, banners: chosen.length }));

async function draw(grid: Grid): Promise<Buffer> {
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
          color: hex(run.foreground),
          backgroundColor: hex(run.background),
        },
        children: textOf(row, run),
      },
    })),
  );
  const style = { display: "flex", width, height, backgroundColor: "#000", fontFamily: "Unifont", fontSize: 16 };
  const tree = { type: "div", props: { style, children: runs.length === 0 ? "x" : runs } };
  const svg = await satori(tree as Parameters<typeof satori>[0], { width, height, fonts: fonts(false) });
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
