import { serviceOn } from "../address/index.ts";
import type { MsspFacts } from "./facts.ts";
import { statedCount, statedFlag, statedText, statedValues } from "./values.ts";

/**
 * The number of players online.
 * @returns a count; null if the server sent something that is not a number; undefined if it sent nothing
 */
export function playersOf(facts: MsspFacts): number | null | undefined {
  return statedCount(facts, "PLAYERS") ?? (statedValues(facts, "PLAYERS").length === 0 ? undefined : null);
}

/**
 * Unix time before which no server still running was started: 1990-01-01. Smaller values are durations or wrong clocks.
 */
const earliestBoot = 631_152_000;

/** A boot time, or why the text is not one. */
export type BootTime = { seconds: number } | { why: "not a Unix time" | "too early" | "in the future" };

/**
 * Reads a value of UPTIME, which is the Unix time of the last start, not a duration.
 * @param at when it was sent, ISO 8601; null if unknown, in which case the future cannot be ruled out
 */
export function readBootTime(text: string, at: string | null): BootTime {
  if (!/^\d{1,15}(?:\.\d+)?$/.test(text)) return { why: "not a Unix time" };
  const seconds = Math.floor(Number(text));
  if (seconds < earliestBoot) return { why: "too early" };
  return at === null || seconds <= Date.parse(at) / 1000 ? { seconds } : { why: "in the future" };
}

/** Whether a server that was visited then can have started at this moment. Both in seconds since 1970. */
export function isBootTime(booted: number, visited: number): boolean {
  return booted >= earliestBoot && booted <= visited;
}

/**
 * Unix time of the last start in whole seconds; undefined if UPTIME is not a valid time, or is later than the visit.
 */
export function bootTimeOf(facts: MsspFacts): number | undefined {
  const text = statedValues(facts, "UPTIME").at(-1);
  const at = facts.get("UPTIME")?.at ?? null;
  if (text === undefined || at === null) return undefined;
  const boot = readBootTime(text, at);
  return "seconds" in boot ? boot.seconds : undefined;
}

/**
 * CRAWL DELAY: the minimum number of hours between visits; if there are several values, the largest.
 * @returns undefined if the server leaves it to the crawler (-1), or did not send a number of up to four digits
 */
export function crawlDelayOf(facts: MsspFacts): number | undefined {
  const hours = statedValues(facts, "CRAWL DELAY").filter((text) => /^\d{1,4}$/.test(text));
  return hours.length === 0 ? undefined : Math.max(...hours.map(Number));
}

/**
 * The TLS ports, preferred one first: those in SSL, then those in TLS, which older servers send. One digit is a flag,
 * not a port; ports that belong to another service (22 …) are left out.
 */
export function tlsPortsOf(facts: MsspFacts): number[] {
  return ["SSL", "TLS"]
    .flatMap((name) => statedValues(facts, name).reverse())
    .filter((text) => /^[1-9]\d{1,4}$/.test(text))
    .map(Number)
    .filter((port) => port <= 65_535 && serviceOn(port) === undefined);
}

/**
 * Whether the game is for adults: by ADULT MATERIAL from an older revision, otherwise by a MINIMUM AGE of 18 or more.
 */
export function adultOf(facts: MsspFacts): boolean | undefined {
  const age = statedCount(facts, "MINIMUM AGE");
  return statedFlag(facts, "ADULT MATERIAL") ?? (age !== undefined && age >= 18 ? true : undefined);
}

/** A year in which a game can have opened: from 1970 on, when there were no MUDs yet but Unix time began. */
const openingYear = String.raw`(?:19[7-9]\d|20\d\d)`;
const onlyOpeningYear = new RegExp(`^${openingYear}$`);
const containsOpeningYear = new RegExp(String.raw`\b${openingYear}\b`);

/** Whether a text is the year in which a game can have opened, and nothing else. */
export function isOpeningYear(text: string): boolean {
  return onlyOpeningYear.test(text);
}

/** The year in which the game opened, from 1970 on; a date that contains a year is accepted too. */
export function createdOf(facts: MsspFacts): number | undefined {
  const year = containsOpeningYear.exec(statedText(facts, "CREATED") ?? "")?.[0];
  return year === undefined ? undefined : Number(year);
}
