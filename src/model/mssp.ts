import { redecodeMssp } from "@mudlark/scanner/mssp";
import type { Mssp, ScanRecord } from "@mudlark/scanner/record";
import { seenOnce } from "./dates.ts";
import type { Fact, Seen } from "./server-view.ts";
import { isNothing, plainLine } from "./text.ts";

/** The variables of one server, from every text of its that brought some, by their folded names. */
export interface MsspFacts {
  /** As sent; the fullest source. Null when there never were any. */
  sent: ({ values: Mssp; source: "telnet" | "text" | "kept" } & Seen) | null;
  /** Folded name → values, the default last, with the dates of their source. */
  folded: ReadonlyMap<string, { values: readonly string[] } & Seen>;
}

/** Upper case, underscores and runs of spaces as one space: how names are compared. */
export function foldName(name: string): string {
  return name
    .trim()
    .replace(/[_\s]+/g, " ")
    .toUpperCase();
}

/**
 * Gathers MSSP from a record: the telnet answer, the text answer, and what an earlier visit left; per variable the
 * first of these that has it wins.
 * @param seen since when the record's own MSSP holds, and when it was last confirmed
 * @param entry the encoding that the listing names; values that the record keeps as bytes are read by it, so that a
 *   corrected encoding needs no new visit
 */
export function msspOf(record: ScanRecord | null, seen: Seen, entry?: string): MsspFacts {
  const part = record?.mudlark;
  const screen = part?.encoding === undefined || part.encoding.source === "default" ? undefined : part.encoding.name;
  const read = (values: Mssp | undefined, raw: string | undefined): Mssp | undefined =>
    values === undefined || raw === undefined ? values : { ...values, ...redecodeMssp(raw, { entry, screen }) };
  const sources: ({ values: Mssp | undefined; source: "telnet" | "text" | "kept" } & Seen)[] = [
    { values: read(record?.["server-probe"]?.session_data.mssp, part?.raw?.mssp), source: "telnet", ...seen },
    {
      values: read(part?.deep?.mssp?.values, part?.deep?.mssp?.raw),
      source: part?.deep?.mssp?.source ?? "text",
      ...seenOnce(part?.deep?.visited ?? seen.at),
    },
    { values: read(part?.kept?.mssp, part?.kept?.raw), source: "kept", ...seenOnce(part?.kept?.measured ?? seen.at) },
  ];
  const folded = new Map<string, { values: readonly string[] } & Seen>();
  let sent: MsspFacts["sent"] = null;
  for (const { values, source, at, confirmed } of sources) {
    if (values === undefined || Object.keys(values).length === 0) continue;
    if (sent === null || Object.keys(values).length > Object.keys(sent.values).length)
      sent = { values, source, at, confirmed };
    for (const [name, value] of Object.entries(values)) {
      const key = foldName(name);
      if (!folded.has(key)) folded.set(key, { values: typeof value === "string" ? [value] : value, at, confirmed });
    }
  }
  return { sent, folded };
}

/** The default (last) value of a variable as one plain line; null where it says nothing. */
export function msspText(facts: MsspFacts, name: string): Fact<string> | null {
  const entry = facts.folded.get(name);
  const value = entry?.values.map((each) => unquoted(plainLine(each))).findLast((each) => !isNothing(each));
  return entry === undefined || value === undefined
    ? null
    : { value, source: "mssp", at: entry.at, confirmed: entry.confirmed };
}

/** An entry of the listing may name so many kinds of gameplay; a server that sends hundreds gets no hundreds of pages. */
const mostValues = 10;

/** The values of a variable, ten at most; one that holds a list ("Custom, DikuMUD") is taken apart. */
export function msspList(facts: MsspFacts, name: string): Fact<string>[] {
  const entry = facts.folded.get(name);
  if (entry === undefined) return [];
  const values = entry.values
    .flatMap((value) => plainLine(value).split(/[,;/|]/))
    .map((value) => unquoted(value.trim()));
  return [...new Set(values.filter((value) => !isNothing(value)))].slice(0, mostValues).map((value) => ({
    value,
    source: "mssp",
    at: entry.at,
    confirmed: entry.confirmed,
  }));
}

/** A whole number that is no less than zero; null where it is none. */
export function msspCount(facts: MsspFacts, name: string): Fact<number> | null {
  const text = msspText(facts, name);
  return text !== null && /^\d{1,9}$/.test(text.value) ? { ...text, value: Number(text.value) } : null;
}

/** Yes or no. Numbers above 1 (a port) are yes. */
export function msspFlag(facts: MsspFacts, name: string): Fact<boolean> | null {
  const text = msspText(facts, name);
  const value = text === null ? null : readFlag(text.value);
  return text === null || value === null ? null : { ...text, value };
}

/** "1", "yes", "true", a port → true; "0", "no" → false; anything else null. */
export function readFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (/^(?:yes|y|true|on|enabled)$/.test(word)) return true;
  if (/^(?:no|n|false|off|disabled|0+)$/.test(word)) return false;
  return /^\d{1,5}$/.test(word) ? true : null;
}

/** Unix time of the last boot in seconds; null where UPTIME is missing, a duration, zero, or in the future of `at`. */
export function bootTime(facts: MsspFacts): Fact<number> | null {
  const text = msspText(facts, "UPTIME");
  if (text === null || !/^\d{1,12}(?:\.\d+)?$/.test(text.value)) return null;
  const seconds = Math.floor(Number(text.value));
  const measured = text.at === null ? Infinity : Date.parse(text.at) / 1000 + 86_400;
  return seconds >= 631_152_000 && seconds <= measured ? { ...text, value: seconds } : null;
}

function unquoted(text: string): string {
  const inner = /^(["'])(.*)\1$/.exec(text)?.[2];
  return inner === undefined ? text : inner.trim();
}
