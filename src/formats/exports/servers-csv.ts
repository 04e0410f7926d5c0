import type { TableCell } from "../../model/statistics/table.ts";
import type { ServerSummary } from "../api/server-document.ts";
import { csv } from "./csv.ts";

/**
 * The columns of servers.csv: header and value. Other people's programs read them by position too, so a new one goes
 * last.
 */
const columns: readonly (readonly [header: string, value: (server: ServerSummary) => TableCell])[] = [
  ["id", (server) => server.id],
  ["name", (server) => server.name],
  ["host", (server) => server.host],
  ["port", (server) => server.port],
  ["tls", (server) => server.tls],
  ["status", (server) => server.status.state],
  ["status since", (server) => server.status.since],
  ["last visit", (server) => server.lastVisit?.at],
  ["last outcome", (server) => server.lastVisit?.outcome],
  ["players", (server) => server.players?.value],
  ["players measured", (server) => server.players?.at],
  ["codebase", (server) => server.codebase],
  ["family", (server) => server.family],
  ["genre", (server) => server.genre],
  ["gameplay", (server) => server.gameplay.join("; ")],
  ["languages", (server) => server.languages.join("; ")],
  ["country", (server) => server.country],
  ["created", (server) => server.created],
  ["website", (server) => server.website],
  ["encoding", (server) => server.encoding],
  ["adult", (server) => server.adult],
  ["pay to play", (server) => server.payToPlay],
  ["screen reader", (server) => server.screenReader],
  ["fingerprint", (server) => server.fingerprint],
  ["protocols", (server) => server.protocols.join("; ")],
  ["page", (server) => server.page],
  ["addresses", (server) => server.addresses.map(({ url }) => url).join("; ")],
  ["language codes", (server) => server.languageCodes.join("; ")],
  ["nights visited of 30", (server) => server.last30Nights.visited],
  ["nights reached of 30", (server) => server.last30Nights.reached],
  ["last change", (server) => server.lastChange],
  ["usual players from", (server) => server.usualPlayers?.low],
  ["usual players to", (server) => server.usualPlayers?.high],
  ["peak players", (server) => server.peakPlayers?.players],
  ["peak measured", (server) => server.peakPlayers?.at],
  ["players in 30 days", (server) => rounded(server.playersTrend?.recent)],
  ["players in 30 days before", (server) => rounded(server.playersTrend?.before)],
  ["description", (server) => server.description],
];

/** servers.json as a table: lists joined by "; ". */
export function serversCsv(servers: readonly ServerSummary[]): string {
  return csv(
    columns.map(([header]) => header),
    servers.map((server) => columns.map(([, value]) => value(server))),
  );
}

/** With one decimal. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}
