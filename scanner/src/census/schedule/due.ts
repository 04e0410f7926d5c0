import { readingTime } from "../clock.ts";
import type { History } from "./history.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** Tolerance, because the job may start a little earlier than the day before. */
const slack = 12 * hour;

/** Back-off: the longer a server has been silent, the less often it is visited. It is never given up. */
const backOff = [
  { silentFor: 60 * day, every: 30 * day, words: "monthly" },
  { silentFor: 14 * day, every: 7 * day, words: "weekly" },
];

/** Interval of deep visits, whether or not the server changed. */
const deepEvery = 7 * day;

/** When a game may be visited next, and why not sooner. */
interface Due {
  /** Milliseconds since 1970. */
  from: number;
  why?: string;
}

/**
 * When a game may be visited next: at once, unless it has been silent for a long time. CRAWL DELAY always applies.
 * @param crawlDelay hours, as its MSSP says
 * @param now milliseconds since 1970
 * @param asked the operator named this game, so neither silence nor a visit today is a reason to wait
 * @param again the operator asked to repeat today's visits
 */
export function dueFrom(
  history: History,
  crawlDelay: number | undefined,
  now: number,
  asked: boolean,
  again = false,
): Due {
  const { lastVisit } = history;
  if (lastVisit === undefined) return { from: now };
  if (!asked && !again && now - lastVisit < slack) {
    return { from: lastVisit + slack, why: `visited at ${readingTime(lastVisit)} (--again visits it again)` };
  }
  const status = history.statusAt(now);
  const rule = asked ? undefined : backOff.find(({ silentFor }) => now - (status.since ?? now) >= silentFor);
  const byBackOff = rule === undefined ? now : lastVisit + rule.every - slack;
  const byCrawlDelay =
    crawlDelay === undefined ? now : (history.lastContact(crawlDelay) ?? lastVisit) + crawlDelay * hour;
  if (byCrawlDelay > now && byCrawlDelay >= byBackOff) {
    return { from: byCrawlDelay, why: `CRAWL DELAY ${crawlDelay ?? 0}: not before ${readingTime(byCrawlDelay)}` };
  }
  if (byBackOff > now) {
    return {
      from: byBackOff,
      why: `silent since ${readingTime(status.since ?? now).slice(0, 10)}, visited ${rule?.words ?? ""}`,
    };
  }
  return { from: now };
}

/** Whether a deep visit is due. @param lastDeep time of the last one, undefined if there was none */
export function deepDue(lastDeep: number | undefined, now: number): boolean {
  return lastDeep === undefined || now - lastDeep >= deepEvery - slack;
}
