import { reached, saysNothing } from "@mudlark/scanner/record";
import { isoFromSeconds, monthOf } from "../dates.ts";
import { groupServers } from "../groups.ts";
import { onceFor } from "../once-for.ts";
import { missedNights } from "./missed-nights.ts";
import type { ServerView, TlsState } from "../server-view.ts";
import type { FingerprintView, GroupView, SiteModel } from "../site-model.ts";

/** One row of a table of counts. */
export interface CountRow {
  slug: string;
  name: string;
  servers: number;
}

/**
 * The results of one night of the census (by the UTC date of the visits). Each server counts once, however often it was
 * visited.
 */
export interface NightView {
  date: string;
  visited: number;
  reached: number;
  /** Sum of the night's last count of each server; null if no server was counted. */
  players: number | null;
  counted: number;
  changed: number;
  /** False if more than a tenth of the servers visited nightly were missed, since sums would mislead. */
  complete: boolean;
}

/** Rows for a grouping. */
export function groupRows(groups: readonly GroupView[]): CountRow[] {
  return groups.map(({ slug, name, servers }) => ({ slug, name, servers: servers.length }));
}

/** Servers by year of creation, oldest first; years without a server have a row, so that a chart's axis is to scale. */
export function createdRows(servers: readonly Pick<ServerView, "created">[]): CountRow[] {
  const years = new Map<number, number>();
  for (const { created } of servers)
    if (created !== null) years.set(created.value, (years.get(created.value) ?? 0) + 1);
  if (years.size === 0) return [];
  const rows: CountRow[] = [];
  for (let year = Math.min(...years.keys()); year <= Math.max(...years.keys()); year++)
    rows.push({ slug: String(year), name: String(year), servers: years.get(year) ?? 0 });
  return rows;
}

const tlsNames: Readonly<Record<TlsState, string>> = {
  trusted: "valid certificate",
  problems: "certificate with problems",
  failed: "promised, but failed",
  claimed: "claimed only",
  none: "no TLS known",
};

export function tlsCounts(servers: readonly ServerView[]): CountRow[] {
  return (Object.keys(tlsNames) as TlsState[]).map((state) => ({
    slug: state,
    name: tlsNames[state],
    servers: servers.filter((server) => server.tls.state === state).length,
  }));
}

const statusNames = {
  live: "live",
  unstable: "unstable",
  dark: "dark",
  archived: "archived",
  unvisited: "not measured",
} as const;

export function statusCounts({ totals }: Pick<SiteModel, "totals">): CountRow[] {
  return (["live", "unstable", "dark", "archived", "unvisited"] as const).map((state) => ({
    slug: state,
    name: statusNames[state],
    servers: totals[state],
  }));
}

/** Options that servers request or offer, most common first. */
export function optionCounts(servers: readonly ServerView[], side: "requested" | "offered"): CountRow[] {
  return groupRows(
    groupServers(servers, (server) => server.options[side].map((name) => ({ slug: name.toLowerCase(), name }))),
  );
}

/** A night before it is known how many servers it missed. */
type NightSums = Omit<NightView, "complete">;

/** What one server did in one night. */
interface ServerNight {
  /** Days since 1970. */
  day: number;
  good: boolean;
  changed: boolean;
  players: number | undefined;
}

/** Night by night, oldest first; nights without a visit are absent: not measured, which is not zero. */
export const siteNights = onceFor((servers: readonly Pick<ServerView, "history">[]): readonly NightView[] => {
  const nights = new Map<number, NightSums>();
  for (const server of servers) {
    let open: ServerNight | undefined;
    for (const visit of server.history) {
      if (saysNothing(visit.outcome)) continue;
      const day = Math.floor(visit.at / 86_400);
      if (open?.day !== day) {
        addNight(nights, open);
        open = { day, good: false, changed: false, players: undefined };
      }
      if (reached({ code: visit.outcome })) open.good = true;
      // If a counted visit was followed by a failed one, its count does not apply at the end of the night.
      open.players = visit.players ?? undefined;
      if (visit.changed?.some((change) => change !== "new") === true) open.changed = true;
    }
    addNight(nights, open);
  }
  return markedByMissing(nights, missedNights(servers, Math.max(...nights.keys())));
});

function addNight(nights: Map<number, NightSums>, of: ServerNight | undefined): void {
  if (of === undefined) return;
  const night = nights.get(of.day) ?? {
    date: isoFromSeconds(of.day * 86_400).slice(0, 10),
    visited: 0,
    reached: 0,
    players: null,
    counted: 0,
    changed: 0,
  };
  nights.set(of.day, night);
  night.visited++;
  if (of.good) night.reached++;
  if (of.changed) night.changed++;
  if (of.players !== undefined) {
    night.players = (night.players ?? 0) + of.players;
    night.counted++;
  }
}

/** Share of a night's servers that must have been visited. */
const completeShare = 0.9;

function markedByMissing(nights: ReadonlyMap<number, NightSums>, missed: ReadonlyMap<number, number>): NightView[] {
  return [...nights]
    .sort(([a], [b]) => a - b)
    .map(([day, night]) => ({
      ...night,
      complete: night.visited >= (night.visited + (missed.get(day) ?? 0)) * completeShare,
    }));
}

export interface OptionMonths {
  options: string[];
  /** Oldest first; per cent of `servers` for each option, in the order of `options`. */
  months: { month: string; servers: number; percents: number[] }[];
}

/** Options by the fingerprint of each server's last visit in a month. The eight most common options. */
export function optionsByMonth({
  servers,
  byFingerprint,
}: {
  servers: readonly Pick<ServerView, "history">[];
  byFingerprint: ReadonlyMap<string, Pick<FingerprintView, "data">>;
}): OptionMonths {
  const months = new Map<string, Map<string, number>>();
  const everywhere = new Map<string, number>();
  const count = (table: Map<string, number>, key: string): void => void table.set(key, (table.get(key) ?? 0) + 1);
  for (const server of servers) {
    const lastOfMonth = new Map<string, string>();
    for (const visit of server.history)
      if (visit.fingerprint !== undefined) lastOfMonth.set(monthOf(visit.at), visit.fingerprint);
    for (const [month, hash] of lastOfMonth) {
      const data = byFingerprint.get(hash)?.data;
      if (data === undefined) continue;
      const table = months.get(month) ?? new Map<string, number>();
      months.set(month, table);
      count(table, "");
      for (const option of new Set([...data["requested-options"], ...data["offered-options"]])) {
        count(table, option);
        count(everywhere, option);
      }
    }
  }
  const options = [...everywhere]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 8)
    .map(([option]) => option);
  return {
    options,
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, table]) => {
        const all = table.get("") ?? 0;
        return {
          month,
          servers: all,
          percents: options.map((option) => Math.round(((table.get(option) ?? 0) / all) * 1000) / 10),
        };
      }),
  };
}
