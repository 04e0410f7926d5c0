import { countInWho, endsWho, offeredWho } from "../../dialogue/index.ts";
import { latin1Text } from "../../text/index.ts";
import type { Connection } from "../converse/connection.ts";
import { countTimes } from "../limits.ts";
import type { VisitTarget } from "../types.ts";

/**
 * Whether WHO may be sent: the listing entry permits it, or the login screen offers it and the entry does not forbid it.
 * @param screen the texts of the connection so far, one character per byte
 */
export function mayAskWho(screen: string, permission: VisitTarget["players"]): boolean {
  return permission === "who" || (permission !== "no-who" && offeredWho(screen) !== undefined);
}

/**
 * Sends WHO at the login screen, once, if it may be sent. Only the number is returned: the answer, which contains players'
 * names, is kept nowhere.
 * @param screen the texts of the connection so far, one character per byte
 * @returns undefined if WHO may not be sent, or the answer has no certain number
 */
export async function countByWho(
  connection: Connection,
  screen: string,
  permission: VisitTarget["players"],
): Promise<number | undefined> {
  if (connection.closed || !mayAskWho(screen, permission)) return undefined;
  connection.sendText(`${offeredWho(screen) ?? "WHO"}\r\n`);
  const answer = await connection.readUntilQuiet(
    (text) => (endsWho(latin1Text(text.end())) ? countTimes.whoRestMs : countTimes.whoQuietMs),
    countTimes.whoMs,
  );
  return countInWho(latin1Text(answer), connection.whole);
}
