import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { nightOf } from "../record/index.ts";
import { isoSeconds, lastPossibleNight } from "./clock.ts";

/** The clock of this machine is behind: nothing it would write is right. */
export class ClockBehind extends Error {
  override name = "ClockBehind";
}

/** Clocks of two machines, and time zones that were set wrong, may differ by so much without harm. */
const tolerance = 86_400_000;

/**
 * Checks the clock of this machine against the traces that others left: the newest commit, the times of files of nights
 * that lie ahead, and this program's own file. A clock that was reset would call good nights "from the future".
 * @param data the data folder
 * @param now milliseconds since 1970, as the clock says
 * @throws ClockBehind with a sentence: what the clock says, what contradicts it, what to do
 */
export async function checkOwnClock(data: string, now: number): Promise<void> {
  const witnesses = [
    { what: "the newest commit", at: await newestCommit(data) },
    ...(await nightsAhead(data, now)),
    { what: "this program's own file", at: await modified(fileURLToPath(import.meta.url)) },
  ];
  const late = witnesses.filter(({ at }) => at !== undefined && at > now + tolerance);
  if (late.length === 0) return;
  const said = late.slice(0, 3).map(({ what, at }) => `${what} is of ${isoSeconds(at ?? 0)}`);
  throw new ClockBehind(
    `The clock of this machine says ${isoSeconds(now)}, but ${said.join(", and ")}: the clock seems to be behind. ` +
      "Nothing was written. Set the clock (timedatectl set-ntp true), then run it again. " +
      "Only if the clock is right, these come from a machine whose clock was ahead: remove what it wrote.",
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

/** Files of nights after tomorrow, and when they were written: a name alone may come from a clock that was ahead once. */
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
