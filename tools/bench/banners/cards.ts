// Draws cards with the invented banners, one after the other, in a separate process. Prints { cpu_ms, wall_ms } per
// card, measured when glyphs and code are warm: a build draws either hundreds or none.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { inventBanners } from "./invent.ts";

const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "bench-cards-"));
const renderer = new Renderer(new PictureFiles(folder));
const warmUp = 20;
const banners = inventBanners(count + warmUp);

let cpu = process.cpuUsage();
let started = performance.now();
for (const [index, { bytes, columns, encoding }] of banners.entries()) {
  if (index === warmUp) {
    cpu = process.cpuUsage();
    started = performance.now();
  }
  const facts = {
    title: `Lighthouse ${index}`,
    subtitle: `mud${index}.example.org ${4000 + index}`,
    facts: ["Codebase", "Genre", "Since", "Language", "Location"].map((label) => ({
      label,
      value: `${label} ${index}`,
    })),
    badges: ["GMCP", "MSDP", "MSSP", "MCCP2", "MXP", "TLS"].slice(index % 4),
  };
  const input = {
    id: "",
    name: "",
    before: bytes,
    after: new Uint8Array(),
    encoding,
    columns,
    mxp: false,
    ownAddresses: [],
  };
  await renderer.card({
    kind: "card",
    key: "",
    facts,
    signature: { name: "Mudlark" },
    banner: { kind: "banner", key: "", input },
  });
}
const { user, system } = process.cpuUsage(cpu);
const wall = performance.now() - started;
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify({ cpu_ms: (user + system) / 1000 / count, wall_ms: wall / count }));
