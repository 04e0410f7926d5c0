// Writes an invented data directory, for benches, screenshots and browser tests:
//   node tools/generate/generate.ts --servers 1000 --nights 365 --out /tmp/world --seed 1
// and then: MUDLARK_DATA=/tmp/world MUDLARK_INVENTED=1 npm run build
import { parseArgs } from "node:util";
import { inventWorld } from "./world.ts";

const { values } = parseArgs({
  options: {
    servers: { type: "string", default: "100" },
    nights: { type: "string", default: "365" },
    out: { type: "string" },
    seed: { type: "string", default: "mudlark" },
    until: { type: "string", default: "2026-06-30" },
    changed: { type: "string", default: "0" },
    help: { type: "boolean", short: "h", default: false },
  },
});

const servers = Number(values.servers);
const nights = Number(values.nights);
if (
  values.help ||
  values.out === undefined ||
  !Number.isInteger(servers) ||
  servers < 1 ||
  !Number.isInteger(nights) ||
  nights < 1
) {
  process.stderr.write(
    "Usage: node tools/generate/generate.ts --out DIR [--servers 100] [--nights 365] [--seed mudlark] [--until 2026-06-30] [--changed 0.1]\n" +
      "DIR is the data directory to write; servers and nights are whole numbers from 1.\n",
  );
  process.exitCode = values.help ? 0 : 2;
} else {
  const started = performance.now();
  await inventWorld({
    servers,
    nights,
    out: values.out,
    seed: values.seed,
    until: values.until,
    changed: Number(values.changed),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${servers} invented servers and ${nights} nights written to ${values.out} in ${seconds} s\n`);
}
