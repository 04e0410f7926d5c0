import type { ListingEntry, ScanRecord, TlsReport } from "@mudlark/scanner/record";
import { msspText, readFlag, type MsspFacts } from "./mssp.ts";
import type { TlsView } from "./server-view.ts";

const problemWords: Record<TlsReport["problems"][number], string> = {
  "self-signed": "its certificate is self-signed",
  expired: "its certificate has expired",
  "not-yet-valid": "its certificate is not valid yet",
  "host-mismatch": "its certificate names another host",
  untrusted: "its certificate comes from no known authority",
  "weak-protocol": "its TLS version is outdated",
};

/** What is known of TLS at a server: the measurement first, then what is only claimed. */
export function tlsOf(
  entry: ListingEntry,
  record: ScanRecord | null,
  mssp: MsspFacts,
  visited: string | null,
): TlsView {
  const part = record?.mudlark;
  const reports = [...(part?.tls ?? []), ...(part?.addresses ?? []).flatMap((each) => each.tlsReport ?? [])];
  const best =
    reports.find((report) => report.ok && report.problems.length === 0) ?? reports.find((report) => report.ok);
  if (best !== undefined) return { ...judged(best), port: best.port, reports, at: visited };
  const failed = reports[0];
  if (failed !== undefined) {
    const text = `A TLS connection to port ${failed.port} could not be made${failed.error === undefined ? "" : `: ${failed.error}`}.`;
    return { state: "failed", text, port: failed.port, reports, at: visited };
  }
  const claimed = ["SSL", "TLS"]
    .map((name) => msspText(mssp, name))
    .find((fact) => fact !== null && readFlag(fact.value) === true);
  const listed = entry.addresses.find((address) => address.tls);
  const number = Number(claimed?.value);
  const port = listed?.port ?? (number > 1 && number < 65536 ? number : null);
  if (listed === undefined && claimed === undefined)
    return { state: "none", text: "No TLS is known.", port: null, reports, at: null };
  return {
    state: "claimed",
    text: `${listed === undefined ? "Its MSSP" : "The listing"} speaks of TLS${port === null ? ", without a port" : ` on port ${port}`}; it was not measured yet.`,
    port,
    reports,
    at: claimed?.at ?? null,
  };
}

function judged(report: TlsReport): Pick<TlsView, "state" | "text"> {
  const where = `TLS on port ${report.port}${report.protocol === undefined ? "" : ` (${report.protocol})`}`;
  if (report.problems.length === 0)
    return { state: "trusted", text: `${where} with a certificate that a strict client accepts.` };
  const words = report.problems.map((problem) => problemWords[problem]);
  return { state: "problems", text: `${where} works, but ${words.join(", and ")}.` };
}
