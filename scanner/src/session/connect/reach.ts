import { formatTarget, isPublicAddress } from "../../address/index.ts";
import type { Outcome } from "../../record/index.ts";
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

/** An address that a visit may go to. */
export interface Destination {
  address: string;
  family: 4 | 6;
}

/** The addresses to try, in their order; or the outcome where there is none. */
export async function destinations(
  network: Network,
  { host, port, ip }: VisitTarget,
  { family, allowPrivate }: VisitOptions,
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
  // One of each family, IPv4 first: most servers listen there, and a second try costs the server nothing.
  return ([4, 6] as const).flatMap((which) => allowed.filter((one) => one.family === which).slice(0, 1));
}

/** Connects to the first address that takes it; else the outcome of the first that did not. */
export async function approach(
  network: Network,
  to: readonly Destination[],
  { host, port, tls }: Pick<VisitTarget, "host" | "port" | "tls">,
  { log, limits }: { log: ConnectionLog; limits: VisitLimits },
): Promise<Link | Outcome> {
  let outcome: Outcome | undefined;
  for (const { address, family } of to) {
    try {
      return await network.connect({ ip: address, family, port, tls, host }, limits.connectMs);
    } catch (cause) {
      const numeric = formatTarget({ host: address, port });
      outcome ??= connectOutcome(cause, host === address ? numeric : `${formatTarget({ host, port })} (${address})`);
      log.add("DEBUG", "session", `${numeric}: ${(cause as Error).message}`);
    }
  }
  return outcome ?? resolveOutcome({ code: "ENODATA" }, host);
}

/** Whether an approach came to nothing. */
export function isOutcome(result: Link | Destination[] | Outcome): result is Outcome {
  return "reason" in result;
}
