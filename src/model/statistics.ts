import { reached } from "@mudlark/scanner/record";
import { isoSeconds } from "./dates.ts";
import { groupServers } from "./groups.ts";
import type { ServerView, TlsState } from "./server-view.ts";
import type { GroupView, SiteModel } from "./site-model.ts";

/** One row of a table of counts. */
export interface CountRow {
  slug: string;
  name: string;
  servers: number;
}

/** What the census brought in one night (by the UTC date of the visits). Servers count once, however often they were visited. */
export interface NightView {
  date: string;
  visited: number;
  reached: number;
  /** Sum of the night's last count of each server; null when no server was counted. */
  players: number | null;
  counted: number;
  changed: number;
}

/** Rows of a grouping. */
export function countsOf(groups: readonly GroupView[]): CountRow[] {
  return groups.map(({ slug, name, servers }) => ({ slug, name, servers: servers.length }));
}

/** Servers by year of creation, oldest first; years without a server have a row, so that a chart's axis is true. */
export function createdOf(servers: readonly ServerView[]): CountRow[] {
  const years = new Map<number, number>();
  for (const { created } of servers)
    if (created !== null) years.set(created.value, (years.get(created.value) ?? 0) + 1);
  if (years.size === 0) return [];
  const rows: CountRow[] = [];
  for (let year = Math.min(...years.keys()); year <= Math.max(...years.keys()); year++)
    rows.push({ slug: String(year), name: String(year), servers: years.get(year) ?? 0 });
  return rows;
}

export const tlsNames: Readonly<Record<TlsState, string>> = {
  trusted: "TLS, certificate accepted",
  problems: "TLS, certificate with problems",
  failed: "TLS tried, and failed",
  claimed: "TLS only claimed",
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
  unvisited: "not yet visited",
} as const;

export function statusCounts({ totals }: Pick<SiteModel, "totals">): CountRow[] {
  return (["live", "unstable", "dark", "archived", "unvisited"] as const).map((state) => ({
    slug: state,
    name: statusNames[state],
    servers: totals[state],
  }));
}

/** Options that servers ask for or offer; most common first. */
export function optionCounts(servers: readonly ServerView[], side: "requested" | "offered"): CountRow[] {
  return countsOf(
    groupServers(servers, (server) => server.options[side].map((name) => ({ slug: name.toLowerCase(), name }))),
  );
}

/** Night by night, oldest first; nights without a visit are absent: nothing was measured, which is not zero. */
export function nightsOf(servers: readonly ServerView[]): NightView[] {
  const nights = new Map<number, NightView>();
  for (const server of servers) {
    let day = -1;
    let good = false;
    let players: number | undefined;
    let changed = false;
    const close = (): void => {
      if (day < 0) return;
      let night = nights.get(day);
      if (night === undefined) {
        night = {
          date: isoSeconds(day * 86_400).slice(0, 10),
          visited: 0,
          reached: 0,
          players: null,
          counted: 0,
          changed: 0,
        };
        nights.set(day, night);
      }
      night.visited++;
      if (good) night.reached++;
      if (changed) night.changed++;
      if (players !== undefined) {
        night.players = (night.players ?? 0) + players;
        night.counted++;
      }
    };
    for (const visit of server.history) {
      const at = Math.floor(visit.at / 86_400);
      if (at !== day) {
        close();
        day = at;
        good = false;
        players = undefined;
        changed = false;
      }
      if (reached({ code: visit.outcome })) good = true;
      if (visit.players != null) players = visit.players;
      if (visit.changed?.some((change) => change !== "new") === true) changed = true;
    }
    close();
  }
  return [...nights.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
