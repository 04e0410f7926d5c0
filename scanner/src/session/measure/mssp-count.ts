import { bootTimeOf, msspFacts, playersOf } from "../../mssp/index.ts";
import { latin1Text } from "../../text/index.ts";
import { Option } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import { countTimes, ruleTimes } from "../limits.ts";
import { msspPayload, recordedMssp, type MsspHints } from "../record/mssp.ts";
import type { Notes } from "../record/notes.ts";

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
  const answered = (): boolean => client.all("mssp").some(({ payload }) => payload.length > 0);
  const refused = (): boolean => negotiator.heard("remote").get(Option.MSSP) === false;
  const askAt = began + countTimes.askMs;
  let mayAsk = true;
  while (!answered() && !refused() && !connection.closed && link.time < deadline) {
    await connection.step(mayAsk ? askAt : deadline);
    if (!mayAsk || link.time < askAt) continue;
    mayAsk = false;
    if (negotiator.heard("remote").has(Option.MSSP)) continue;
    negotiator.ask(Option.MSSP);
    connection.flush();
  }
  // Some servers send one subnegotiation for each variable.
  const last = link.time + ruleTimes.msspRestMs;
  const whole = (): boolean => /PLAYERS/i.test(latin1Text(msspPayload(client) ?? new Uint8Array()));
  while (answered() && !whole() && !connection.closed && link.time < last) {
    if ((await connection.step(last)) === undefined) break;
  }
  return msspPayload(client);
}

/**
 * Reads a count from an MSSP payload.
 * @param at when it was sent, ISO 8601
 * @returns undefined if it states no number of players
 */
export function countInMssp(payload: Uint8Array, at: string, hints: MsspHints, notes: Notes): MsspCount | undefined {
  const facts = msspFacts({ values: recordedMssp(payload, hints, notes).values, at });
  const players = playersOf(facts);
  return players == null ? undefined : { players, booted: bootTimeOf(facts) };
}
