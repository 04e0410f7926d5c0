import {
  reached,
  saysNothing,
  statusOf,
  type OutcomeCode,
  type Reading,
  type ServerStatus,
  type StatusVisit,
} from "../../record/index.ts";

/** How many nights back the census reads: a server that was silent for longer is archived, whatever went before. */
export const historyNights = 200;

/** Visits that reach back to what a server is known to alternate between: one of several banners, of two fingerprints. */
const familiarVisits = 14;

/** What the readings remember of one game, as far as the census needs it. */
export class History {
  readonly visits: StatusVisit[] = [];
  /** Start of the last visit, milliseconds since 1970. */
  lastVisit: number | undefined;
  lastReached: number | undefined;
  lastDeep: number | undefined;
  /** Address that the primary name resolved to last. */
  ip: string | undefined;

  /** Banner digests and fingerprints of the last visits, the newest last. */
  readonly #faces: string[][] = [];

  /** Takes in one reading; readings come in the order of time. */
  add(reading: Reading): void {
    const at = Date.parse(reading.at);
    this.visits.push({ at, outcome: reading.outcome });
    if (reading.outcome !== "opted-out") this.lastVisit = at;
    if (reached({ code: reading.outcome })) this.lastReached = at;
    if (reading.deep === true) this.lastDeep = at;
    if (reading.ip !== undefined) this.ip = reading.ip;
    this.#faces.push([reading.banner ?? "", reading.fingerprint ?? ""]);
    if (this.#faces.length > familiarVisits) this.#faces.shift();
  }

  /** Was this banner digest, or this fingerprint, seen at one of the last visits? */
  isFamiliar(face: string): boolean {
    return this.#faces.some((seen) => seen.includes(face));
  }

  /** Status of the server at a moment, by the visits taken in so far. */
  statusAt(at: number): ServerStatus {
    return statusOf(this.visits, at);
  }

  /** Status just after one more visit. */
  statusAfter(at: number, outcome: OutcomeCode): ServerStatus {
    return statusOf([...this.visits, { at, outcome }], at);
  }

  /** Was it called dark or archived by its last visit? */
  get wasSilent(): boolean {
    const { state } = this.statusAt(this.visits.at(-1)?.at ?? 0);
    return state === "dark" || state === "archived";
  }

  /** Did the last visit that says anything reach it? Undefined when there was none. */
  get answered(): boolean | undefined {
    const last = this.visits.findLast(({ outcome }) => !saysNothing(outcome));
    return last === undefined ? undefined : reached({ code: last.outcome });
  }
}

/** The histories of all games that were ever visited. @param readings in any order */
export function historiesOf(readings: readonly Reading[]): Map<string, History> {
  const histories = new Map<string, History>();
  for (const reading of readings.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    historyIn(histories, reading.id).add(reading);
  }
  return histories;
}

/** The history of a game, empty when it has none yet. */
export function historyIn(histories: Map<string, History>, id: string): History {
  const known = histories.get(id);
  if (known !== undefined) return known;
  const fresh = new History();
  histories.set(id, fresh);
  return fresh;
}
