import { figure } from "../../text/count.ts";
import { changeWords } from "../../hours/words.ts";
import { largestChange, type DirectoryData, type DirectoryServer, type Sort } from "../data.ts";

/** The reader's time zone today, in hours ahead of UTC, 0 to 23: New York in winter is 19. Half hours are rounded up. */
export function readersZone(now = new Date()): number {
  return ((Math.round(-now.getTimezoneOffset() / 60) % 24) + 24) % 24;
}

/** A game's players on a typical evening in a zone; undefined if they are not known. */
export function eveningOf(server: DirectoryServer | undefined, zone: number): number | undefined {
  const evenings = server?.evenings;
  return typeof evenings === "number" ? evenings : evenings?.[zone];
}

/** What the rows are ordered by, for those that do not show it: the game's index → words. */
export function notesOf(data: DirectoryData, order: readonly number[], sort: Sort, zone: number): Map<number, string> {
  return new Map(
    order.flatMap((place) => {
      const note = noteOf(data.servers[place], sort, zone);
      return note === undefined ? [] : [[place, note] as const];
    }),
  );
}

/** What a game is ordered by, if its row does not show it already: "28 on a typical evening", "up 20 %". */
function noteOf(server: DirectoryServer | undefined, sort: Sort, zone: number): string | undefined {
  if (sort === "evening") {
    const players = eveningOf(server, zone);
    return players === undefined ? undefined : `${figure(Math.round(players))} on a typical evening`;
  }
  if (sort !== "trend" || server?.trend === undefined) return undefined;
  if (server.trend >= largestChange) return "up from hardly any";
  return `${changeWords(server.trend / 100)} in 30 days`;
}
