import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { encode } from "../../../scanner/src/encoding/index.ts";
import { pack } from "../../../tools/pack/pack.ts";
import { packedProgram } from "../../../tools/pack/packed.ts";
import { dataFolder, LoopbackServer } from "../../scanner/census/loopback.ts";

const root = join(import.meta.dirname, "../../..");
const sources = join(root, "scanner/src/cli/program.ts");
const greeting = "歡迎來到青山綠水的江湖世界，請輸入您的英文名字：\r\n";
let place = "";
/** A program that runs that of a module, as `mudlark` does. */
let start = "";
let packed = "";
let server: LoopbackServer;

beforeAll(async () => {
  server = await LoopbackServer.start("127.0.0.1", Buffer.from(encode(greeting, "big5")));
  place = await mkdtemp(join(tmpdir(), "mudlark-pack-"));
  start = join(place, "start.mjs");
  await writeFile(start, "await (await import(process.argv.splice(2, 1)[0])).mudlark([]);\n");
  await pack(root, place);
  packed = packedProgram(root, place) ?? "";
});

afterAll(async () => {
  await server.stop();
  await rm(place, { recursive: true });
});

/** Runs the program of a module. @returns what it wrote, without times */
async function mudlark(program: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [start, program, ...args]);
  return `${stdout}${stderr}`.replaceAll(/"\d{4}-\d\d-\d\dT[^"]*"|\b\d+\.\d+\b/g, "…");
}

it.each([["--help"], ["data", "--help"], ["schema", "record"]])(
  "the packed program answers like the sources: %s %s",
  async (...args) => {
    expect(await mudlark(packed, ...args)).toBe(await mudlark(sources, ...args));
  },
);

it("scans like the sources", async () => {
  const args = ["scan", `127.0.0.1:${server.port}`, "--allow-private"];
  const record = await mudlark(packed, ...args);
  expect(record).toContain('"big5"');
  expect(record).toBe(await mudlark(sources, ...args));
});

it("takes a census and counts in threads of its own", async () => {
  const data = await dataFolder({ one: { host: "127.0.0.1", port: server.port } });
  const more = ["--data", data, "--allow-private"];
  await mudlark(packed, "census", ...more, "--no-retry", "--no-deep", "--pause", "0");
  expect(await readFile(join(data, "records/one.json"), "utf8")).toContain('"big5"');
  expect(await mudlark(packed, "census", "--counts", ...more)).toBe(
    await mudlark(sources, "census", "--counts", ...more),
  );
  await rm(data, { recursive: true });
});
