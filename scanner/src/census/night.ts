import { crawlDelayOf, factsOfRecord } from "../mssp/index.ts";
import {
  otherAddressIn,
  reached,
  wasMeasured,
  type OtherAddress,
  type OutcomeCode,
  type Reading,
  type ScanRecord,
} from "../record/index.ts";
import type { LogLine, Visit, VisitOptions } from "../session/index.ts";
import { readingTime } from "./clock.ts";
import { visitInGroups } from "./in-groups.ts";
import { firstChanged } from "./memory/changes.ts";
import { judged, settle, type Settled } from "./memory/settle.ts";
import { deepDue, dueFrom } from "./schedule/due.ts";
import type { History } from "./schedule/history.ts";
import type { Job } from "./schedule/plan.ts";
import { Verdict } from "./schedule/verdict.ts";
import type { CensusDependencies, CensusOptions } from "./types.ts";
import { StoreError } from "./store/store.ts";
import {
  internalError,
  otherAddress,
  outcomeOfVisit,
  visitAddress,
  type AddressResult,
  type VisitKind,
} from "./visit-address.ts";
import { VisitPool } from "./visit-pool.ts";
import { messageOf } from "../text/index.ts";

/** If a CRAWL DELAY ends within this time, the census waits for it; otherwise the server is visited the next night. */
const lateMs = 30 * 60_000;

/** Failures that may be temporary. */
const transient = new Set<OutcomeCode>([
  "dns-failure",
  "refused",
  "unreachable",
  "connect-timeout",
  "reset",
  "tls-failure",
  "turned-away",
  "cut-off",
  "internal-error",
]);

/** A failed visit whose data is held back. */
interface Failure extends Job {
  at: number;
  settled: Settled;
  log: readonly LogLine[] | undefined;
  before: ScanRecord | undefined;
  others: OtherAddress[];
  again: boolean;
}

/**
 * The visits of one night. Failures are held back until the end, when it is clear whether servers or our own network failed.
 */
export class Night {
  /** Readings written so far. */
  readonly readings: Reading[] = [];
  readonly #options: CensusOptions;
  readonly #world: CensusDependencies;
  readonly #pool: VisitPool;
  readonly #verdict = new Verdict();
  readonly #failures: Failure[] = [];
  /** Games whose visit has begun but not ended. */
  readonly #underWay = new Set<string>();
  #error: unknown;
  #done = 0;
  #all = 0;

  constructor(options: CensusOptions, world: CensusDependencies) {
    this.#options = options;
    this.#world = world;
    this.#pool = new VisitPool(options, world, (id) => this.#mark(id, true));
  }

  /**
   * Visits all games, and those with a temporary failure once more.
   * @returns why the failures are ignored; undefined on a normal night
   * @throws StoreError
   */
  async visitAll(jobs: readonly Job[]): Promise<string | undefined> {
    return this.#pool.run(async () => {
      this.#all = jobs.length;
      await visitInGroups(jobs, this.#options.suspects, (job) => this.#guard(() => this.#visitWhenAllowed(job)));
      if (this.#verdict.broken() === undefined) await this.#tryAgain();
      if (this.#error !== undefined) throw this.#error as Error;
      const broken = this.#verdict.broken();
      if (broken === undefined) await Promise.all(this.#failures.map((failure) => this.#keep(failure)));
      return broken;
    });
  }

  /** An error of the store ends the night, not just one visit. */
  async #guard(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#error ??= error;
      this.#pool.stop();
    }
  }

  async #visitWhenAllowed(job: Job): Promise<void> {
    const { clock } = this.#world;
    const from = await this.#pool.admission.run(() => this.#visitOrAccount(job));
    if (from === undefined) return;
    await clock.sleep(from - clock.now(), this.#pool.signal);
    await this.#pool.admission.run(() => this.#visitOrAccount(job));
  }

