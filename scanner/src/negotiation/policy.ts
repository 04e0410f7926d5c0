import { Option } from "../wire/index.ts";

/** Whose use of an option: `local` ours (DO and DONT come in), `remote` the peer's (WILL and WONT come in). */
export type Side = "local" | "remote";

/**
 * What a peer's offer or request meets:
 * - `accept`, `refuse`: agreed to, or declined, aloud;
 * - `implicit`: taken as on without an answer (STATUS: the answer is the subnegotiation that asks for the state);
 * - `refuse-counted`: declined aloud, and yet counted among what was asked (ECHO on our side);
 * - `mark`: answered each time, without a state (TIMING-MARK, RFC 860);
 * - `ignore`: neither answered nor counted.
 */
export type Stance = "accept" | "refuse" | "implicit" | "refuse-counted" | "mark" | "ignore";

/** Option → stance, per side. What a table does not name is refused. */
export interface Policy {
  local: ReadonlyMap<number, Stance>;
  remote: ReadonlyMap<number, Stance>;
}

/** Spoken by both sides, so agreed to on either. */
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
 * The client of the fingerprint rule (telnetlib3 2.5.0): what it agrees to decides every fingerprint,
 * so a change here is a change of rule.
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

/** A policy that accepts more options than another one does; a stance that the other one names stays. */
export function accepting(policy: Policy, more: Readonly<Record<Side, readonly number[]>>): Policy {
  return {
    local: new Map([...stances("accept", ...more.local), ...policy.local]),
    remote: new Map([...stances("accept", ...more.remote), ...policy.remote]),
  };
}
