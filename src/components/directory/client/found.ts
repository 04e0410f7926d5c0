/** What a search found, best match first: the game's index → the hit and its place among the hits. */
export type FoundGames = ReadonlyMap<number, { hit: { near: boolean; reasons: readonly string[] }; index: number }>;

/** Indexes of games, best match first. @param reversed best match last instead */
export function byMatch(places: readonly number[], found: FoundGames | undefined, reversed: boolean): number[] {
  const order = [...places].sort((a, b) => (found?.get(a)?.index ?? 0) - (found?.get(b)?.index ?? 0));
  return reversed ? order.reverse() : order;
}

/** Why each game was found: "Found in: name". */
export function reasonsOf(found: FoundGames | undefined): Map<number, string> {
  return new Map(
    Array.from(found ?? [], ([place, { hit }]) => [
      place,
      `${hit.near ? "Similar spelling in" : "Found in"}: ${hit.reasons.join("; ")}`,
    ]),
  );
}
