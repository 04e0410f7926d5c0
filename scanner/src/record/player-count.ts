/** No MUD has ever had this many players at once; a count above it is a claim, whoever makes it. */
const mostOfTheField = 3_000;
/** A count up to this many is believed of any game: a small one may have an event. */
export const believedOfAny = 200;
/** A count this many times the game's usual one is a claim. */
const leap = 10;
/** Counts that make a usual one, at least, and those that are looked back on. */
const [fewestCounts, lookedBack] = [7, 30];

/**
 * Whether a server's count of players can be true: within what the field has seen, and not a leap beyond its own history.
 * One that cannot is shown as claimed, and left out of totals and rankings. A game that really grows is believed once its
 * newer counts are the usual ones.
 * @param count as its MSSP says
 * @param earlier its counts before, oldest first
 */
export function isPlausibleCount(count: number, earlier: readonly number[]): boolean {
  if (count > mostOfTheField) return false;
  if (count <= believedOfAny) return true;
  const usual = earlier
    .filter((one) => one <= mostOfTheField)
    .slice(-lookedBack)
    .sort((a, b) => a - b);
  if (usual.length < fewestCounts) return true;
  return count <= leap * Math.max(usual[Math.floor(usual.length / 2)] ?? 0, believedOfAny / leap);
}
