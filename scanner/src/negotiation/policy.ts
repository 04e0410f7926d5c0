import { Option, type Side } from "../wire/index.ts";

/**
 * How to respond to a peer's offer or request:
 * - `accept`, `refuse`: agree or decline, with an answer;
 * - `implicit`: treat as on without an answer (STATUS: the answer is the subnegotiation that requests the state);
 * - `refuse-counted`: decline with an answer, but count it among the requested options (ECHO on our side);
 * - `mark`: answer every time, without keeping state (TIMING-MARK, RFC 860);
 * - `ignore`: neither answer nor count.
 */
export type Stance = "accept" | "refuse" | "implicit" | "refuse-counted" | "mark" | "ignore";

/** Option → stance, per side. Options that are not listed are refused. */
export interface Policy {
  local: ReadonlyMap<number, Stance>;
  remote: ReadonlyMap<number, Stance>;
}

/** Options that either side may use, so we accept them on both. */
const ofBothSides = [
  Option.BINARY,
  Option.SGA,
  Option.EOR,
  Option.CHARSET,
  Option.MSDP,
  Option.MSSP,
  Option.MSP,
  Option.MXP,
  Option.ZMP,
  Option.AARDWOLF,
  Option.ATCP,
  Option.GMCP,
];

function stances(stance: Stance, ...options: number[]): [number, Stance][] {
  return options.map((option) => [option, stance]);
}

/**
 * The client of the fingerprint rule (telnetlib3 2.5.0). What it accepts decides every fingerprint, so a change here
 * changes the rule.
 */
export const fingerprintPolicy: Policy = {
  local: new Map([
    ...stances(
      "accept",
      ...ofBothSides,
      Option.STATUS,
      Option.TTYPE,
      Option.NAWS,
      Option.TSPEED,
      Option.LFLOW,
      Option.LINEMODE,
      Option.XDISPLOC,
      Option.NEW_ENVIRON,
    ),
    ...stances("refuse-counted", Option.ECHO),
    ...stances("mark", Option.TM),
    ...stances("ignore", Option.LOGOUT),
  ]),
  remote: new Map([
    ...stances("accept", ...ofBothSides, Option.ECHO, Option.COM_PORT),
    ...stances("implicit", Option.STATUS),
    ...stances("mark", Option.TM),
    ...stances("ignore", Option.LOGOUT),
  ]),
};

/** A policy that accepts more options than another; stances that the other policy names are kept. */
export function accepting(policy: Policy, more: Readonly<Record<Side, readonly number[]>>): Policy {
  return {
    local: new Map([...stances("accept", ...more.local), ...policy.local]),
    remote: new Map([...stances("accept", ...more.remote), ...policy.remote]),
  };
}
