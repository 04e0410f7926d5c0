import type { Mssp, ScanRecord } from "../../record/index.ts";

/** Values that are new every night: they go to the readings, not into the history of a record. */
const volatile = new Set(["PLAYERS", "UPTIME"]);

/** Numbers that are facts, not counters: another value is another fact. */
const exact = new Set(["PORT", "SSL", "TLS", "CREATED", "MINIMUM AGE", "CRAWL DELAY", "CHARSET", "IP", "HOSTNAME"]);

/** Counters of a world drift as builders work: one that moved less than this share is no news. */
const drift = 0.1;

/** The MSSP data of a record, by telnet or, from the deep visit, by text. An answer without variables is none. */
export function msspOf(record: ScanRecord): Mssp | undefined {
  return full(record["server-probe"]?.session_data.mssp) ?? full(record.mudlark?.deep?.mssp?.values);
}

/** The MSSP data of a record, or what an earlier visit left in it. */
export function lastMsspOf(record: ScanRecord): Mssp | undefined {
  return msspOf(record) ?? full(record.mudlark?.kept?.mssp);
}

function full(mssp: Mssp | undefined): Mssp | undefined {
  return mssp !== undefined && Object.keys(mssp).length > 0 ? mssp : undefined;
}

/** One variable, its name in any case and with underscores for spaces; the last value where there are several. */
function msspValue(mssp: Mssp, name: string): string | undefined {
  for (const [key, value] of Object.entries(mssp)) {
    if (plainName(key) === name) return typeof value === "string" ? value : value.at(-1);
  }
  return undefined;
}

/** Is it other data, beyond what moves every night? */
export function msspChanged(before: Mssp | undefined, after: Mssp | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return msspDifferences(before, after).length > 0;
}

/** A variable whose values are others, by its plain name; undefined values where it was not sent. */
export interface MsspDifference {
  name: string;
  from: readonly string[] | undefined;
  to: readonly string[] | undefined;
}

/** The variables that are new, gone or other, beyond what moves every night. */
export function msspDifferences(before: Mssp, after: Mssp): MsspDifference[] {
  const old = stable(before);
  const now = stable(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [from, to] = [old.get(name), now.get(name)];
    const same =
      from?.length === to?.length && to?.every((value, index) => !valueChanged(name, from?.[index] ?? "", value));
    return same === true ? [] : [{ name, from, to }];
  });
}

/**
 * What MSSP says of the players online.
 * @returns a count; null where it speaks of players but not as a number; undefined where it says nothing
 */
export function playersOf(mssp: Mssp | undefined): number | null | undefined {
  const text = mssp === undefined ? undefined : msspValue(mssp, "PLAYERS")?.trim();
  if (text === undefined || text === "-1") return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Unix time of the last boot in whole seconds, by UPTIME; undefined where it is none (0, a duration, a word). */
export function bootedOf(mssp: Mssp | undefined): number | undefined {
  const text = mssp === undefined ? undefined : msspValue(mssp, "UPTIME")?.trim();
  const seconds = text !== undefined && /^\d{9,10}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : undefined;
  return seconds !== undefined && seconds >= 5e8 ? seconds : undefined;
}

/** CRAWL DELAY in hours; undefined when the server leaves it to the crawler (-1) or says nothing that is a number. */
export function crawlDelayOf(mssp: Mssp | undefined): number | undefined {
  const text = mssp === undefined ? undefined : msspValue(mssp, "CRAWL DELAY")?.trim();
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function plainName(name: string): string {
  return name.trim().replaceAll("_", " ").toUpperCase();
}

function stable(mssp: Mssp): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of Object.entries(mssp)) {
    const plain = plainName(name);
    if (!volatile.has(plain)) values.set(plain, typeof value === "string" ? [value] : value);
  }
  return values;
}

function valueChanged(name: string, before: string, after: string): boolean {
  if (before === after) return false;
  const [old, now] = [before, after].map((text) => (/^\d{2,15}$/.test(text.trim()) ? Number(text) : undefined));
  if (exact.has(name) || old === undefined || now === undefined) return true;
  return Math.abs(now - old) > drift * Math.max(old, now);
}
