import { Option, optionRecordName, WILL } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";

/** Options that only a client performs. A server that offers one unasked is confused about its role. */
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
 * Client-side options that the server offered unasked, by their record names. What it accepts when asked says nothing
 * about its role: RFC 854 lets either end ask for anything.
 */
export function wrongDirectionOf({ client }: Connection): string[] {
  const offered = client.negotiator.offers.filter(
    ({ verb, option, unasked }) => unasked && verb === WILL && clientsOwn.has(option),
  );
  return [...new Set(offered.map(({ option }) => optionRecordName(option)))].sort();
}

/** Number of identical requests for one option from which the exchange is called a loop. */
const loopFrom = 4;

/**
 * Options that the server kept negotiating unprompted. We never provoke this: asking a looping server keeps the loop
 * going.
 */
export function loopsOf({ client }: Connection): string[] {
  const counts = new Map<string, number>();
  for (const { verb, option, unasked } of client.negotiator.offers) {
    if (!unasked) continue;
    const key = `${verb}:${option}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const options = [...counts].filter(([, count]) => count >= loopFrom).map(([key]) => Number(key.split(":")[1]));
  return [...new Set(options)].map(optionRecordName).sort();
}
