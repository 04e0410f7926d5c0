import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nightOf } from "../record/meaning/index.ts";
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
    { what: "the newest commit", at: await newestCommit(data) },
    ...(await nightsAhead(data, now)),
    { what: "this program's own file", at: await modified(fileURLToPath(import.meta.url)) },
  ];
  const late = witnesses.filter(({ at }) => at !== undefined && at > now + tolerance);
  if (late.length === 0) return;
  const said = late.slice(0, 3).map(({ what, at }) => `${what} is from ${readingTime(at ?? 0)}`);
  throw new ClockBehind(
    `This machine's clock says ${readingTime(now)}, but ${said.join(", and ")}: the clock seems to be behind. ` +
      "Nothing was written. Set the clock (timedatectl set-ntp true), then run it again. " +
      "If the clock is right, another machine's clock was ahead: remove what that machine wrote.",
  );
}

async function newestCommit(data: string): Promise<number | undefined> {
  try {
    const { stdout } = await promisify(execFile)("git", ["-C", data, "log", "-1", "--format=%ct"]);
    const seconds = Number(stdout.trim());
    return seconds > 0 ? seconds * 1000 : undefined;
  } catch {
    // Not a git repository, or no git.
    return undefined;
  }
}

/** Files of nights after tomorrow, and when they were written, because the name alone may come from a clock that was ahead. */
async function nightsAhead(data: string, now: number): Promise<{ what: string; at: number | undefined }[]> {
  const last = lastPossibleNight(now);
  const found = [];
  for (const year of await readdir(join(data, "readings")).catch((): string[] => [])) {
    if (!/^\d{4}$/.test(year) || year < last.slice(0, 4)) continue;
    for (const name of await readdir(join(data, "readings", year)).catch((): string[] => [])) {
      if ((nightOf(name) ?? "") <= last) continue;
      found.push({ what: name, at: await modified(join(data, "readings", year, name)) });
    }
  }
  return found.sort((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, 1);
}

async function modified(file: string): Promise<number | undefined> {
  return (await stat(file).catch(() => undefined))?.mtimeMs;
}
