import { capital } from "@mudlark/scanner/text";
import { recentDays } from "../../model/players/recent.ts";
import type { ServerView } from "../../model/server-view.ts";
import { playersShown, strip } from "../directory/row.ts";
import { rangeWords, trendWords } from "../hours/words.ts";
import { wordOf } from "../parts/states.ts";
import { figure } from "../text/count.ts";
import { shortMoment } from "../text/time.ts";
import { factRows, momentRows, sourceLine, type FactRow } from "../server/facts.ts";
import type { ComparedGame, ComparedGroup, ComparedRow } from "./data.ts";

/** What a comparison shows of a game: reachability, players, facts, rules and protocols, each with its source. */
export function comparedGame(server: ServerView): ComparedGame {
  const facts = factRows(server);
  const rules = new Set(server.rules.map(({ label }) => label));
  const isRule = ({ label }: FactRow): boolean => rules.has(label);
  return {
    id: server.id,
    name: server.name,
    groups: [
      { heading: "Players and reachability", rows: now(server) },
      // Players are in the group above, with the night on which they were counted.
      factGroup("Facts", [
        ...momentRows(server).filter(({ label }) => label === "Uptime"),
        ...facts.filter((row) => !isRule(row)),
      ]),
      factGroup("Rules and world", facts.filter(isRule)),
      {
        heading: "Protocols",
        rows: server.capabilities.map(({ name, state }) => ({ label: name, text: wordOf(state) })),
      },
    ],
  };
}

function factGroup(heading: string, rows: readonly FactRow[]): ComparedGroup {
  return { heading, rows: rows.map(rowOf), sources: sourcesOf(rows) };
}

/**
 * The sources of a game's facts, each once with its dates: "Reported by the server, 30 Jun 2026". The source of most
 * facts comes last; the others name theirs: "From the listing: Created".
 */
function sourcesOf(rows: readonly FactRow[]): string[] {
  const [most, ...fewer] = [...Map.groupBy(rows, sourceLine)].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) return [];
  const few = fewer.map(([source, own]) => `${capital(source)}: ${own.map(({ label }) => label).join(", ")}`);
  return fewer.length === 0 ? [capital(most[0])] : [...few, `${capital(most[0])}: the rest`];
}

function now(server: ServerView): ComparedRow[] {
  const { status, nights, usual, addresses, tls } = server;
  const players = playersShown(server);
  const counted = server.players;
  return [
    { label: "Status", text: status.label },
    ...(players === ""
      ? []
      : [{ label: "Players online", text: players, source: counted === null ? "" : shortMoment(counted.at) }]),
    ...(usual.range === null ? [] : [{ label: "Usual number of players", text: rangeWords(usual.range) }]),
    ...(usual.peak === null
      ? []
      : [{ label: `Peak of the last ${recentDays} days`, text: figure(usual.peak.players) }]),
    ...(usual.trend === null ? [] : [{ label: "Trend of players", text: trendWords(usual.trend) }]),
    ...(nights.visited === 0
      ? []
      : [{ label: "Last 30 nights", text: `reached on ${nights.reached} of ${nights.visited}`, strip: strip(nights) }]),
    ...(addresses[0] === undefined ? [] : [{ label: "Address", text: addresses[0].typed }]),
    { label: "TLS", text: tls.text },
  ];
}

function rowOf(row: FactRow): ComparedRow {
  const text = row.parts.map((part) => part.text).join(", ");
  const note = row.note === undefined ? "" : `; ${row.note}`;
  return { label: row.label, text: `${text}${note}` };
}
