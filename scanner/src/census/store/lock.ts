import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { z } from "zod";
import { storeError, StoreError } from "./store.ts";

const claimSchema = z.object({
  /** Process id of the census; 0 if it ended before the census was complete. */
  pid: z.int().nonnegative(),
  /** When that process started, according to the operating system, because process ids are reused. */
  born: z.string(),
  machine: z.string(),
  /** Its table of processes: containers may have the same machine name, but each has its own table. */
  table: z.string().optional(),
  /** The night of the census, and when it began, for --resume. */
  night: z.string(),
  started: z.string(),
  shard: z.string().optional(),
});

/**
 * How often a held lock shows that its holder is alive, and after what time without that a lock of another machine is
 * ignored, in milliseconds. The clocks of two machines with a shared disk differ by less.
 */
const signOfLifeMs = 30_000;
const deadAfterMs = 5 * 60_000;

/** Identifies the census in progress. */
export interface Run {
  night: string;
  /** ISO 8601. */
  started: string;
  shard?: string | undefined;
}

/** Another census is running on the same data. */
export class LockHeld extends StoreError {
  override name = "LockHeld";
}

/** A held lock. */
export interface Lock {
  /** The census that was interrupted before this one: killed, stopped, or out of disk space. */
  unfinished: Run | undefined;
  /** Records the census in progress, so that it can be resumed. @throws StoreError */
  note(run: Run): Promise<void>;
  /** Releases the lock. @param finished false if --resume should be able to continue */
  release(finished: boolean): Promise<void>;
}

/**
 * Takes the lock of a data folder: two censuses at once would visit every host twice. The file survives a killed process
 * and then shows the next census what was left to do, but it does not lock anything for a dead process.
 * @param file data/census.lock
 * @throws LockHeld if another census is running; StoreError if the file cannot be written
 */
export async function takeLock(file: string): Promise<Lock> {
  const left = await clear(file);
  // Until the census identifies itself, keep what the previous one left to do.
  let current: Run = left ?? { night: "", started: "" };
  const text = (pid: number): string =>
    `${JSON.stringify({ pid, born: pid === 0 ? "" : bornOf(pid), ...place(), ...current })}\n`;
  const own = `${file}.${process.pid}`;
  try {
    await writeFile(own, text(process.pid));
    // link() fails if the name exists, so only one of two simultaneous starts succeeds.
    await link(own, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw held(file, undefined);
    throw storeError("taking the lock", file, cause);
  } finally {
    await rm(own, { force: true });
  }
  const replace = async (pid: number): Promise<void> => {
    try {
      await writeFile(own, text(pid));
      await rename(own, file);
    } catch (cause) {
      await rm(own, { force: true });
      throw storeError("noting the census in progress", file, cause);
    }
  };
  const signsOfLife = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, signOfLifeMs).unref();
  return {
    unfinished: left,
    note: async (next) => {
      current = next;
      await replace(process.pid);
    },
    release: async (finished) => {
      clearInterval(signsOfLife);
      if (finished) await rm(file, { force: true });
      else await replace(0).catch(() => undefined);
    },
  };
}

/** Removes the lock of a dead process. Returns what that process left to do. */
async function clear(file: string): Promise<Run | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const claim = parse(text);
  if (claim !== undefined && (await isAlive(claim, file))) throw held(file, claim);
  const aside = `${file}.stale-${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, "utf8").catch(() => undefined);
  if (taken !== undefined && taken !== text) {
    // Another process took the lock after we read it: give it back.
    await link(aside, file).catch(() => undefined);
    await rm(aside, { force: true });
    throw held(file, parse(taken));
  }
  await rm(aside, { force: true });
  if (claim === undefined || claim.night === "") return undefined;
  return { night: claim.night, started: claim.started, shard: claim.shard };
}

function parse(text: string): z.infer<typeof claimSchema> | undefined {
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Where this process runs. */
function place(): { machine: string; table: string | undefined } {
  let table: string | undefined;
  try {
    table = readlinkSync("/proc/self/ns/pid");
  } catch {
    // Only Linux has containers.
  }
  return { machine: hostname(), table };
}

/**
 * Whether the lock's process is alive. The processes of another machine (a shared disk) or another container (a shared
 * volume) cannot be seen: there, the time of the file is the sign of life.
 */
async function isAlive(claim: z.infer<typeof claimSchema>, file: string): Promise<boolean> {
  const { pid, born, machine, table } = claim;
  if (pid === 0) return false;
  const here = place();
  if (machine === here.machine && (table ?? here.table) === here.table) return bornOf(pid) === born && born !== "";
  const changed = await stat(file).catch(() => undefined);
  return changed !== undefined && Date.now() - changed.mtimeMs < deadAfterMs;
}

/** When a process started, in the operating system's format; "" if there is no such process. */
function bornOf(pid: number): string {
  try {
    // Linux: ticks since boot (proc(5), field 22), the name in parentheses may hold anything.
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie process (state Z: killed, not yet reaped) is still in the table, but holds no lock.
    return fields[0] === "Z" || fields[0] === "X" ? "" : `${boot} ${fields[19] ?? ""}`;
  } catch {
    if (process.platform === "linux") return "";
    const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return ps.status === 0 ? ps.stdout.trim() : "";
  }
}

function held(file: string, claim: z.infer<typeof claimSchema> | undefined): LockHeld {
  const who =
    claim === undefined ? "" : ` (process ${claim.pid} on ${claim.machine}, since ${claim.started || "just now"})`;
  return new LockHeld(
    `${file}: another census is running${who}. Wait for it to end. If that machine is gone, the lock counts for five ` +
      "minutes more.",
  );
}
