import { answersOf, crawlDelayOf, factsOfRecord } from "../../mssp/index.ts";
import {
  largestCount,
  otherAddressIn,
  reached,
  type ListingAddress,
  type ListingEntry,
  type Outcome,
  type ScanRecord,
} from "../../record/index.ts";
import type { CountVisit, VisitTarget } from "../../session/index.ts";
import { messageOf } from "../../text/index.ts";
import { visitInGroups } from "../in-groups.ts";
import { roundMs, whyNotCounted } from "../schedule/contact.ts";
import type { Job } from "../schedule/plan.ts";
import { Verdict } from "../schedule/verdict.ts";
import type { TakenCount } from "../store/count-store.ts";
import { StoreError } from "../store/store.ts";
import { internalError, visitAddress, type CommonOptions } from "../visit-address.ts";
import { VisitPool } from "../visit-pool.ts";
import type { RoundDependencies, RoundOptions } from "./types.ts";

/**
 * For a game with one address, a record matters only if it states a CRAWL DELAY: checking all of it would take longer than
 * the visit.
 */
const statesDelay = /CRAWL.?DELAY/i;
/** Boot times that differ by less are the same: some servers compute them from an uptime in minutes. */
const sameBootS = 120;

/** The short visits of one round. Nothing is retried, and a failure is not recorded: it says nothing about the game. */
export class Round {
  /** Counts written so far. */
  readonly counts: TakenCount[] = [];
  /** Games visited so far, counted or not. */
  visited = 0;
  readonly #options: RoundOptions;
  readonly #world: RoundDependencies;
  readonly #pool: VisitPool;
  readonly #verdict = new Verdict();
  #error: unknown;
  #all = 0;
  /** When no further visit begins, milliseconds since 1970. */
  #until = Infinity;

  constructor(options: RoundOptions, world: RoundDependencies) {
    this.#options = options;
    this.#world = world;
    this.#pool = new VisitPool(options, world, (id) => options.onGame?.(id, true));
  }

  /**
   * Counts all games.
   * @returns why the network here seems to be down; undefined in a normal round
   * @throws StoreError
   */
  async countAll(jobs: readonly Job[]): Promise<string | undefined> {
    this.#until = this.#world.clock.now() + roundMs;
    return this.#pool.run(async () => {
      this.#all = jobs.length;
      await visitInGroups(jobs, this.#options.suspects, (job) => this.#pool.admission.run(() => this.#guarded(job)));
      if (this.#error !== undefined) throw this.#error as Error;
      return this.#verdict.broken();
    });
  }

  /** An error of the store ends the round; a bug in handling one game does not. */
  async #guarded(job: Job): Promise<void> {
    const { id } = job.entry;
    try {
      await this.#count(job);
    } catch (error) {
      if (!(error instanceof StoreError)) this.#tell(id, internalError(`The scanner failed: ${messageOf(error)}`));
      else {
        this.#error ??= error;
        this.#pool.stop();
      }
    } finally {
      this.#options.onGame?.(id, false);
    }
  }

  async #count({ entry, history }: Job): Promise<void> {
    if (this.#pool.signal.aborted) return;
    const { clock, store, counts, count } = this.#world;
    const culprit = this.#options.culprits?.get(entry.id);
    if (culprit !== undefined) {
      this.#skip(entry.id, culprit);
      return;
    }
    const record = store.readRecord(entry.id, entry.addresses.length === 1 ? statesDelay : undefined);
    const crawlDelay = crawlDelayOf(factsOfRecord(record));
    const why = whyNotCounted({ lastVisit: history.lastVisit, crawlDelay, rounds: history.rounds }, clock.now());
    if (why !== undefined) {
      this.#skip(entry.id, why);
      return;
    }
    const { address, known } = addressOf(entry, record, history.ip);
    const by = history.counted ?? "who";
    const make = async (target: VisitTarget, options: CommonOptions): Promise<CountVisit> => {
      // What has not been counted by then is left to the next round.
      if (clock.now() >= this.#until) {
        this.#pool.stop();
        return { outcome: internalError("The round was over.") };
      }
      return count(target, { ...options, by });
    };
    const kind = { make, outcomeOf: ({ outcome }: CountVisit): Outcome => outcome };
    const result = await visitAddress(entry, address, known, kind, this.#pool.around);
    if (result === undefined) return;
    this.#options.onThread?.(entry.id);
    this.#verdict.add(history, result.outcome.code, reached(result.outcome));
    const { found } = result.visit ?? {};
    if (found !== undefined && found.players <= largestCount) {
      const booted = isKnownBoot(found.booted, history.booted) ? undefined : found.booted;
      const taken = { id: entry.id, players: found.players, source: found.source, booted };
      await counts.keep(taken);
      this.counts.push(taken);
    }
    this.#tell(entry.id, result.outcome, found);
    if (this.#verdict.brokenEarly()) this.#pool.stop();
  }

  #skip(id: string, why: string): void {
    this.#all--;
    this.#options.onEvent?.({ kind: "skipped", id, why });
  }

  #tell(id: string, { code, reason }: Outcome, found?: CountVisit["found"]): void {
    this.visited++;
    this.#options.onEvent?.({
      kind: "counted",
      id,
      outcome: code,
      reason,
      ...(found && { players: found.players, source: found.source }),
      done: this.visited,
      visits: this.#all,
    });
  }
}

function isKnownBoot(found: number | undefined, known: number | undefined): boolean {
  return found === undefined || (known !== undefined && Math.abs(found - known) < sameBootS);
}

/** The address whose MSSP states the game's players, and the IP address at which it was last found; else the primary one. */
function addressOf(
  { id, addresses }: ListingEntry,
  record: ScanRecord | undefined,
  primaryIp: string | undefined,
): { address: ListingAddress; known: string | undefined } {
  const [primary] = addresses;
  if (primary === undefined) throw new RangeError(`${id} has no address`);
  const answer = record === undefined ? undefined : answersOf(record)[0];
  const other = addresses.find(({ host, port }) => `${host} ${port}` === answer?.address);
  if (other === undefined) return { address: primary, known: primaryIp };
  return { address: other, known: otherAddressIn(record, other)?.ip };
}
