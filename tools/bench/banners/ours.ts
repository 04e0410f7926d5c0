// Draws the invented banners with two workers and an empty cache, in a process of its own so that its memory is its own.
// Prints { wall_s, peak_rss_mb }.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderBanners } from "../../../src/banner/index.ts";
import { inventBanners } from "./invent.ts";

const count = Number(process.argv[2]);
const cacheDir = mkdtempSync(join(tmpdir(), "bench-banners-"));
const inputs = inventBanners(count).map(({ bytes, columns, encoding }, index) => ({
  id: `banner-${index}`,
  name: "Lighthouse",
  before: bytes,
  after: new Uint8Array(),
  encoding,
  columns,
  mxp: false,
  ownAddresses: [],
}));
const started = performance.now();
const banners = await renderBanners(inputs, { cacheDir, workers: 2, deadlineMs: 60_000 });
const wall = (performance.now() - started) / 1000;
const undrawn = Array.from(banners.values()).filter(({ png }) => png === undefined);
rmSync(cacheDir, { recursive: true, force: true });
if (undrawn.length > 0)
  throw new Error(`${undrawn.length} banners were not drawn: ${undrawn[0]?.problems.join(" ") ?? ""}`);
process.stdout.write(JSON.stringify({ wall_s: wall, peak_rss_mb: process.resourceUsage().maxRSS / 1024 }));
