import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRounds, type CountingRound } from "@mudlark/scanner/record";
import { LockHeld, takeLock } from "../../../scanner/src/census/index.ts";
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
  const first = await startCensus(data).ended;
  expect(first.code).toBe(0);
  for (const file of await filesIn("readings")) {
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll(/"at":"[^"]+"/g, `"at":"${hoursAgo(3)}"`));
  }
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, "");
}
async function filesIn(folder: string, of = data): Promise<string[]> {
  const names = await readdir(join(of, folder), { recursive: true }).catch((): string[] => []);
  return names.filter((name) => name.endsWith(".ndjson")).map((name) => join(of, folder, name));
}
async function rounds(): Promise<CountingRound[]> {
  return (
    await Promise.all((await filesIn("counts")).map(async (file) => readRounds(await readFile(file, "utf8"), file)))
  ).flat();
}
const startRound = (...more: string[]): ReturnType<typeof startCensus> =>
  startCensus(data, { args: ["--counts", ...more], bare: true });

test("a round counts real servers, one lock serves rounds and censuses, and an interrupted census stays to be resumed", async () => {
  const file = join(data, "census.lock");
  const lock = await takeLock(file);
  const [second, census] = await Promise.all([startRound().ended, startCensus(data).ended]);
  expect([second.code, census.code]).toEqual([4, 4]);
  await lock.release(true);
  const round = startRound("--concurrency", "1");
  await until(() => Promise.resolve(existsSync(file)));
  await expect(takeLock(file)).rejects.toThrow(LockHeld);
  const { code, said } = await round.ended;
  expect(code).toBe(0);
  expect(said).toMatch(/^Counts of .+ UTC: counted 3 of 3 games \(3 by MSSP\), 93 players\.$/m);
  expect((await rounds()).at(-1)?.mssp).toEqual({ "game-0": 31, "game-1": 31, "game-2": 31 });

  const unfinished = '{"pid":0,"born":"","machine":"m","night":"2026-11-21","started":"2026-11-21T02:00:00Z"}\n';
  await writeFile(file, unfinished);
  expect((await startRound().ended).code).toBe(0);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: 0, night: "2026-11-21" });
});

test("options of a census are refused with a sentence", async () => {
  const { code, said } = await startRound("--resume").ended;
  expect(code).toBe(2);
  expect(said).toContain("--counts does not go with --deep, --no-deep, --again or --resume");
});

test("WHO is counted by census and round, and no name of a player is on disk afterwards", async () => {
  const names = ["Xanthippe", "Zebulon99"];
  const answer = `Player Name        On For Idle  Doing\r\n${names.map((name) => `${name.padEnd(21)}0:00   1s  ${name}'s toys\r\n`).join("")}2 Players logged in, 7 record, no maximum.\r\n`;
  const mux = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write('Welcome!\r\n"WHO" tells you who is logged in to the game.\r\n');
    socket.on("data", (sent) => {
      if (sent.includes("WHO\r\n")) socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => mux.listen(0, "127.0.53.9", resolve));
  try {
    const { port } = mux.address() as AddressInfo;
    const folder = await dataFolder({ mux: { host: "127.0.53.9", port } });
    const census = await startCensus(folder, { args: ["--deep", "--no-retry"], bare: true }).ended;
    expect(census.code).toBe(0);
    const [night = ""] = await filesIn("readings", folder);
    const reading = await readFile(night, "utf8");
    expect(JSON.parse(reading)).toMatchObject({ players: 2, counted: "who", deep: true });
    await writeFile(night, reading.replace(/"at":"[^"]+"/, `"at":"${hoursAgo(3)}"`));
    const round = await startCensus(folder, { args: ["--counts"], bare: true }).ended;
    expect(round.said).toContain("counted 1 of 1 games (1 by WHO), 2 players.");
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) {
      const text = await readFile(join(file.parentPath, file.name), "latin1");
      for (const name of names) {
        const forms = [
          name,
          Buffer.from(name).toString("hex"),
          ...[0, 1, 2].map((shift) => base64Core(name.slice(shift))),
        ];
        for (const form of forms) expect(text, `${file.name} contains ${form}`).not.toContain(form);
      }
    }
    expect(census.said + round.said).not.toMatch(/Xanthippe|Zebulon/);
  } finally {
    mux.close();
  }
});

/** The base64 digits that a text has wherever it stands at a multiple of three bytes. */
function base64Core(text: string): string {
  return Buffer.from(text.slice(0, Math.floor(text.length / 3) * 3)).toString("base64");
}
