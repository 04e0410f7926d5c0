import { bootTimeOf, decodeMssp, encodingOfMssp, msspFacts, playersOf } from "../../mssp/index.ts";
import { latin1Text } from "../../text/index.ts";
import { Option } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import { countTimes, ruleTimes } from "../limits.ts";
import { hasMssp, msspPayload } from "../record/mssp.ts";

/** Players according to MSSP. */
interface MsspCount {
  players: number;
  /** Unix time of the server's last boot in seconds, if it states one. */
  booted: number | undefined;
}

/**
 * Waits for MSSP by telnet, and takes it. A server that does not offer it by itself is asked once.
 * @returns the payload of all its answers; undefined if there was none
 */
export async function awaitMsspOffer(connection: Connection): Promise<Uint8Array | undefined> {
  const { client, link } = connection;
  const { negotiator } = client;
  const began = link.time;
  const deadline = began + countTimes.msspMs;
  const refused = (): boolean => negotiator.heard("remote").get(Option.MSSP) === false;
  const askAt = began + countTimes.askMs;
  let mayAsk = true;
  while (!hasMssp(client) && !refused() && !connection.closed && link.time < deadline) {
    await connection.step(mayAsk ? askAt : deadline);
    if (!mayAsk || link.time < askAt) continue;
    mayAsk = false;
    if (negotiator.heard("remote").has(Option.MSSP)) continue;
    negotiator.ask(Option.MSSP);
    connection.flush();
  }
  // Some servers send one subnegotiation for each variable.
  const last = link.time + ruleTimes.msspRestMs;
  let payload = msspPayload(client);
  while (payload !== undefined && !namesPlayers(payload) && !connection.closed && link.time < last) {
    if ((await connection.step(last)) === undefined) break;
    payload = msspPayload(client);
  }
  return payload;
}

/** Whether a payload has the variable PLAYERS, under any spelling of its name. */
function namesPlayers(payload: Uint8Array): boolean {
  return /PLAYERS/i.test(latin1Text(payload));
}

/**
 * Reads a count from an MSSP payload.
 * @param at when it was sent, ISO 8601
 * @param encoding from the listing entry, if it states one
 * @returns undefined if it states no number of players
 */
export function countInMssp(payload: Uint8Array, at: string, encoding: string | undefined): MsspCount | undefined {
  const { variables } = decodeMssp(payload, encodingOfMssp(payload, { entry: encoding }));
  const facts = msspFacts({ values: variables, at });
  const players = playersOf(facts);
  return players == null ? undefined : { players, booted: bootTimeOf(facts) };
}
