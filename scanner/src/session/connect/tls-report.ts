import type { Outcome, TlsReport } from "../../record/index.ts";
import { isOutcome } from "./reach.ts";
import type { Link } from "./link.ts";
import { beginning } from "../../text/index.ts";

/** Turns the result of a TLS attempt into its report. */
export function tlsReportOf(result: Link | Outcome, port: number): TlsReport {
  if (!isOutcome(result) && result.tls !== undefined) return result.tls;
  const error = isOutcome(result) ? result.reason : "The connection was not encrypted.";
  return { port, ok: false, problems: [], error: beginning(error, 300) };
}
