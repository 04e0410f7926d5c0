import { inConnectOrder } from "../../address/index.ts";
import type { OptOut, Outcome } from "../../record/index.ts";

import type { Resolve } from "./resolve.ts";
import { beginning } from "../../text/index.ts";

/** Decides whether a host may be visited, and at which address. */
export interface Gatekeeper {
  resolve: Resolve;
  optOut: OptOut;
  /** True for addresses of the public internet. */
  isPublic: (ip: string) => boolean;
  allowPrivate: boolean;
}

/**
 * The addresses at which to visit a host, in the order to try them, or the outcome if it must not be visited. The opt-out
 * list is checked for the name before DNS, and for the addresses after it.
 * @param known the address of the last visit: tried first if the name still has it, so that a name with several
 *   addresses does not seem to move every night
 */
export async function locate(
  host: string,
  known: string | undefined,
  gatekeeper: Gatekeeper,
): Promise<string[] | Outcome> {
  const { optOut, isPublic, allowPrivate } = gatekeeper;
  const reason = optOut.reason(host);
  if (reason !== undefined) return optedOut(host, reason);
  let found: string[];
  try {
    found = await gatekeeper.resolve(host);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown";
    return {
      code: "dns-failure",
      phase: "resolve",
      cause: code,
      reason: `The name ${host} could not be resolved (${code}).`,
    };
  }
  if (found.length === 0) {
    return { code: "dns-failure", phase: "resolve", cause: "ENODATA", reason: `The name ${host} has no address.` };
  }
  const open = allowPrivate ? found : found.filter(isPublic);
  if (open.length === 0) {
    return {
      code: "private-address",
      phase: "policy",
      reason: `${host} resolves to ${found.slice(0, 3).join(", ")}, which is not a public internet address.`,
    };
  }
  for (const ip of open) {
    const refused = optOut.reason(ip);
    if (refused !== undefined) return optedOut(ip, refused);
  }
  const order = inConnectOrder(open.toSorted(), (ip) => ip);
  return known !== undefined && open.includes(known) ? [known, ...order.filter((ip) => ip !== known)] : order;
}

function optedOut(host: string, reason: string): Outcome {
  return { code: "opted-out", phase: "policy", reason: beginning(`${host} opted out: ${reason}`, 500) };
}
