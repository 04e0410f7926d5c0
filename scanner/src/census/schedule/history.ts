import {
  reached,
  saysNothing,
  statusOf,
  wasMeasured,
  type CountSource,
  type OutcomeCode,
  type Reading,
  type ServerStatus,
  type StatusVisit,
} from "../../record/index.ts";
import type { KnownFaces } from "../memory/changes.ts";
import { lastContact } from "./contact.ts";

/** How many nights back the census reads: a server that has been silent for longer is archived anyway. */
export const historyNights = 200;

/** Number of recent visits used to recognise servers that alternate between banners or fingerprints. */
const familiarVisits = 14;

/** How many of how many recent banners must differ for a server to count as restless: it sends a new one each time. */
const restless = { different: 6, of: 7 };

/** The history of one game, from its readings, as far as the census needs it. */
export class History implements KnownFaces {
  readonly visits: StatusVisit[] = [];
  /** Start of the last visit, milliseconds since 1970. */
  lastVisit: number | undefined;
  /** Start of the last visit that showed what the game offers. */
  lastMeasured: number | undefined;
  /** Start of the last visit to which MSSP gave a count of players or a time of boot. */
  lastCounted: number | undefined;
  lastDeep: number | undefined;
  /** How the last number of players was found; undefined if there was none. */
  counted: CountSource | undefined;
  /** Unix time of the last boot that is known, in seconds. */
  booted: number | undefined;
  /** Starts of the last counting rounds, milliseconds since 1970, oldest first. */
  rounds: readonly number[] = [];
  /** The address the primary name last resolved to. */
  ip: string | undefined;

  /** Banner digests and fingerprints of the last visits that found them, newest last. */
  readonly #banners: string[] = [];
  readonly #fingerprints: string[] = [];

  /** Adds one reading; readings must be in order of time. */
  add(reading: Reading): void {
    const at = Date.parse(reading.at);
    this.visits.push({ at, outcome: reading.outcome });
    if (reading.outcome !== "opted-out") this.lastVisit = at;
    if (wasMeasured({ code: reading.outcome })) this.lastMeasured = at;
    if (reading.players !== undefined || reading.booted !== undefined) this.lastCounted = at;
    if (reading.players != null) this.counted = reading.counted ?? "mssp";
    this.booted = reading.booted ?? this.booted;
    if (reading.deep === true) this.lastDeep = at;
    if (reading.ip !== undefined) this.ip = reading.ip;
    keepLast(this.#banners, reading.banner);
    keepLast(this.#fingerprints, reading.fingerprint);
  }

  hasBanner(digest: string): boolean {
    return this.#banners.includes(digest);
  }

  hasFingerprint(id: string): boolean {
    return this.#fingerprints.includes(id);
  }

  get restless(): boolean {
    return new Set(this.#banners.slice(-restless.of)).size >= restless.different;
  }

  /** The last moment at which the game may have been connected to. @param crawlDelay hours, as its MSSP says */
  lastContact(crawlDelay: number | undefined): number | undefined {
    const rounds = this.counted === undefined ? [] : this.rounds;
    return lastContact({ lastVisit: this.lastVisit, crawlDelay, rounds });
  }

  /** Status of the server at a time, from the visits added so far. */
  statusAt(at: number): ServerStatus {
    return statusOf(this.visits, at);
  }

  /** Status just after one more visit. */
  statusAfter(at: number, outcome: OutcomeCode): ServerStatus {
    return statusOf([...this.visits, { at, outcome }], at);
  }

  /** Whether it was dark or archived at its last visit. */
  get wasSilent(): boolean {
    const { state } = this.statusAt(this.visits.at(-1)?.at ?? 0);
    return state === "dark" || state === "archived";
  }

  /** Whether the last conclusive visit reached it; undefined if there was none. */
  get answered(): boolean | undefined {
    return this.#last === undefined ? undefined : reached({ code: this.#last });
  }

  /** Whether the last conclusive visit measured it; undefined if there was none. */
  get measured(): boolean | undefined {
    return this.#last === undefined ? undefined : wasMeasured({ code: this.#last });
  }

  get #last(): OutcomeCode | undefined {
    return this.visits.findLast(({ outcome }) => !saysNothing(outcome))?.outcome;
  }
}

function keepLast(list: string[], face: string | undefined): void {
  if (face === undefined) return;
  list.push(face);
  if (list.length > familiarVisits) list.shift();
}

/** Adds the readings of one night, in any order, to the histories of all games that were ever visited. */
export function addNight(histories: Map<string, History>, readings: readonly Reading[]): void {
  for (const reading of readings.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    historyIn(histories, reading.id).add(reading);
  }
}

/** The history of a game, empty if it has none yet. */
export function historyIn(histories: Map<string, History>, id: string): History {
  const known = histories.get(id);
  if (known !== undefined) return known;
  const fresh = new History();
  histories.set(id, fresh);
  return fresh;
}
