import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { superviseCensus, type WatchedOptions } from "../../../../scanner/src/census/index.ts";
import type { Patience } from "../../../../scanner/src/census/watch/supervise.ts";
import { RecordError } from "../../../../scanner/src/record/index.ts";
import { dataFolder, LoopbackServer, readingsIn, until } from "../loopback.ts";

const thread = new URL("misbehaving-thread.ts", import.meta.url);
/** For games that hold the thread. Other tests are patient: on a busy machine a good visit may wait for the processor. */
const soon = { blockedMs: 3000 };
const servers: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Good games, and some whose visits misbehave (misbehaving-thread.ts). */
async function world(good: number, bad: Readonly<Record<string, string>>) {
  const hosts = {
    ...Object.fromEntries(Array.from({ length: good }, (_, index) => [`good-${index}`, `127.0.52.${index + 1}`])),
    ...bad,
  };
  const games: Record<string, LoopbackServer> = {};
  for (const [id, host] of Object.entries(hosts)) servers.push((games[id] = await LoopbackServer.start(host)));
  const data = await dataFolder(games);
  const said: string[] = [];
  const stop = new AbortController();
  const options: WatchedOptions = {
    concurrency: 50,
    pauseMs: 0,
    retryAfterMs: 100,
    allowPrivate: true,
    deep: false,
    signal: stop.signal,
  };
  const take = (change: Partial<WatchedOptions> = {}, patience: Partial<Patience> = {}) =>
    superviseCensus(
      { ...options, ...change },
      {
        data,
        thread,
        heapMb: 64,
        patience: { blockedMs: 600_000, stopMs: 2000, lookMs: 250, unstoppableMs: 120_000, ...patience },
        say: (text) => void said.push(text),
      },
    );
  const outcomes = async () =>
    Object.fromEntries((await readingsIn(data)).map(({ id, outcome }) => [id, outcome] as const));
  return { data, said, stop, take, outcomes };
}
const goodOutcomes = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`good-${index}`, "ok"]));

describe("the census ends, whatever a visit does", () => {
  test("a visit that loops forever is stopped, recorded and reported; all others are recorded", async () => {
    const { take, outcomes, said, data } = await world(6, { spinner: "127.0.52.101" });
    const events: { id: string; reason: string }[] = [];
    const { ended, report } = await take({ onEvent: (event) => event.kind === "visited" && events.push(event) }, soon);
    expect(ended).toBe("done");
    expect(await outcomes()).toEqual({ ...goodOutcomes(6), spinner: "internal-error" });
    expect(report?.failed).toEqual([["internal-error", 1]]);
    expect(said.join("\n")).toMatch(
      /^spinner: the visit blocked or crashed the scanner \(it held the thread for 3 s\)/,
    );
    expect(events.find(({ id }) => id === "spinner")?.reason).toContain("was terminated");
    expect(existsSync(join(data, "census.underway"))).toBe(false);
  });

  test.each([
    ["fills the memory", "127.0.52.102"],
    ["throws an uncaught error", "127.0.52.103"],
    ["ends its thread", "127.0.52.104"],
  ])("a visit that %s is found among those in progress, with fewer candidates each time", async (_name, host) => {
    const { take, outcomes, said } = await world(20, { bad: host });
    const { ended } = await take();
    expect(ended).toBe("done");
    expect(await outcomes()).toEqual({ ...goodOutcomes(20), bad: "internal-error" });
    expect(said.at(-1)).toMatch(/^bad: the visit blocked or crashed the scanner/);
    expect(said.length).toBeLessThanOrEqual(4);
  });

  test("a census that is asked to stop does so while a visit blocks the thread, and can be resumed", async () => {
    const { take, outcomes, stop, data } = await world(3, { spinner: "127.0.52.101" });
    // It would count as blocked only after this test has failed.
    const taking = take();
    await until(async () =>
      (await readFile(join(data, "census.underway"), "utf8").catch(() => "")).includes("+spinner"),
    );
    // A visit to these servers takes less than a second.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    stop.abort();
    const { ended, run } = await taking;
    expect(ended).toBe("stopped");
    if (run === undefined) throw new Error("a census that was stopped says which it was");
    await take({ resume: run, signal: new AbortController().signal }, soon);
    expect(await outcomes()).toEqual({ ...goodOutcomes(3), spinner: "internal-error" });
  });

  test("after the whole process died, visits in progress come last, and one that killed it three times is skipped", async () => {
    const { take, outcomes, said, data } = await world(3, { suspect: "127.0.52.99" });
    await writeFile(join(data, "census.underway"), "+suspect\n+good-1\n-good-1\n");
    await take();
    expect(said[0]).toBe("The last census crashed with one game in progress; they are visited last, a few at a time.");
    expect(await outcomes()).toEqual({ ...goodOutcomes(3), suspect: "ok" });

    const again = await world(3, { suspect: "127.0.52.98" });
    await writeFile(join(again.data, "census.underway"), "?suspect\n?suspect\n+suspect\n");
    await again.take();
    expect(await again.outcomes()).toEqual({ ...goodOutcomes(3), suspect: "internal-error" });
  });

  test("if the listing is invalid, nothing is visited, and games to be careful with are not forgotten", async () => {
    const { take, outcomes, data } = await world(1, { suspect: "127.0.52.97" });
    const underWay = "?suspect\n+suspect\n";
    await writeFile(join(data, "census.underway"), underWay);
    await writeFile(join(data, "servers", "good-0.yml"), "name: Good\n");
    await expect(take()).rejects.toThrow(/good-0\.yml.*addresses/);
    await expect(take()).rejects.toBeInstanceOf(RecordError);
    await expect(readFile(join(data, "census.underway"), "utf8")).resolves.toBe(underWay);
    await expect(outcomes()).resolves.toEqual({});
  });
});
