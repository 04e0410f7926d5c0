const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const shortDays = new Map<string, string>();

/** "14 Feb 2026", in UTC: for small print with many dates. @param at ISO 8601, UTC */
export function shortDay(at: string): string {
  const day = at.slice(0, 10);
  const known = shortDays.get(day);
  if (known !== undefined) return known;
  const words = short.format(new Date(at));
  shortDays.set(day, words);
  return words;
}

/** "14 Feb 2026, 17:13 UTC". */
export function shortMoment(at: string): string {
  return `${shortDay(at)}, ${at.slice(11, 16)} UTC`;
}

const units: readonly (readonly [number, string])[] = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
];
const whole = new Intl.NumberFormat("en");

/** "6 days", "3 hours", "20 minutes": a span in its largest whole unit, rounded down; "less than a minute" below that. */
function span(seconds: number): string {
  for (const [size, name] of units) {
    const count = Math.floor(seconds / size);
    if (count > 0) return `${whole.format(count)} ${name}${count === 1 ? "" : "s"}`;
  }
  return "less than a minute";
}

/** "up 6 days when measured": from a boot time and the time of the measurement, both ISO 8601. */
export function uptime(booted: string, measured: string): string {
  return `up ${span((Date.parse(measured) - Date.parse(booted)) / 1000)} when measured`;
}
