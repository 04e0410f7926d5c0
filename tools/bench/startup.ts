// How long `mudlark` takes to start, packed: `npm run bench:startup`. Prints what the list of commands, and the scan of a port
// where nobody listens, take on top of Node itself. The scan does all that any scan does until it is connected, and ends.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { commandLine, wholeNumber } from "../options/command-line.ts";
import { pack } from "../pack/pack.ts";
import { judge } from "./bounds.ts";

const help = `npm run bench:startup [-- --runs 9]

Starts mudlark several times; prints wall and processor time on top of those of Node.
`;
const { values } = commandLine(help, { options: { runs: { type: "string", default: "9" } } });
const runs = wholeNumber(values.runs, "--runs", help);
const here = fileURLToPath(new URL(".", import.meta.url));
const mudlark = join(here, "../../scanner/bin/mudlark.js");
const closed = `127.0.0.1:${await closedPort()}`;
const programs = {
  node: { args: ["-e", "0"], exitCode: 0 },
  help: { args: [mudlark, "--help"], exitCode: 0 },
  scan: { args: [mudlark, "scan", closed, "--allow-private"], exitCode: 1 },
};

interface Started {
  wallMs: number;
  cpuMs: number;
}

/** A port of this machine on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function start({ args, exitCode }: { args: readonly string[]; exitCode: number }): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", join(here, "census/measure.js"), ...args], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [, , stderr, pipe] = child.stdio as (Readable | null)[];
  if (!stderr || !pipe) throw new Error("the pipes to the program could not be made");
  const errors = text(stderr);
  const used = text(pipe);
  const [code] = (await once(child, "exit")) as [number | null];
  const wallMs = performance.now() - began;
  if (code !== exitCode) throw new Error(`${args.join(" ")} ended with code ${String(code)}:\n${await errors}`);
  return { wallMs, cpuMs: (JSON.parse(await used) as { cpuMs: number }).cpuMs };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

await pack(join(here, "../.."));
const all: Record<keyof typeof programs, Started[]> = { node: [], help: [], scan: [] };
// In turn, so that other work on the machine affects all alike; the first round fills the cache of compiled code.
for (let run = -1; run < runs; run++) {
  for (const name of ["node", "help", "scan"] as const) {
    const started = await start(programs[name]);
    if (run >= 0) all[name].push(started);
  }
}
const wall = (name: keyof typeof programs): number => median(all[name].map(({ wallMs }) => wallMs));
const cpu = (name: keyof typeof programs): number => median(all[name].map(({ cpuMs }) => cpuMs));
const figures = {
  bench: "startup",
  node_wall_ms: Math.round(wall("node")),
  node_cpu_ms: Math.round(cpu("node")),
  help_wall_ms: Math.round(wall("help") - wall("node")),
  help_cpu_ms: Math.round(cpu("help") - cpu("node")),
  scan_wall_ms: Math.round(wall("scan") - wall("node")),
  scan_cpu_ms: Math.round(cpu("scan") - cpu("node")),
};
const { lines, over } = judge(figures, [
  { figure: "help_wall_ms", most: 150 },
  { figure: "help_cpu_ms", most: 80 },
  { figure: "scan_wall_ms", most: 150 },
  { figure: "scan_cpu_ms", most: 80 },
]);
process.stdout.write(
  `median of ${runs} starts: node -e 0 ${figures.node_wall_ms} ms (${figures.node_cpu_ms} ms of processor time); on top ` +
    `of that mudlark --help ${figures.help_wall_ms} (${figures.help_cpu_ms}), mudlark scan ${figures.scan_wall_ms} ` +
    `(${figures.scan_cpu_ms})\n${lines.join("\n")}\n${JSON.stringify({ ...figures, over })}\n`,
);
