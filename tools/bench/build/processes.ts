import { readdirSync, readFileSync } from "node:fs";

/** Resident memory of a process and all its descendants, in bytes; null if the system does not report it (no /proc). */
export function residentMemory(root: number): number | null {
  let names: string[];
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return null;
  }
  const children = new Map<number, number[]>();
  for (const name of names) {
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  let sum = 0;
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    sum += Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
    queue.push(...(children.get(pid) ?? []));
  }
  return sum;
}

/** Processor seconds that a process has used so far in all its threads; null if the system does not report it. */
export function processorSeconds(pid: number): number | null {
  return secondsAt(pid, 11);
}

/** The same for all its descendants that have ended: the sum grows when a child ends, by what it and its own used. */
export function processorSecondsOfEnded(pid: number): number | null {
  return secondsAt(pid, 13);
}

/** Sum of two fields of /proc/PID/stat, of time in user mode and in system mode, counted from the state's letter. */
function secondsAt(pid: number, field: number): number | null {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, "")
    .split(" ");
  const ticks = Number(fields[field]) + Number(fields[field + 1]);
  return Number.isNaN(ticks) ? null : ticks / 100;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
