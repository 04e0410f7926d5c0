import type { CapabilityName } from "@mudlark/scanner/record";
import { beginning, plainLine } from "@mudlark/scanner/text";
import { currentPlayers } from "../../model/nights.ts";
import type { NightsView, ServerView, StatusView } from "../../model/server-view.ts";
import { awaitsVisit } from "../../model/status.ts";
import { figure } from "../text/count.ts";
import { mainProtocolNames } from "./data.ts";

const main: ReadonlySet<CapabilityName> = new Set(mainProtocolNames);

/** Measured protocols among those that matter most to players: GMCP, TLS. */
export function mainProtocols(server: ServerView): readonly CapabilityName[] {
  return server.capabilities
    .filter(({ name, state }) => state === "measured" && main.has(name))
    .map(({ name }) => name);
}

/**
 * The status of a game that is not live: "dark since 3 May 2026"; null for one that is. Also null for one that awaits
 * its first visit: there may be hundreds of them, and the table's caption explains their empty cells.
 */
export function trouble(server: ServerView): Pick<StatusView, "state" | "label"> | null {
  const { state, label } = server.status;
  return state === "live" || awaitsVisit(server) ? null : { state, label };
}

/** Day of a game's numbers, "2026-02-14": that of the last visit that reached it; "never" if none did. */
export function measuredOn(server: ServerView): string {
  return server.lastReached?.slice(0, 10) ?? "never";
}

/** Players online as a row shows them: "12"; "" if there is no current count. */
export function playersShown(server: ServerView): string {
  const players = currentPlayers(server);
  return players === undefined ? "" : figure(players);
}

const longest = 110;

/** What a game is about, in one line: its description, cut between words. */
export function oneLine(server: ServerView): string | null {
  if (server.description === null) return null;
  const text = plainLine(server.description.value);
  if (text.length <= longest) return text;
  return `${beginning(text, longest).replace(/\s+\S*$/u, "")}…`;
}

/** What lists say of a game that is for adults; undefined for all others. */
export function adultsOnly({ adult }: Pick<ServerView, "adult">): string | undefined {
  return adult?.value === true ? "adults only" : undefined;
}

/** Genre, languages, and whether it is for adults: "Fantasy, English, adults only". */
export function genreAndLanguages(server: ServerView): string {
  return [server.genre?.value.name, ...server.languages.map(({ value }) => value.name), adultsOnly(server)]
    .filter((word) => word !== undefined)
    .join(", ");
}

/**
 * The strip of nights as SVG paths, 30 wide and 8 high: full bars for nights on which it was reached, short ones for
 * those on which it was not; nights without a visit stay empty.
 */
export function strip({ nights }: NightsView): { reached: string; missed: string } {
  const paths = { reached: "", missed: "" };
  for (let from = 0; from < nights.length;) {
    const kind = nights[from];
    let to = from + 1;
    while (nights[to] === kind) to++;
    if (kind === "reached") paths.reached += `M${from} 0h${to - from}v8h-${to - from}z`;
    if (kind === "missed") paths.missed += `M${from} 6h${to - from}v2h-${to - from}z`;
    from = to;
  }
  return paths;
}
