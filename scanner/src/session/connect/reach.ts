import { formatTarget, inConnectOrder, isPublicAddress } from "../../address/index.ts";
import type { Outcome } from "../../record/index.ts";
import { noneAccepted } from "../../record/meaning/index.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import type { Link, Network } from "./link.ts";
import {
  connectOutcome,
  forbiddenPortOutcome,
  noFamilyOutcome,
  privateOutcome,
  resolveOutcome,
} from "../measure/outcome.ts";
import type { VisitLimits, VisitOptions, VisitTarget } from "../types.ts";
import { messageOf } from "../../text/index.ts";

/** An address that a visit may connect to. */
export interface Destination {
  address: string;
  family: 4 | 6;
}

/** Resolves the target. Returns the addresses to try, in order, or the outcome if there are none. */
export async function destinations(
  network: Network,
  { host, port, ip }: Pick<VisitTarget, "host" | "port" | "ip">,
  { family, allowPrivate }: Pick<VisitOptions, "family" | "allowPrivate">,
): Promise<Destination[] | Outcome> {
  const forbidden = forbiddenPortOutcome(host, port);
  if (forbidden !== undefined) return forbidden;
  let found: Destination[];
  try {
    found = ip === undefined ? await network.resolve(host) : [{ address: ip, family: ip.includes(":") ? 6 : 4 }];
  } catch (cause) {
    return resolveOutcome(cause, host);
  }
  const wanted = found.filter((one) => family === undefined || one.family === family);
  const [first] = wanted;
  if (first === undefined) return noFamilyOutcome(host, family);
  const allowed = wanted.filter(({ address }) => allowPrivate || isPublicAddress(address));
  if (allowed.length === 0) return privateOutcome(host, first.address);
  return inConnectOrder(allowed, ({ address }) => address);
}

/** The pause between two attempts, in milliseconds (RFC 8305 section 5, "Connection Attempt Delay"). */
const attemptDelayMs = 250;

/** All timed-out attempts together may take at most this many times the time-out. */
const maxTimeouts = 3;

/**
 * Tries the addresses one after the other and connects to the first that accepts.
 * @returns the link, or the outcome of the first attempt with a remark about the others
 */
export async function connectToFirst(
  network: Network,
  to: readonly Destination[],
  { host, port, tls }: Pick<VisitTarget, "host" | "port" | "tls">,
  { log, limits }: { log: ConnectionLog; limits: Pick<VisitLimits, "connectMs"> },
): Promise<Link | Outcome> {
  let outcome: Outcome | undefined;
  const until = network.now() + maxTimeouts * limits.connectMs;
  for (const [index, { address, family }] of to.entries()) {
    if (index > 0) await network.pause(attemptDelayMs);
    const left = Math.min(limits.connectMs, until - network.now());
    if (left <= 0) break;
    try {
      return await network.connect({ ip: address, family, port, tls, host }, left);
    } catch (cause) {
      const numeric = formatTarget({ host: address, port });
      outcome ??= connectOutcome(cause, host === address ? numeric : `${formatTarget({ host, port })} (${address})`);
      log.add("DEBUG", "session", `${numeric}: ${messageOf(cause)}`);
    }
  }
  if (outcome === undefined) return resolveOutcome({ code: "ENODATA" }, host);
  return noneAccepted(outcome, to.length);
}

/** Whether the result is an outcome instead of something to connect to. */
export function isOutcome(result: Link | Destination[] | Outcome): result is Outcome {
  return "reason" in result;
}
