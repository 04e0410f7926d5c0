import { Option, optionRecordName, WILL } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";

/** Options that only a client performs: a server that offers one by itself is not aware of its role. */
const clientsOwn: ReadonlySet<number> = new Set([
  Option.TTYPE,
  Option.TSPEED,
  Option.NAWS,
  Option.XDISPLOC,
  Option.NEW_ENVIRON,
  Option.LFLOW,
  Option.LINEMODE,
  Option.SNDLOC,
]);

/**
 * Options of the client's side that the server offered by itself, in records' names. What it agrees to when asked says
 * nothing of its role: RFC 854 lets either end ask for anything.
 */
export function wrongDirectionOf({ client }: Connection): string[] {
  const offered = client.negotiator.offers.filter(
    ({ verb, option, unasked }) => unasked && verb === WILL && clientsOwn.has(option),
  );
  return [...new Set(offered.map(({ option }) => optionRecordName(option)))].sort();
}

/** How often a server may say the same of one option before that is called a loop. */
const LOOP_FROM = 4;

/** Options that the server kept negotiating by itself. Nothing is provoked: whoever asks a looping server loops with it. */
export function loopsOf({ client }: Connection): string[] {
  const counts = new Map<string, number>();
  for (const { verb, option, unasked } of client.negotiator.offers) {
    if (!unasked) continue;
    const key = `${verb}:${option}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const options = [...counts].filter(([, count]) => count >= LOOP_FROM).map(([key]) => Number(key.split(":")[1]));
  return [...new Set(options)].map(optionRecordName).sort();
}
