import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nightOf } from "../record/meaning/index.ts";
import { shellArgument } from "../text/index.ts";
import { readingTime, lastPossibleNight } from "./clock.ts";

/** This machine's clock is behind, so everything it would write would have the wrong time. */
export class ClockBehind extends Error {
  override name = "ClockBehind";
}

/** Tolerated difference, for the clocks of two machines and wrong time zones. */
const tolerance = 86_400_000;

/**
 * Checks this machine's clock against other times: the newest commit, the modification times of future nights' files, and
 * this program's own file. With a clock that was reset, valid nights would seem to be in the future.
 * @param data the data folder
 * @param now milliseconds since 1970, as the clock says
 * @throws ClockBehind; its message gives the clock's time, what contradicts it, and what to do
 */
export async function checkOwnClock(data: string, now: number): Promise<void> {
  const witnesses = [
    ...(await newestCommit(data)),
    ...(await nightsAhead(data, now)),
    { what: "this program's own file", at: await modified(own), undo: `touch ${shellArgument(own)}` },
  ];
  const late = witnesses.filter(({ at }) => at !== undefined && at > now + tolerance);
  if (late.length === 0) return;
  const said = late.map(({ what, at }) => `${what} is from ${readingTime(at ?? 0)}`);
  throw new ClockBehind(
    `This machine's clock says ${readingTime(now)}, but ${said.join(", and ")}: the clock seems to be behind. ` +
      "Nothing was written. Set the clock (timedatectl set-ntp true), then run it again. " +
      "If the clock is right, it was ahead when that was written, here or on another machine. Then undo that: " +
      late.map(({ undo }) => undo).join("; "),
  );
}

/** Something with a time that the clock can be compared with. */
interface Witness {
  what: string;
  /** Milliseconds since 1970; undefined if it has no time. */
  at: number | undefined;
  /** The command that undoes it, if its time is the wrong one. */
  undo: string;
}

const own = fileURLToPath(import.meta.url);

/** The newest commit: none if the data is not in a git repository, or there is no git. */
async function newestCommit(data: string): Promise<Witness[]> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", data, "log", "-1", "--format=%ct %h"]);
    const [seconds, hash = ""] = stdout.trim().split(" ");
    return [{ what: "the newest commit", at: Number(seconds) * 1000, undo: `git revert --no-edit ${hash}` }];
  } catch {
    return [];
  }
}

/** Files of nights after tomorrow, and when they were written, because the name alone may come from a clock that was ahead. */
async function nightsAhead(data: string, now: number): Promise<Witness[]> {
  const last = lastPossibleNight(now);
  const found: Witness[] = [];
  for (const year of await readdir(join(data, "readings")).catch((): string[] => [])) {
    if (!/^\d{4}$/.test(year) || year < last.slice(0, 4)) continue;
    for (const name of await readdir(join(data, "readings", year)).catch((): string[] => [])) {
      if ((nightOf(name) ?? "") <= last) continue;
      const file = join(data, "readings", year, name);
      found.push({ what: name, at: await modified(file), undo: `rm -f ${shellArgument(file)}` });
    }
  }
  return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, 1);
}

async function modified(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs;
}
