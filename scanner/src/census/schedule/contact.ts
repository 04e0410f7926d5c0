const hour = 3_600_000;
const day = 24 * hour;

/** A round ends after this time, so that its time is true of all its counts. */
export const roundMs = 15 * 60_000;
/** Rounds that begin closer together than this do not count a game twice. */
const leastMs = 10 * 60_000;

/** What is known of the last visits to a game. Times in milliseconds since 1970. */
interface Contacts {
  /** Start of the last nightly visit. */
  lastVisit: number | undefined;
  /** CRAWL DELAY in hours, as its MSSP says. */
  crawlDelay: number | undefined;
  /** Starts of the counting rounds that could count it, oldest first. */
  rounds: readonly number[];
}

/**
 * The last moment at which a game may have been connected to, by a night or a round. Failed counts leave no trace, so every
 * round that was allowed to count the game is taken to have done so.
 */
export function lastContact(game: Contacts): number | undefined {
  let last = game.lastVisit;
  for (const round of game.rounds) {
    if (last === undefined || round <= last || refusal(game, round, last) !== undefined) continue;
    last = game.crawlDelay === undefined ? round : round + roundMs;
  }
  return last;
}

/**
 * Why a game may not be counted now; undefined if it may. CRAWL DELAY is the least time between any two visits, also between
 * a count and the next night, which takes precedence.
 */
export function whyNotCounted(game: Contacts, now: number): string | undefined {
  const contact = lastContact(game);
  return contact === undefined ? undefined : refusal(game, now, contact);
}

function refusal({ lastVisit = 0, crawlDelay = 0 }: Contacts, now: number, contact: number): string | undefined {
  if (now < contact + leastMs) return "visited a few minutes ago";
  if (crawlDelay === 0) return undefined;
  if (now < contact + crawlDelay * hour) return `CRAWL DELAY ${crawlDelay}: the last visit is too near`;
  const nextNight = lastVisit + day * Math.max(1, Math.ceil((now - lastVisit) / day));
  if (now + roundMs + crawlDelay * hour > nextNight) return `CRAWL DELAY ${crawlDelay}: the next night is too near`;
  return undefined;
}
