import { serviceOn } from "../../address/index.ts";
import { msspValues, type MsspVariables } from "../../protocols/index.ts";
import type { Mssp, Outcome, TlsReport } from "../../record/index.ts";
import { isOutcome } from "./reach.ts";
import type { Link } from "./link.ts";

/**
 * The TLS port that MSSP names (SSL, or TLS in older servers), where it is another one than the port visited.
 * A port of another service is not one, whatever the server says.
 */
export function secondTlsPort(mssp: Mssp, visited: number): number | undefined {
  const variables = mssp as MsspVariables;
  return [...msspValues(variables, "SSL"), ...msspValues(variables, "TLS")]
    .filter((text) => /^\d{2,5}$/.test(text))
    .map(Number)
    .find((port) => port > 1 && port <= 65535 && port !== visited && serviceOn(port) === undefined);
}

/** What an attempt at TLS came to. */
export function tlsReportOf(result: Link | Outcome, port: number): TlsReport {
  if (!isOutcome(result) && result.tls !== undefined) return result.tls;
  const error = isOutcome(result) ? result.reason : "The connection was not encrypted.";
  return { port, ok: false, problems: [], error: error.slice(0, 300) };
}
