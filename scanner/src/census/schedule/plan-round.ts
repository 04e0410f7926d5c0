import type { History } from "./history.ts";
import { planGames, type Invited, type Plan } from "./plan.ts";

/** How many nights back a round looks for the last number that a game stated. */
export const roundNights = 30;

/**
 * The games to count: those that are known to state a number, and answered on the last night. Back-off is that of the
 * nights: a game that has fallen silent is counted again when a night has reached it. CRAWL DELAY is checked later, when a
 * game's record is read.
 * @param counted ids that the round being continued has counted already
 */
export function planRound(
  invited: Invited,
  histories: Map<string, History>,
  counted: ReadonlySet<string>,
  random: () => number,
): Plan {
  return planGames(invited, histories, counted, random, ({ entry, history }, optedOut) => {
    if (optedOut !== undefined) return `opted out: ${optedOut}`;
    if (history.counted === undefined && entry.players !== "who") return "no visit found a number of players";
    if (history.counted === "who" && entry.players === "no-who") return "its entry says players: no-who";
    if (history.measured === undefined) return "no night has visited it yet";
    return history.measured ? undefined : "it did not answer on the last night";
  });
}
