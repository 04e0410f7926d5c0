import { saysNothing, type OutcomeCode } from "../../record/index.ts";
import type { History } from "./history.ts";

/** Too few games to judge our own network by. */
const least = 3;
/** If a larger share of the games that answered last time fails, our own network is to blame. */
const knownShare = 0.6;
/** The same for games never visited before: a list may be old. */
const freshShare = 0.95;
/** After this many visits, a census that reaches no server stops early. */
const enoughEarly = 50;

/**
 * Distinguishes failing servers from a failing network on our side: if most of the servers that answered last time fail,
 * or all of a new list, the failures are ignored.
 */
export class Verdict {
  #known = { failed: 0, all: 0 };
  #fresh = { failed: 0, all: 0 };

  /** Adds tonight's outcome of a game. */
  add(history: History, outcome: OutcomeCode, reached: boolean): void {
    if (saysNothing(outcome) || history.answered === false) return;
    const count = history.answered === true ? this.#known : this.#fresh;
    count.all++;
    if (!reached) count.failed++;
  }

  /** Removes a failure, after the second attempt reached the server. */
  recovered(history: History): void {
    if (history.answered === false) return;
    (history.answered === true ? this.#known : this.#fresh).failed--;
  }

  /** Whether enough visits have failed to stop before all games are visited. */
  brokenEarly(): boolean {
    return this.broken(enoughEarly) !== undefined;
  }

  /** Why tonight's failures are ignored; undefined on a normal night. @param games minimum number of games to judge by */
  broken(games = least): string | undefined {
    const known = this.#known.all >= games;
    const failed = known ? this.#known.failed : this.#known.failed + this.#fresh.failed;
    const all = known ? this.#known.all : this.#known.all + this.#fresh.all;
    if (all < games || failed < all * (known ? knownShare : freshShare)) return undefined;
    return known
      ? `${failed} of ${all} servers that answered last time did not answer: the network here seems to be down.`
      : `${failed} of ${all} servers, none of them visited before tonight, did not answer: the network here seems to be down.`;
  }
}
