import type { Sort } from "../data.ts";
import { count, figure } from "../../text/count.ts";
import type { Wish } from "./address.ts";

const orders: Record<Exclude<Sort, "name">, readonly [up: string, down: string]> = {
  players: ["fewest players first", "most players first"],
  status: ["live ones first", "live ones last"],
  measured: ["oldest measurement first", "newest measurement first"],
  created: ["oldest first", "youngest first"],
  codebase: ["by codebase", "by codebase, backwards"],
  genre: ["by genre", "by genre, backwards"],
  country: ["by country", "by country, backwards"],
  protocols: ["fewest protocols first", "most protocols first"],
};

/**
 * What is shown, in words that a screen reader announces: "12 of 300 MUDs, most players first".
 * The order is told unless it is that of the page.
 */
export function tallyWords(
  shown: number,
  all: number,
  { sort, descending }: Pick<Wish, "sort" | "descending">,
): string {
  const games = shown === all ? count(all, "MUD") : `${figure(shown)} of ${count(all, "MUD")}`;
  if (shown === 0 && all > 0) return `${games}: none has all of this. Take a filter away, or type less.`;
  const order = sort === "name" ? (descending ? "from Z to A" : "") : orders[sort][descending ? 1 : 0];
  return order === "" ? games : `${games}, ${order}`;
}
