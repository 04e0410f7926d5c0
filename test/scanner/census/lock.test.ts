import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { LockHeld, takeLock } from "../../../scanner/src/census/index.ts";

let file: string;
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), "mudlark-lock-")), "census.lock");
});
const run = { night: "2026-11-21", started: "2026-11-21T02:00:00Z" };

test("a second census at the same time is rejected with the name of the lock's holder", async () => {
  const lock = await takeLock(file);
  await lock.note(run);
  await expect(takeLock(file)).rejects.toThrow(LockHeld);
  await expect(takeLock(file)).rejects.toThrow(new RegExp(`process ${process.pid} on .*, since 2026-11-21T02:00:00Z`));
  await lock.release(true);
  expect(existsSync(file)).toBe(false);
  await (await takeLock(file)).release(true);
});

test("if many start at the same moment, one gets the lock", async () => {
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(file)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a dead process does not hold the lock, and what it left undone is reported", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  await writeFile(file, JSON.stringify({ pid: child.pid, born: "then", machine: hostname(), ...run, shard: "1-of-2" }));
  const lock = await takeLock(file);
  expect(lock.unfinished).toEqual({ ...run, shard: "1-of-2" });
  await lock.release(true);
  expect(await readdir(dirname(file))).toEqual([]);
});

test("a process that reuses a dead one's id does not hold its lock", async () => {
  await writeFile(file, JSON.stringify({ pid: process.pid, born: "long ago", machine: hostname(), ...run }));
  const lock = await takeLock(file);
  expect(lock.unfinished).toEqual({ ...run, shard: undefined });
});

test.runIf(existsSync("/dev/full"))(
  "a full disk is a sentence for the operator, and leaves no other file",
  async () => {
    const lock = await takeLock(file);
    // The file that replaces the lock: every write to this device fails as on a full disk.
    await symlink("/dev/full", `${file}.${process.pid}`);
    await expect(lock.note(run)).rejects.toThrow(
      `${file}: noting the census in progress failed (ENOSPC). The disk is full`,
    );
    expect(await readdir(dirname(file))).toEqual(["census.lock"]);
    await lock.release(true);
  },
);

describe("a lock of another machine (a shared disk), or of another container (a shared volume)", () => {
  const minute = 60_000;
  const minutesAgo = (count: number): Date => new Date(Date.now() - count * minute);
  const elsewhere = { pid: 1, born: "x", machine: "elsewhere", ...run };
  beforeEach(() => writeFile(file, JSON.stringify(elsewhere)));

  test.each([elsewhere, { ...elsewhere, machine: hostname(), table: "pid:[1]" }])(
    "holds while its holder shows signs of life: %o",
    async (claim) => {
      await writeFile(file, JSON.stringify(claim));
      await utimes(file, minutesAgo(4), minutesAgo(4));
      await expect(takeLock(file)).rejects.toThrow(/process 1 on .*If that machine is gone, .* five minutes more/);
    },
  );

  test("does not hold once these have ended, and what was left undone is reported", async () => {
    await utimes(file, minutesAgo(6), minutesAgo(6));
    const lock = await takeLock(file);
    expect(lock.unfinished).toMatchObject(run);
    await lock.release(true);
  });

  test("shows a sign of life every half minute, until it is released", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      await writeFile(file, "no lock");
      const lock = await takeLock(file);
      await utimes(file, minutesAgo(6), minutesAgo(6));
      vi.advanceTimersByTime(minute / 2);
      await vi.waitFor(async () => expect(Date.now() - (await stat(file)).mtimeMs).toBeLessThan(minute));
      await lock.release(true);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

test("a census that stopped early can be resumed; one that was stopped before it began changes nothing", async () => {
  const first = await takeLock(file);
  await first.note(run);
  await first.release(false);
  const second = await takeLock(file);
  expect(second.unfinished).toEqual({ ...run, shard: undefined });
  await second.release(false);
  const third = await takeLock(file);
  expect(third.unfinished).toEqual({ ...run, shard: undefined });
});

test("a file that is not a lock is ignored", async () => {
  await writeFile(file, "\0\0\0");
  const lock = await takeLock(file);
  expect(lock.unfinished).toBeUndefined();
  await lock.note(run);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid, ...run });
});

test("a zombie process (killed, not yet reaped) does not hold the lock", async ({ skip }) => {
  skip(process.platform !== "linux", "needs Linux: it reads /proc");
  // The shell starts a child, then becomes `sleep`, which never waits for the child.
  const parent = spawn("sh", ["-c", "sleep 1 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
  const [chunk] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(chunk.toString());
  const fields = async (): Promise<string[]> =>
    (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /, "").split(" ");
  while ((await fields())[0] !== "Z") await new Promise((resolve) => setTimeout(resolve, 10));
  const boot = (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim();
  const born = `${boot} ${(await fields())[19] ?? ""}`;
  await writeFile(file, JSON.stringify({ pid, born, machine: hostname(), ...run }));
  const lock = await takeLock(file);
  expect(lock.unfinished).toMatchObject(run);
  await lock.release(true);
  parent.kill();
});
