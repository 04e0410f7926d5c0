import { afterAll, beforeAll, expect, test } from "vitest";
import { hostileKinds } from "../../../tools/hostile/kinds.ts";
import { goodRecordsOf } from "../../../tools/hostile/good-records.ts";
import {
  loopbackOf,
  startGood,
  startHostile,
  stopServers,
  type HostileServer,
} from "../../../tools/hostile/servers.ts";
import { superviseCensus } from "../../../scanner/src/census/index.ts";
import { dataFolder, readingsIn } from "./loopback.ts";

let good: HostileServer[];
let hostile: HostileServer[];
beforeAll(async () => {
  good = await startGood(10, (index) => loopbackOf(63, index));
  hostile = await startHostile(hostileKinds.length, (index) => loopbackOf(64, index));
});
afterAll(stopServers);

async function census(games: readonly HostileServer[]): Promise<string> {
  const data = await dataFolder(Object.fromEntries(games.map((game) => [game.id, game])));
  const said: string[] = [];
  const { ended } = await superviseCensus(
    {
      concurrency: 200,
      pauseMs: 0,
      retryAfterMs: undefined,
      allowPrivate: true,
      deep: true,
      limits: { totalMs: 30_000, readMs: 4_000 },
      signal: new AbortController().signal,
    },
    { data, say: (text) => void said.push(text) },
  );
  expect([ended, said]).toEqual(["done", []]);
  return data;
}

test("each hostile kind once: the census ends, and records of good games are the same as without them", async () => {
  expect(hostileKinds.length).toBeGreaterThanOrEqual(60);
  const [alone, among] = [await census(good), await census([...good, ...hostile])];
  const ids = good.map(({ id }) => id);
  expect(await goodRecordsOf(among, ids)).toEqual(await goodRecordsOf(alone, ids));
  const readings = await readingsIn(among);
  expect(readings.map(({ id }) => id).sort()).toEqual([...good, ...hostile].map(({ id }) => id).sort());
  expect(readings.filter(({ outcome }) => outcome === "internal-error")).toEqual([]);
}, 400_000);