  /** Runs a visit. A bug in handling one game is recorded as an internal error and does not stop the others. */
  async #visitOrAccount(job: Job): Promise<number | undefined> {
    const { id } = job.entry;
    try {
      return await this.#visit(job);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const { clock } = this.#world;
      const reason = messageOf(error);
      const found = { at: clock.now(), tookMs: 0, outcome: internalError(`The scanner failed: ${reason}`) };
      await this.#settle(job, undefined, found, []);
      return undefined;
    } finally {
      this.#mark(id, false);
    }
  }

  #mark(id: string, underWay: boolean): void {
    if (this.#underWay.has(id) === underWay) return;
    if (underWay) this.#underWay.add(id);
    else this.#underWay.delete(id);
    this.#options.onGame?.(id, underWay);
  }

  /** Visits a game unless its CRAWL DELAY forbids it. Returns the time from which a visit is allowed, if that is soon. */
  async #visit(job: Job): Promise<number | undefined> {
    const { entry, history } = job;
    if (this.#pool.signal.aborted) return undefined;
    const before = this.#world.store.readRecord(entry.id);
    const now = this.#world.clock.now();
    const delay = crawlDelayOf(factsOfRecord(before));
    const { from, why } = dueFrom(history, delay, now, true);
    if (from > now && from <= now + lateMs) return from;
    if (from > now) {
      this.#all--;
      this.#options.onEvent?.({ kind: "skipped", id: entry.id, why: why ?? "not due" });
      return undefined;
    }
    const primary = await this.#visitPrimary(job, before);
    if (primary === undefined) return undefined;
    const alone = primary.outcome.code === "opted-out" || this.#isCulprit(entry.id);
    const others = alone ? [] : await this.#visitOthers(job, before);
    this.#options.onThread?.(entry.id);
    if (others !== undefined) await this.#settle(job, before, primary, others);
    return undefined;
  }

  async #visitPrimary({ entry, history }: Job, before: ScanRecord | undefined): Promise<AddressResult | undefined> {
    const [address] = entry.addresses;
    if (address === undefined) throw new RangeError(`${entry.id} has no address`);
    const how = this.#options.culprits?.get(entry.id);
    if (how !== undefined)
      return Promise.resolve({ at: this.#world.clock.now(), tookMs: 0, outcome: internalError(how) });
    const byTime = before?.mudlark?.deep === undefined || deepDue(history.lastDeep, this.#world.clock.now());
    const deep =
      this.#options.deep ?? (byTime || ((first: ScanRecord): boolean => firstChanged(before, first, history)));
    const result = await visitAddress(entry, address, history.ip, this.#visits(deep), this.#pool.around);
    return result && judged(result, before);
  }

  #visits(deep: VisitOptions["deep"]): VisitKind<Visit> {
    return {
      make: (target, options) => this.#world.visit(target, { ...options, deep, who: true }),
      outcomeOf: outcomeOfVisit,
    };
  }

  /** @returns undefined if the census was stopped meanwhile */
  async #visitOthers({ entry }: Job, before: ScanRecord | undefined): Promise<OtherAddress[] | undefined> {
    const others: OtherAddress[] = [];
    for (const address of entry.addresses.slice(1)) {
      const known = otherAddressIn(before, address);
      const result = await visitAddress(entry, address, known?.ip, this.#visits(false), this.#pool.around);
      if (result === undefined) return undefined;
      others.push(otherAddress(address, result, known));
    }
    return others;
  }

  /** Records the result of a first visit; a failure is held back. */
  async #settle(
    job: Job,
    before: ScanRecord | undefined,
    primary: AddressResult,
    others: OtherAddress[],
  ): Promise<void> {
    const { code } = primary.outcome;
    const found = outcomeOf(job, before, primary, others);
    if (!this.#isCulprit(job.entry.id)) this.#verdict.add(job.history, code, reached({ code }));
    const again =
      this.#options.retryAfterMs !== undefined &&
      transient.has(code) &&
      job.history.measured !== false &&
      !this.#isCulprit(job.entry.id);
    if (wasMeasured({ code })) await this.#keep(found);
    else this.#failures.push({ ...job, ...found, at: primary.at, before, others, again });
    this.#done++;
    this.#report(primary, found.settled.reading, again);
    if (this.#verdict.brokenEarly()) this.#pool.stop();
  }

  /** Visits games with a temporary failure again, some minutes later. */
  async #tryAgain(): Promise<void> {
    const { clock } = this.#world;
    const { retryAfterMs, onEvent } = this.#options;
    const { signal } = this.#pool;
    const second = this.#failures.filter(({ again }) => again);
    if (retryAfterMs === undefined || second.length === 0 || signal.aborted) return;
    const last = Math.max(...second.map(({ at }) => at));
    onEvent?.({ kind: "waiting", games: second.length, ms: Math.max(0, last + retryAfterMs - clock.now()) });
    const visit = async (failure: Failure): Promise<void> => {
      await clock.sleep(failure.at + retryAfterMs - clock.now(), signal);
      await this.#pool.admission.run(async () => {
        const primary = await this.#visitPrimary(failure, failure.before);
        if (primary === undefined || !wasMeasured(primary.outcome)) return;
        const found = outcomeOf(failure, failure.before, primary, failure.others);
        if (!reached({ code: failure.settled.reading.outcome })) this.#verdict.recovered(failure.history);
        this.#failures.splice(this.#failures.indexOf(failure), 1);
        await this.#keep(found);
        this.#report(primary, found.settled.reading, false);
      });
      this.#mark(failure.entry.id, false);
    };
    await Promise.all(second.map((failure) => this.#guard(() => visit(failure))));
  }

  #isCulprit(id: string): boolean {
    return this.#options.culprits?.has(id) === true;
  }

  async #keep({ settled: { reading, record }, log }: Found): Promise<void> {
    await this.#world.store.keep(reading, record && { record, log });
    this.readings.push(reading);
  }

  #report({ outcome }: AddressResult, reading: Reading, again: boolean): void {
    this.#options.onEvent?.({
      kind: "visited",
      id: reading.id,
      outcome: outcome.code,
      reason: outcome.reason,
      changed: reading.changed ?? [],
      ms: reading.ms.total,
      done: this.#done,
      visits: this.#all,
      again,
    });
  }
}

/** What a visit adds to the data, and its log if that belongs to the record. */
type Found = Pick<Failure, "settled" | "log">;

/** When the MSSP of a record was last seen: a record is not rewritten if only MSSP was missing that night. */
function msspHeld({ lastCounted, lastMeasured }: History, before: ScanRecord | undefined): number | undefined {
  const seen = lastCounted ?? lastMeasured;
  const visited = before?.mudlark?.visited;
  return seen === undefined || visited === undefined ? seen : Math.max(seen, Date.parse(visited));
}

function outcomeOf(
  { entry, history }: Job,
  before: ScanRecord | undefined,
  primary: AddressResult,
  others: OtherAddress[],
): Found {
  const settled = settle(entry, before, primary, others, readingTime(msspHeld(history, before) ?? primary.at), history);
  const log = wasMeasured(primary.outcome) || before === undefined ? primary.visit?.log : undefined;
  return { settled, log };
}
