// Draws some of the invented banners one by one with satori and resvg, two at a time: each process gets half of them.
// Prints { wall_s }, measured after the fonts are loaded, so that the reference is not charged for its start.
import { Screen } from "../../../src/banner/screen/screen.ts";
import { decodeBanner, isAnsiArt, isDoubleByte } from "../../../src/banner/text/decode.ts";
import { inventBanners } from "./invent.ts";
import { drawBySatori } from "./satori-screen.ts";

const [count = 0, step = 1, offset = 0] = process.argv.slice(2).map(Number);
const screen = new Screen();
const chosen = inventBanners(count).filter((_, index) => index % step === offset);
await drawBySatori({ columns: 1, rows: [] });
const started = performance.now();
for (const { bytes, columns, encoding } of chosen) {
  const { text } = decodeBanner(bytes, encoding);
  const options = { columns, doubleByte: isDoubleByte(encoding), ansiSys: isAnsiArt(encoding) };
  await drawBySatori((await screen.draw(text, options)).grid);
}
process.stdout.write(JSON.stringify({ wall_s: (performance.now() - started) / 1000, banners: chosen.length }));
