import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { checkOwnClock, ClockBehind } from "../../../scanner/src/census/index.ts";

const day = 86_400_000;
let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "mudlark-clock-"));
});

async function night(date: string, written: number): Promise<void> {
  const folder = join(data, "readings", date.slice(0, 4));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${date}.ndjson`), "");
  await utimes(join(folder, `${date}.ndjson`), written / 1000, written / 1000);
}
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

test("trusts a clock that agrees with all others", async () => {
  const now = Date.now();
  await night(dateOf(now), now);
  await night(dateOf(now + day), now);
  await expect(checkOwnClock(data, now)).resolves.toBeUndefined();
});

test("files of nights written later than now: this clock is behind", async () => {
  const now = Date.now();
  await night(dateOf(now), now);
  await night(dateOf(now + 3 * day), now + 3 * day);
  await expect(checkOwnClock(data, now)).rejects.toThrow(ClockBehind);
  await expect(checkOwnClock(data, now)).rejects.toThrow(
    `${dateOf(now + 3 * day)}.ndjson is from ${dateOf(now + 3 * day)}`,
  );
});

test("a future night written before now: a clock was ahead at the time", async () => {
  await night("2999-01-01", Date.now() - day);
  await expect(checkOwnClock(data, Date.now())).resolves.toBeUndefined();
});

test("a commit later than now: this clock is behind", async () => {
  const git = (...args: string[]): Buffer => execFileSync("git", ["-C", data, ...args], { stdio: "pipe" });
  git("init", "--quiet");
  git("-c", "user.name=a", "-c", "user.email=a@localhost", "commit", "--quiet", "--allow-empty", "-m", "night");
  await expect(checkOwnClock(data, Date.now())).resolves.toBeUndefined();
  await expect(checkOwnClock(data, Date.now() - 2 * day)).rejects.toThrow(/but the newest commit is from /);
  const { message } = (await checkOwnClock(data, Date.now() - 2 * day).catch((error: unknown) => error)) as Error;
  // The advice for a clock that was ahead then: the named commit can be reverted.
  const undo = /Then undo that: git (revert --no-edit [0-9a-f]+);/.exec(message)?.[1] ?? "";
  expect(git("rev-parse", undo.split(" ").at(-1) ?? "")).toEqual(git("rev-parse", "HEAD"));
});

test("a program newer than now: this clock is behind", async () => {
  await expect(checkOwnClock(data, Date.parse("2001-01-01T00:00:00Z"))).rejects.toThrow(
    /this program's own file is from/,
  );
});

test("mudlark census exits with 6 and writes nothing", async () => {
  await mkdir(join(data, "servers"));
  await writeFile(join(data, "opt-out.yml"), "[]\n");
  await night(dateOf(Date.now() + 9 * day), Date.now() + 9 * day);
  const before = await readdir(data, { recursive: true });
  const cli = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [cli, "census", "--data", data], { encoding: "utf8" });
  expect(status, stderr).toBe(6);
  expect(stderr).toMatch(/^This machine's clock says .*the clock seems to be behind\. Nothing was written\./);
  expect(await readdir(data, { recursive: true })).toEqual(before);
});
