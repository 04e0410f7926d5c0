import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecord } from "@mudlark/scanner/record";
import { dataFolder, LoopbackServer, readingsIn, startCensus } from "./loopback.ts";

// Kills a census (SIGKILL) at random moments and resumes it until it ends; after that nothing may be torn, lost or
// duplicated. Many rounds: MUDLARK_KILL_ROUNDS=100 vitest run --project sockets test/scanner/census/kill.socket.test.ts
const rounds = Number(process.env.MUDLARK_KILL_ROUNDS ?? 4);
const parallel = 3;
const games = 12;

const servers: LoopbackServer[] = [];
beforeAll(async () => {
  for (let index = 1; index <= games; index++) servers.push(await LoopbackServer.start(`127.0.61.${index}`));
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const listed = (): Promise<string> =>
  dataFolder(Object.fromEntries(servers.map((server, index) => [`game-${index + 1}`, server])));

/** Names of the files in data/records. */
const records = (data: string): Promise<string[]> => readdir(join(data, "records")).catch(() => []);

/** Kills a census, sometimes at any moment, mostly just as records and readings are written. */
async function killed(data: string, args: string[]): Promise<boolean> {
  const census = startCensus(data, { args, again: false });
  const enough = 1 + Math.floor(Math.random() * games * 2);
  const latest = Date.now() + (Math.random() < 0.3 ? Math.random() * 8000 : 60_000);
  let over = false;
  void census.ended.then(() => (over = true));
  const ready = async (): Promise<boolean> => over || Date.now() > latest || (await records(data)).length >= enough;
  while (!(await ready())) await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  census.child.kill("SIGKILL");
  return (await census.ended).code === null;
}

/** Checks that everything written before the kill is intact. */
async function expectWhole(data: string): Promise<void> {
  for (const name of (await records(data)).filter((file) => /^[^.].*\.json$/.test(file))) {
    const file = join(data, "records", name);
    expect(readRecord(await readFile(file, "utf8"), file).mudlark?.outcome.code).toBe("ok");
  }
  await readingsIn(data);
}

async function round(): Promise<number> {
  const data = await listed();
  const most = 1 + Math.floor(Math.random() * 3);
  let kills = 0;
  let living = true;
  while (living && kills < most) {
    living = await killed(data, kills === 0 ? [] : ["--resume"]);
    if (living) kills++;
    await expectWhole(data);
  }
  // The last census may have ended just before the kill.
  if (living) {
    const { code, said } = await startCensus(data, { args: ["--resume"], again: false }).ended;
    expect(code, said).toBe(0);
  }
  await expectWhole(data);
  const readings = await readingsIn(data);
  const ids = servers.map((_, index) => `game-${index + 1}`).sort();
  expect(readings.map(({ id }) => id).sort()).toEqual(ids);
  const news = readings.filter(({ changed }) => changed?.includes("new") === true).map(({ id }) => id);
  expect(news.sort()).toEqual(ids);
  expect(await records(data)).toEqual(ids.flatMap((id) => [`${id}.json`, `${id}.log`]).sort());
  expect((await readdir(data)).sort()).toEqual(["opt-out.yml", "readings", "records", "servers"]);
  return kills;
}

test(
  `killing a census loses nothing, in ${rounds} rounds`,
  async () => {
    let kills = 0;
    // On a busy machine each census may have ended before it was killed.
    for (let done = 0; done < rounds || kills === 0; done += parallel) {
      const batch = Array.from({ length: Math.min(parallel, Math.max(1, rounds - done)) }, round);
      for (const one of await Promise.all(batch)) kills += one;
    }
    console.log(`${rounds} rounds, ${kills} kills of a living census`);
  },
  120_000 + rounds * 60_000,
);
