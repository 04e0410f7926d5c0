import { reached } from "@mudlark/scanner/record";
import type { ServerView } from "../server-view.ts";

const day = 86_400;
/** Visits on consecutive nights are no further apart: a census may start at another hour, or take long. */
const nextNight = 1.5 * day;

/**
 * The number of servers that each night missed, among those that are visited nightly and had answered before, by day
 * since 1970. A server that is dark, or asks for a longer delay, is not missed when it is not due. The neighbouring
 * nights are not a reference, because part of the census may fail for weeks.
 * @param newest last night of all, as a day since 1970
 */
export function missedNights(servers: readonly Pick<ServerView, "history">[], newest: number): Map<number, number> {
  const missed = new Map<number, number>();
  for (const { history } of servers) {
    const last = history.at(-1);
    if (last === undefined) continue;
    const gaps: [number, number][] = [];
    let nightly = 0;
    for (let index = 1; index < history.length; index++) {
      const [before, after] = [history[index - 1], history[index]];
      if (before === undefined || after === undefined) continue;
      if (after.at - before.at <= nextNight) nightly++;
      else if (reached({ code: before.outcome })) gaps.push([dayOf(before.at) + 1, dayOf(after.at) - 1]);
    }
    if (nightly === 0 || nightly * 2 < history.length - 1) continue;
    if (reached({ code: last.outcome })) gaps.push([dayOf(last.at) + 1, newest]);
    for (const [from, to] of gaps)
      for (let night = from; night <= to; night++) missed.set(night, (missed.get(night) ?? 0) + 1);
  }
  return missed;
}

function dayOf(at: number): number {
  return Math.floor(at / day);
}
