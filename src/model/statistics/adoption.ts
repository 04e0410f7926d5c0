import {
  capabilityNames,
  differenceBounds,
  wasMeasured,
  type CapabilityName,
  type ScanRecord,
} from "@mudlark/scanner/record";
import { monthOf } from "../dates.ts";
import { onceFor } from "../once-for.ts";
import type { HistoryVisit, ServerView } from "../server-view.ts";

/** How common one protocol was in a month. */
export interface Adoption {
  /** Servers reached in the month for which we know whether they showed it then. */
  known: number;
  /** Those that showed it. */
  shown: number;
}

export interface AdoptionMonth {
  /** 2026-06 */
  month: string;
  /** Servers reached in the month that have a record from our own scan. */
  servers: number;
  protocols: ReadonlyMap<CapabilityName, Adoption>;
}

/**
 * Capabilities with a history. UTF-8 has none, because it appears in the bytes of the login screen, which the readings
 * do not keep.
 */
export const adopted: readonly CapabilityName[] = capabilityNames.filter((name) => name !== "UTF-8");

type Seen = Pick<ServerView, "record" | "capabilities" | "history">;

/**
 * Protocols over time, oldest month first: what each server showed on its last visit of a month that reached it. Starts
 * from the record's current state and undoes each change while going back through the readings. If a reading says that
 * something changed but not what, nothing is known about the time before.
 */
export const adoptionByMonth = onceFor((servers: readonly Seen[]): readonly AdoptionMonth[] => {
  const months = new Map<string, { servers: number; protocols: Map<CapabilityName, Adoption> }>();
  for (const server of servers) {
    if (server.record?.mudlark?.origin !== "scan") continue;
    const past = new Past(server.record, server.capabilities);
    let countedMonth = "";
    for (let index = server.history.length - 1; index >= 0; index--) {
      const visit = server.history[index];
      if (visit === undefined) break;
      const month = wasMeasured({ code: visit.outcome }) ? monthOf(visit.at) : countedMonth;
      if (month !== countedMonth) {
        countedMonth = month;
        const entry = months.get(month) ?? {
          servers: 0,
          protocols: new Map(adopted.map((name) => [name, { known: 0, shown: 0 }])),
        };
        months.set(month, entry);
        entry.servers++;
        for (const [name, adoption] of entry.protocols) {
          const shown = past.shown(name);
          if (shown !== undefined) adoption.known++;
          if (shown === true) adoption.shown++;
        }
      }
      if (visit.changed?.includes("new") === true) break;
      past.undo(visit);
    }
  }
  return [...months].map(([month, entry]) => ({ month, ...entry })).sort((a, b) => (a.month < b.month ? -1 : 1));
});

/** What one server showed at a time that moves back from visit to visit. Undefined: unknown. */
class Past {
  readonly #shown: Map<CapabilityName, boolean>;
  /** TLS by port: a certificate that appeared or disappeared shows whether TLS worked there. */
  #ports: Map<string, boolean> | undefined;
  readonly #secure: boolean;

  constructor({ mudlark }: ScanRecord, capabilities: ServerView["capabilities"]) {
    this.#shown = new Map(capabilities.map(({ name, state }) => [name, state === "measured"]));
    const reports = [
      ...(mudlark?.tls ?? []),
      ...(mudlark?.addresses ?? []).flatMap(({ tlsReport }) => tlsReport ?? []),
    ];
    this.#ports = new Map(reports.map(({ port, ok }) => [String(port), ok]));
    this.#secure = mudlark?.transport === "tls";
  }

  shown(name: CapabilityName): boolean | undefined {
    if (name !== "TLS") return this.#shown.get(name);
    return this.#ports === undefined ? undefined : this.#secure || [...this.#ports.values()].includes(true);
  }

  /** Moves back to before a visit. */
  undo({ changed = [], differences = [] }: HistoryVisit): void {
    // The first scan of a server with an imported record, and readings from before differences were recorded, say that
    // much changed but not what; a full list may have been cut.
    const silent = differences.length === 0 && changed.includes("other");
    const cut = differences.length >= differenceBounds.items;
    if (changed.includes("capabilities")) {
      if (silent || cut) this.#shown.clear();
      for (const { what, name, from } of differences)
        if (what === "capabilities" && !silent) this.#set(name, from !== undefined);
    }
    if (changed.includes("certificate")) {
      if (silent || cut) this.#ports = undefined;
      for (const { what, name = "", from } of differences)
        if (what === "certificate") this.#ports?.set(name, from !== undefined && from !== "no TLS");
    }
  }

  #set(name: string | undefined, shown: boolean): void {
    const known = capabilityNames.find((each) => each === name);
    if (known !== undefined) this.#shown.set(known, shown);
  }
}
