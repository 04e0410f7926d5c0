import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRounds, type CountingRound } from "@mudlark/scanner/record";
import { encodeMssp } from "../../../scanner/src/protocols/index.ts";
import { negotiate, subnegotiate } from "../session/telnet-script.ts";
import { dataFolder, LoopbackServer, startCensus, until } from "./loopback.ts";

const MSSP = 70;
const greeting = Buffer.concat([
  negotiate("WILL", MSSP),
  subnegotiate(MSSP, ...encodeMssp({ PLAYERS: "31" })),
  Buffer.from("By what name? "),
]);
let servers: LoopbackServer[];
let data: string;
beforeAll(async () => {
  const hosts = ["127.0.53.1", "127.0.53.2", "127.0.53.3"];
  servers = await Promise.all(hosts.map((host) => LoopbackServer.start(host, greeting)));
  data = await dataFolder(Object.fromEntries(servers.map((server, index) => [`game-${index}`, server])));
  // What a night three hours ago wrote.
  const at = new Date(Date.now() - 3 * 3_600_000).toISOString().replace(/\.\d+/, "");
  const first = await startCensus(data).ended;
  expect(first.code).toBe(0);
  for (const file of await filesIn("readings")) {
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll(/"at":"[^"]+"/g, `"at":"${at}"`));
  }
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(data, folder), { recursive: true }).catch((): string[] => []);
  return names.filter((name) => name.endsWith(".ndjson")).map((name) => join(data, folder, name));
}
async function rounds(): Promise<CountingRound[]> {
  return (
    await Promise.all((await filesIn("counts")).map(async (file) => readRounds(await readFile(file, "utf8"), file)))
  ).flat();
}
const startRound = (...more: string[]): ReturnType<typeof startCensus> =>
  startCensus(data, { args: ["--counts", ...more], bare: true });

test("a round counts real servers, one lock serves rounds and censuses, and an interrupted census stays to be resumed", async () => {
  const round = startRound("--concurrency", "1");
  await until(() => Promise.resolve(existsSync(join(data, "census.lock"))));
  const [second, census] = await Promise.all([startRound().ended, startCensus(data).ended]);
  expect([second.code, census.code]).toEqual([4, 4]);
  const { code, said } = await round.ended;
  expect(code).toBe(0);
  expect(said).toMatch(/^Counts of .+ UTC: counted 3 of 3 games \(3 by MSSP\), 93 players\.$/m);
  expect((await rounds()).at(-1)?.mssp).toEqual({ "game-0": 31, "game-1": 31, "game-2": 31 });

  const unfinished = '{"pid":0,"born":"","machine":"m","night":"2026-11-21","started":"2026-11-21T02:00:00Z"}\n';
  await writeFile(join(data, "census.lock"), unfinished);
  expect((await startRound().ended).code).toBe(0);
  expect(JSON.parse(await readFile(join(data, "census.lock"), "utf8"))).toMatchObject({ pid: 0, night: "2026-11-21" });
});

test("options of a census are refused with a sentence", async () => {
  const { code, said } = await startRound("--resume").ended;
  expect(code).toBe(2);
  expect(said).toContain("--counts does not go with --deep, --no-deep, --again or --resume");
});
