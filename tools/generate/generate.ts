// Writes an invented data directory, for benches, screenshots and browser tests:
//   node tools/generate/generate.ts --servers 1000 --nights 365 --out /tmp/world --seed 1
// and then: MUDLARK_DATA=/tmp/world MUDLARK_INVENTED=1 npm run build
import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { inventWorld } from "./world.ts";

const help = `npm run generate -- --out DIR [--servers 100] [--nights 365] [--counts 8]

Writes a data folder of invented servers with their readings, to look at the site with:
MUDLARK_DATA=DIR MUDLARK_INVENTED=1 npm run dev

  --out DIR        the folder to write; not one with real games
  --servers N      how many servers (default: 100)
  --nights N       how many nights of readings (default: 365)
  --counts N       counting rounds a day (default: 0)
  --seed TEXT      the same seed makes the same servers (default: mudlark)
  --until DATE     the last night (default: 2026-06-30)
  --changed PART   that part of them has changed on the last night, as in 0.1 (default: 0)
`;
const { values } = commandLine(help, {
  options: {
    servers: { type: "string", default: "100" },
    nights: { type: "string", default: "365" },
    counts: { type: "string", default: "0" },
    out: { type: "string" },
    seed: { type: "string", default: "mudlark" },
    until: { type: "string", default: "2026-06-30" },
    changed: { type: "string", default: "0" },
  },
});

const servers = wholeNumber(values.servers, "--servers", help);
const nights = wholeNumber(values.nights, "--nights", help, 100_000);
const counts = values.counts === "0" ? 0 : wholeNumber(values.counts, "--counts", help, 144);
const { out } = values;
if (out === undefined) {
  process.stderr.write(`Use --out to set the folder to write.\n\n${help}`);
  process.exitCode = 2;
} else if (existsSync(join(out, "opt-out.yml"))) {
  process.stderr.write(
    `${out} has an opt-out list, so its games are real: invented ones would overwrite their readings. Use --out with a new folder.\n`,
  );
  process.exitCode = 2;
} else {
  const started = performance.now();
  const { seed, until, changed } = values;
  await inventWorld({ servers, nights, counts, out, seed, until, changed: Number(changed) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${servers} invented servers and ${nights} nights written to ${out} in ${seconds} s\n`);
}
