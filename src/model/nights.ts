import { daysOf } from "./history/days.ts";
import type { HistoryVisit, NightsView, ServerView } from "./server-view.ts";
import { stillAnswers } from "./status.ts";

const day = 86_400;
/** Number of nights that the lists show. */
const nightsShown = 30;

/**
 * Whether a game was reached on each of the last 30 nights up to the newest visit in all the data.
 * @param history oldest first
 * @param asOf ISO 8601; null if nothing was ever visited
 */
export function nightsOf(history: readonly HistoryVisit[], asOf: string | null): NightsView {
  if (asOf === null) return { nights: [], visited: 0, reached: 0 };
  const until = Date.parse(asOf) / 1000;
  const nights = daysOf(history, until - (nightsShown - 1) * day, until).map(({ visits, reached }) =>
    visits === 0 ? "unvisited" : reached > 0 ? "reached" : "missed",
  );
  const reached = nights.filter((night) => night === "reached").length;
  return { nights, reached, visited: nights.filter((night) => night !== "unvisited").length };
}

/** Whether the count of a game's players is from its newest visit or later, and the game still answers. */
export function countIsCurrent({ status, players, lastVisit }: ServerView): boolean {
  return stillAnswers(status) && players !== null && lastVisit !== null && players.at >= lastVisit.at;
}

/**
 * Players online, on the newest visit or in a later counting round; undefined if that visit did not reach the game or
 * got no count, and no round has counted since, because an earlier count says nothing about now. Every total, facet,
 * ranking and file takes the number from here.
 */
export function currentPlayers(server: ServerView): number | undefined {
  return countIsCurrent(server) ? (server.players?.value ?? undefined) : undefined;
}
