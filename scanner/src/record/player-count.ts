/**
 * How a number of players was found: `mssp` (the variable PLAYERS, by telnet or in text), `who` (the answer to WHO at the
 * login screen), `screen` (stated by the login screen itself).
 */
export const countSources = ["mssp", "who", "screen"] as const;

/** No MUD has ever had this many players at once, so a higher count is only a claim. */
const mostOfTheField = 3_000;
/** A count up to this is accepted from any game: a small one may have an event. */
export const believedOfAny = 200;
/** A count this many times the game's usual one is treated as a claim. */
const leap = 10;
/** Number of earlier counts needed for a usual one, and how many to look back on. */
const [fewestCounts, lookedBack] = [7, 30];

/**
 * Whether a server's player count is plausible: within what any MUD has had, and not a leap beyond its own history. An
 * implausible one is shown as claimed, and left out of totals and rankings. A game that really grows is accepted once
 * its newer counts have become the usual ones.
 * @param count as reported by its MSSP
 * @param earlier its earlier counts, oldest first
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
