import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRecord } from "@mudlark/scanner/record";
import { dataFolder, LoopbackServer, readingsIn, startCensus, until } from "./loopback.ts";

const count = 6;
let servers: LoopbackServer[];
beforeAll(async () => {
  servers = await Promise.all(
    Array.from({ length: count }, (_, index) => LoopbackServer.start(`127.0.51.${index + 1}`)),
  );
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

const listed = (): Promise<string> =>
  dataFolder(Object.fromEntries(servers.map((server, index) => [`game-${index}`, server])));
const allIds = Array.from({ length: count }, (_, index) => `game-${index}`);
const idsIn = async (data: string): Promise<string[]> => (await readingsIn(data)).map(({ id }) => id).sort();

async function everyRecordIsWhole(data: string): Promise<number> {
  const folder = join(data, "records");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json") && !name.startsWith("."));
  for (const name of names) readRecord(await readFile(join(folder, name), "utf8"), name);
  return names.length;
}

describe("a census that is interrupted", () => {
  test.each(["SIGKILL", "SIGINT"] as const)("%s: the data is intact, and --resume visits the rest", async (signal) => {
    const data = await listed();
    const first = startCensus(data, { args: ["--concurrency", "2"] });
    await until(async () => (await readingsIn(data)).length >= 2);
    first.child.kill(signal);
    const { code, said } = await first.ended;
    expect([code, said.includes("Stopping")]).toEqual(signal === "SIGINT" ? [130, true] : [null, false]);
    const before = await idsIn(data);
    expect(before.length).toBeLessThan(count);
    await everyRecordIsWhole(data);

    const second = await startCensus(data, { args: ["--resume"] }).ended;
    expect(second.code).toBe(0);
    expect(second.said).toContain(`${before.length} already visited before the interruption`);
    expect(await idsIn(data)).toEqual(allIds);
    expect(await everyRecordIsWhole(data)).toBe(count);
    expect(await readdir(data)).toEqual(["opt-out.yml", "readings", "records", "servers"]);
  });
});

test("a census completes after whoever read its log has left", async () => {
  const data = await listed();
  const { code } = await startCensus(data, { unread: true }).ended;
  expect([code, await idsIn(data)]).toEqual([0, allIds]);
});

test("a second census at the same time is rejected, and the first one completes", async () => {
  const data = await listed();
  const first = startCensus(data);
  await until(() => Promise.resolve(existsSync(join(data, "census.lock"))));
  // It cannot end before the second one has started.
  first.child.kill("SIGSTOP");
  const second = await startCensus(data).ended;
  first.child.kill("SIGCONT");
  expect(second.code).toBe(4);
  expect(second.said).toMatch(/another census is running \(process \d+ on .*\)\. Wait for it to end/);
  expect((await first.ended).code).toBe(0);
});

test("a full disk ends the census with a sentence; written data is intact, and --resume continues", async (context) => {
  const data = await listed();
  const records = join(data, "records");
  await mkdir(records);
  // A file system of a few pages; only root can create one.
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24k", "tmpfs", records]).status === 0;
  context.skip(!mounted, "only root may mount a file system");
  try {
    const { code, said } = await startCensus(data).ended;
    expect(code).toBe(5);
    expect(said).toMatch(/records\/game-\d\.(?:json|log): writing it failed \(ENOSPC\)\. The disk is full/);
    expect(said).not.toMatch(/^ {4}at /m);
    expect(await everyRecordIsWhole(data)).toBeLessThan(count);
    spawnSync("mount", ["-o", "remount,size=4m", records]);
    expect((await startCensus(data, { args: ["--resume"] }).ended).code).toBe(0);
    expect(await idsIn(data)).toEqual(allIds);
    expect(await everyRecordIsWhole(data)).toBe(count);
  } finally {
    spawnSync("umount", [records]);
  }
});

test.runIf(existsSync("/dev/full"))("a message that cannot be written ends the census with a sentence", async () => {
  const { code, said } = await startCensus(await listed(), { args: ["--message", "/dev/full"] }).ended;
  expect(code).toBe(5);
  expect(said).toContain("/dev/full: writing it failed (ENOSPC). The disk is full");
  expect(said).not.toMatch(/^ {4}at /m);
});

test("if the network is down, failures are ignored, and the exit code says so", async () => {
  const own = await Promise.all([1, 2, 3, 4].map((index) => LoopbackServer.start(`127.0.52.${index}`)));
  const data = await dataFolder(Object.fromEntries(own.map((server, index) => [`game-${index}`, server])));
  expect((await startCensus(data).ended).code).toBe(0);
  await Promise.all(own.map((server) => server.stop()));
  const { code, said } = await startCensus(data).ended;
  expect(code).toBe(3);
  expect(said).toContain("4 of 4 servers that answered last time did not answer");
  expect((await readingsIn(data)).map(({ outcome }) => outcome)).toEqual(["ok", "ok", "ok", "ok"]);
});

test("the shards together give the complete result: they are merged by copying files", async () => {
  const whole = await listed();
  const merged = await listed();
  for (const shard of ["1/3", "2/3", "3/3"]) {
    const part = await listed();
    expect((await startCensus(part, { args: ["--shard", shard] }).ended).code).toBe(0);
    for (const folder of ["records", "readings"])
      await cp(join(part, folder), join(merged, folder), { recursive: true });
  }
  expect((await startCensus(whole).ended).code).toBe(0);
  expect(await idsIn(merged)).toEqual(allIds);
  expect(await readdir(join(merged, "records"))).toEqual(await readdir(join(whole, "records")));
});

test("rate limit, opt-out, invalid names, and an address named by MSSP", async () => {
  const elsewhere = await LoopbackServer.start("127.0.53.9");
  const mssp = Buffer.concat([
    Buffer.from([255, 251, 70, 255, 250, 70]),
    Buffer.from(`\x01NAME\x02Guide\x01HOSTNAME\x02127.0.53.9\x01PORT\x02${elsewhere.port}`),
    Buffer.from([255, 240]),
    Buffer.from("Welcome, stranger.\r\nName? "),
  ]);
  const [guide, quiet] = [await LoopbackServer.start("127.0.53.1", mssp), await LoopbackServer.start("127.0.53.2")];
  const doors = [await LoopbackServer.start("127.0.53.3"), await LoopbackServer.start("127.0.53.3")];
  let most = 0;
  const watch = setInterval(
    () =>
      (most = Math.max(
        most,
        doors.reduce((sum, door) => sum + door.open, 0),
      )),
    5,
  );
  const data = await dataFolder(
    {
      guide,
      quiet,
      ...Object.fromEntries(doors.map((door, index) => [`door-${index + 1}`, door])),
      nowhere: { host: "no-such-host.invalid", port: 23 },
    },
    "- host: 127.0.53.2\n  reason: its owner asked\n  date: 2026-01-01\n",
  );
  const { code } = await startCensus(data).ended;
  clearInterval(watch);
  expect(code).toBe(0);
  expect(Object.fromEntries((await readingsIn(data)).map(({ id, outcome }) => [id, outcome]))).toEqual({
    guide: "ok",
    quiet: "opted-out",
    "door-1": "ok",
    "door-2": "ok",
    nowhere: "dns-failure",
  });
  expect([quiet.visits, elsewhere.visits, guide.visits]).toEqual([0, 0, 1]);
  // Two ports on one host, visited one at a time.
  expect(most).toBe(1);
  await Promise.all([elsewhere, guide, quiet, ...doors].map((server) => server.stop()));
});

test("never connects to a private address without the flag", async () => {
  const server = await LoopbackServer.start("127.0.54.1");
  const data = await dataFolder({ inside: server, "inside-6": { host: "::1", port: server.port } });
  const { code } = await startCensus(data, { allowPrivate: false }).ended;
  expect(code).toBe(0);
  expect((await readingsIn(data)).map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
    "inside private-address",
    "inside-6 private-address",
  ]);
  expect(server.visits).toBe(0);
  await server.stop();
});

test("an invalid listing is reported with its line, and leaves no lock behind", async () => {
  const data = await dataFolder({ game: { host: "127.0.54.2", port: 4000, name: "[" } });
  const { code, said } = await startCensus(data).ended;
  expect([code, said]).toEqual([2, expect.stringMatching(/servers\/game\.yml:\d+: /)]);
  expect((await readdir(data)).sort()).toEqual(["opt-out.yml", "servers"]);
});
