import { claimOf, readFlag, tlsPortsOf } from "@mudlark/scanner/mssp";
import { reached, saysNothing, type ListingEntry, type ScanRecord, type TlsReport } from "@mudlark/scanner/record";
import type { Confirmations } from "./confirmed.ts";
import { isoOf, isoFromSeconds, seenOnce } from "./dates.ts";
import type { MsspStatements } from "./mssp.ts";
import type { HistoryVisit, Seen, TlsView } from "./server-view.ts";
import { beginning } from "@mudlark/scanner/text";
import { wordList } from "./text.ts";

type TlsProblem = TlsReport["problems"][number];

/** What is wrong with a certificate, after "its certificate". */
const certificateWords: Record<Exclude<TlsProblem, "weak-protocol">, string> = {
  "self-signed": "is self-signed",
  expired: "has expired",
  "not-yet-valid": "is not valid yet",
  "host-mismatch": "is for another host",
  untrusted: "is not from a trusted authority",
};

/** Problems of TLS as the second half of a sentence: "its certificate is self-signed and has expired". */
export function problemWords(problems: readonly TlsProblem[]): string {
  const certificate = problems.flatMap((problem) => (problem === "weak-protocol" ? [] : certificateWords[problem]));
  const clauses = [
    ...(certificate.length === 0 ? [] : [`its certificate ${wordList(certificate)}`]),
    ...(problems.includes("weak-protocol") ? ["its TLS version is outdated"] : []),
  ];
  return clauses.join(", and ");
}

/** One attempt at TLS in a record. */
interface TlsAttempt {
  report: TlsReport;
  seen: Seen;
}

/**
 * Every attempt at TLS in a record: at the primary address, at a port that MSSP names (tried together with the deep
 * visit), and at the further addresses. If TLS failed at an address, the outcome of its visit says so.
 */
function tlsAttempts(record: ScanRecord | null, seen: Confirmations): TlsAttempt[] {
  const part = record?.mudlark;
  if (part === undefined) return [];
  const primary = record?.sessions[0]?.port;
  const attempts: TlsAttempt[] = (part.tls ?? []).map((report) => ({
    report,
    seen: part.transport === "tls" && report.port === primary ? seen.visit : seen.deep,
  }));
  for (const address of part.addresses ?? []) {
    const { code, reason } = address.outcome;
    const { tlsReport, visited: tried } = address;
    // A port that did not answer at all does not contradict the TLS that an earlier visit measured there.
    if (tlsReport !== undefined && code !== "tls-failure")
      attempts.push({ report: tlsReport, seen: seen.other(address) });
    else if (address.tls && !reached({ code }) && !saysNothing(code)) {
      const report = { port: address.port, ok: false, problems: [], error: beginning(reason, 300) };
      attempts.push({ report, seen: seenOnce(isoOf(tried)) });
    }
  }
  return attempts;
}

/**
 * What is known about a server's TLS: measurements first, then claims.
 * @param seen when the contents of the record were measured and last confirmed
 * @param last newest conclusive visit to the primary address
 */
export function tlsOf(
  entry: ListingEntry,
  record: ScanRecord | null,
  mssp: MsspStatements,
  seen: Confirmations,
  last: Pick<HistoryVisit, "at" | "outcome"> | undefined,
): TlsView {
  const attempts = tlsAttempts(record, seen);
  const reports = attempts.map(({ report }) => report);
  const best =
    attempts.find(({ report }) => report.ok && report.problems.length === 0) ??
    attempts.find(({ report }) => report.ok);
  if (best !== undefined) return { ...judged(best.report), port: best.report.port, reports, ...best.seen };
  const [failed] = attempts;
  if (failed !== undefined) {
    const { port, error } = failed.report;
    const text = `The TLS connection to port ${port} failed${error === undefined ? "" : `: ${withoutStop(error)}`}.`;
    return { state: "failed", text, port, reports, ...failed.seen };
  }
  const [primary] = entry.addresses;
  if (primary?.tls === true && last?.outcome === "tls-failure") {
    const text = `Port ${primary.port} accepts connections, but TLS failed.`;
    return { state: "failed", text, port: primary.port, reports, ...seenOnce(isoFromSeconds(last.at)) };
  }
  const claim = claimOf(mssp.folded, "TLS");
  const claimed = claim !== undefined && readFlag(claim.text) === true ? claim : undefined;
  const listed = entry.addresses.find((address) => address.tls);
  const port = listed?.port ?? tlsPortsOf(mssp.folded)[0] ?? null;
  if (listed === undefined && claimed === undefined)
    return { state: "none", text: "No TLS port known.", port: null, reports, ...seenOnce(null) };
  const variable = mssp.folded.get(claimed?.variable ?? "");
  const claimSeen = { at: variable?.at ?? null, confirmed: variable?.confirmed ?? null };
  return {
    state: "claimed",
    text: `${listed === undefined ? "Its MSSP" : "The listing"} mentions TLS${port === null ? " without a port" : ` on port ${port}`}; no visit has measured it.`,
    port,
    reports,
    ...claimSeen,
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.\s*$/, "");
}

function judged(report: TlsReport): Pick<TlsView, "state" | "text"> {
  const where = `TLS on port ${report.port}${report.protocol === undefined ? "" : ` (${report.protocol})`}`;
  if (report.problems.length === 0)
    return { state: "trusted", text: `${where} with a certificate that a strict client accepts.` };
  return { state: "problems", text: `${where} works, but ${problemWords(report.problems)}.` };
}
