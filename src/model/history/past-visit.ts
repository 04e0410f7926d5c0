import type { HistoryVisit } from "../server-view.ts";

/** What differs from one visit of a game to the next. */
export type Measured = Pick<HistoryVisit, "at" | "players" | "claimed" | "booted" | "connect">;

/** What most visits of a game have in common. */
export type PastVisitKind = Omit<HistoryVisit, keyof Measured>;

/**
 * A visit that shares with others what they have in common: a year of 5,000 games is two million visits, which would
 * otherwise be most of a build's memory. `{ ...visit }` has only what was measured: use `new PastVisit(visit, measured)`
 * to change one.
 */
export class PastVisit implements HistoryVisit {
  readonly at: number;
  readonly players: number | null | undefined;
  readonly claimed: number | undefined;
  readonly booted: number | undefined;
  readonly connect: number | undefined;
  private readonly kind: PastVisitKind;

  /** @param kind may be another visit */
  constructor(kind: PastVisitKind, { at, players, claimed, booted, connect }: Measured) {
    this.kind = kind;
    this.at = at;
    this.players = players;
    this.claimed = claimed;
    this.booted = booted;
    this.connect = connect;
  }

  get outcome(): HistoryVisit["outcome"] {
    return this.kind.outcome;
  }

  get host(): string {
    return this.kind.host;
  }

  get port(): number {
    return this.kind.port;
  }

  get fingerprint(): string | undefined {
    return this.kind.fingerprint;
  }

  get banner(): string | undefined {
    return this.kind.banner;
  }

  get changed(): HistoryVisit["changed"] {
    return this.kind.changed;
  }

  get counted(): HistoryVisit["counted"] {
    return this.kind.counted;
  }

  get refusal(): string | undefined {
    return this.kind.refusal;
  }

  get ownerSeen(): HistoryVisit["ownerSeen"] {
    return this.kind.ownerSeen;
  }

  get differences(): HistoryVisit["differences"] {
    return this.kind.differences;
  }

  get others(): HistoryVisit["others"] {
    return this.kind.others;
  }

  get deep(): boolean | undefined {
    return this.kind.deep;
  }
}
