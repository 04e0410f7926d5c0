import type { Seen } from "./server-view.ts";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const cache = new Map<string, string>();

/** "8 February 2026", in UTC. */
export function dateWords(iso: string | null): string {
  if (iso === null) return "an unknown date";
  const day = iso.slice(0, 10);
  const known = cache.get(day);
  if (known !== undefined) return known;
  const date = new Date(iso);
  const words = Number.isNaN(date.getTime()) ? "an unknown date" : dayFormat.format(date);
  cache.set(day, words);
  return words;
}

/** Dates for something that was seen once, at a known or unknown time. */
export function seenOnce(at: string | null): Seen {
  return { at, confirmed: at };
}

const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** "February 2026", in UTC. */
export function monthWords(date: string | Date): string {
  return monthFormat.format(typeof date === "string" ? new Date(date) : date);
}

/** "8 February 2026, 05:40 UTC". */
export function momentWords(iso: string | null): string {
  return iso === null ? "an unknown date" : `${dateWords(iso)}, ${iso.slice(11, 16)} UTC`;
}

/** Any date that Date can parse, as ISO 8601 UTC without fractions; null if it is not a date. */
export function isoOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : isoFromSeconds(time / 1000);
}

const days = new Map<number, string>();

/** "2026-06-30T", by days since 1970. Called for every visit of every server, so days are cached. */
function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * 86_400_000).toISOString().slice(0, 11);
  // Readings are nightly, so only invalid data has more days than this.
  if (days.size < 20_000) days.set(day, text);
  return text;
}

/** Seconds since 1970 as ISO 8601 UTC without fractions. */
export function isoFromSeconds(seconds: number): string {
  const whole = Math.floor(seconds);
  const day = Math.floor(whole / 86_400);
  const rest = whole - day * 86_400;
  return `${dayText(day)}${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}

/** "2026-06", the UTC month of a time in seconds since 1970. */
export function monthOf(seconds: number): string {
  return dayText(Math.floor(seconds / 86_400)).slice(0, 7);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
