// The games that the reader has added to the comparison: kept only in this browser, across pages.
import { mostCompared } from "../data.ts";

export interface ChosenGame {
  id: string;
  name: string;
}

/** Several directories may share an origin, each below a different base. */
const key = `comparison ${import.meta.env.BASE_URL}`;

/** The chosen games, in the order in which they were chosen; empty if the browser stores nothing. */
export function chosenGames(): ChosenGame[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isGame).slice(0, mostCompared) : [];
  } catch {
    return [];
  }
}

/** Stores them; if the browser refuses, they last as long as the page. */
export function keepGames(games: readonly ChosenGame[]): void {
  try {
    if (games.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(games));
  } catch {
    // Storage is blocked or full: the comparison still works through its address.
  }
}

/** The comparison's address: "/compare/?game=a&game=b". */
export function comparisonOf(page: string, games: readonly Pick<ChosenGame, "id">[]): string {
  return `${page}?${games.map(({ id }) => `game=${encodeURIComponent(id)}`).join("&")}`;
}

function isGame(value: unknown): value is ChosenGame {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    "name" in value &&
    typeof value.id === "string" &&
    typeof value.name === "string" &&
    /^[a-z0-9-]{1,80}$/.test(value.id)
  );
}
