import { saysNothing, type OutcomeCode } from "../../record/index.ts";
import type { History } from "./history.ts";

/** Fewer games than this tell nothing of our own network. */
const least = 3;
/** Share of the games that answered last time which may fail at once before our own network is to blame. */
const knownShare = 0.6;
/** The same for games that nobody ever visited: a list may be old. */
const freshShare = 0.95;

/**
 * Tells a night on which servers failed from one on which our own network did: when most of those that answered
 * last time fail at once, or all of a new list, nothing is believed of any of them.
 */
export class Verdict {
  #known = { failed: 0, all: 0 };
  #fresh = { failed: 0, all: 0 };

  /** Takes in how a game was found tonight. */
  add(history: History, outcome: OutcomeCode, reached: boolean): void {
    if (saysNothing(outcome) || history.answered === false) return;
    const count = history.answered === true ? this.#known : this.#fresh;
    count.all++;
    if (!reached) count.failed++;
  }

  /** Takes a failure back: the second try reached it. */
  recovered(history: History): void {
    if (history.answered === false) return;
    (history.answered === true ? this.#known : this.#fresh).failed--;
  }

  /** Why nothing of tonight's failures is believed; undefined on a normal night. @param games judged from so many on */
  broken(games = least): string | undefined {
    const known = this.#known.all >= games;
    const failed = known ? this.#known.failed : this.#known.failed + this.#fresh.failed;
    const all = known ? this.#known.all : this.#known.all + this.#fresh.all;
    if (all < games || failed < all * (known ? knownShare : freshShare)) return undefined;
    return known
      ? `${failed} of ${all} servers that answered last time did not answer now: the network here seems to be down.`
      : `${failed} of ${all} servers, none of them visited before tonight, did not answer: the network here seems to be down.`;
  }
}
