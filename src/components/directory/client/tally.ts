import type { Sort } from "../data.ts";
import { count, figure } from "../../text/count.ts";
import type { Wish } from "./address.ts";
import type { Nouns } from "./nouns.ts";

const orders: Record<Sort, readonly [up: string, down: string]> = {
  name: ["by name", "by name, from Z to A"],
  match: ["best match first", "best match last"],
  players: ["fewest players first", "most players first"],
  evening: ["quietest evenings first", "busiest evenings first"],
  trend: ["fastest shrinking first", "fastest growing first"],
  reached: ["least often reached first", "most often reached first"],
  status: ["live ones first", "live ones last"],
  measured: ["oldest measurement first", "latest measurement first"],
  created: ["oldest first", "newest first"],
  codebase: ["by codebase", "by codebase, from Z to A"],
  genre: ["by genre", "by genre, from Z to A"],
  country: ["by country", "by country, from Z to A"],
  protocols: ["fewest protocols first", "most protocols first"],
};

/** The order in words: "most players first". */
export function orderWords({ sort, descending }: Pick<Wish, "sort" | "descending">): string {
  return orders[sort][descending ? 1 : 0];
}

/**
 * What is shown, in words that a screen reader announces: "12 of 300 MUDs, most players first". The page's own order is
 * not mentioned.
 * @param unknown what the address asks for but no game has
 * @param nouns what the directory lists
 */
export function tallyWords(
  shown: number,
  all: number,
  wish: Pick<Wish, "sort" | "descending">,
  unknown: readonly string[] = [],
  { one, many }: Nouns = { one: "MUD", many: "MUDs" },
): string {
  const games = shown === all ? count(all, one, many) : `${figure(shown)} of ${count(all, one, many)}`;
  const ignored =
    unknown.length === 0 ? "" : ` Not found in this directory, and left out of the filter: ${unknown.join(", ")}.`;
  if (shown === 0 && all > 0)
    return `${games}. No ${one} matches all of these. Remove a filter or shorten your search.${ignored}`;
  const order = wish.sort === "name" && !wish.descending ? "" : `, ${orderWords(wish)}`;
  return `${games}${order}${ignored === "" ? "" : `.${ignored}`}`;
}
