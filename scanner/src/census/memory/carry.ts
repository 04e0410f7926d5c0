import { defined } from "../../objects/index.ts";
import {
  capabilityNames,
  type Evidence,
  type MudlarkPart,
  type ScanRecord,
  type TlsReport,
} from "../../record/index.ts";
import { answersOf, isOwn } from "../../mssp/index.ts";
import { addClaims, bothOf } from "../../session/index.ts";

/**
 * The record of a visit, extended by what earlier visits learnt and this one did not ask for or did not receive again:
 * the deep results, and the last good MSSP with its date. A refused deep connection and MSSP without variables replace
 * nothing.
 * @param before the record so far
 * @param after the result of the visit; not modified
 * @param measured when the MSSP of `before` was last seen, ISO 8601
 */
export function carryOver(before: ScanRecord | undefined, after: ScanRecord, measured: string): ScanRecord {
  if (before?.mudlark === undefined || after.mudlark === undefined) return after;
  const part: MudlarkPart = { ...after.mudlark };
  if (part.deep?.outcome.code !== "ok" && before.mudlark.deep !== undefined) {
    part.deep = before.mudlark.deep;
    carryDeepEvidence(before.mudlark, part, after["server-probe"]?.session_data.mssp !== undefined);
  }
  const carried: ScanRecord = { ...after, mudlark: part };
  if (!answersOf(carried).some((answer) => isOwn(answer) && answer.source !== "kept")) keepMssp(before, part, measured);
  return carried;
}

/** No MSSP arrived tonight: keep its values, with what they claim and the encoding they name. */
function keepMssp(before: ScanRecord, part: MudlarkPart, measured: string): void {
  const answer = answersOf(before).find(isOwn);
  const known = before.mudlark;
  if (answer === undefined || known === undefined) return;
  const { values, raw, source } = answer;
  part.kept =
    source === "kept" && known.kept !== undefined ? known.kept : { mssp: values, measured, ...defined({ raw }) };
  const evidence = { ...part.evidence };
  addClaims(evidence, values);
  const now = evidence.MSSP;
  // It is offered as before. Missing its data once does not mean that the server changed.
  if (now !== undefined && (now.offered !== undefined || now.answer === "agreed") && known.evidence?.MSSP?.data) {
    evidence.MSSP = { ...now, data: known.evidence.MSSP.data };
  }
  if (Object.keys(evidence).length > 0) part.evidence = evidence;
  const guessed = part.encoding?.source === "bytes" || part.encoding?.source === "default";
  if (known.encoding?.source === "mssp" && guessed) part.encoding = known.encoding;
}

/**
 * Keeps what the deep connection showed of capabilities until the next deep one.
 * @param claimsAgain MSSP arrived tonight, so claims that are no longer in it are dropped
 */
function carryDeepEvidence(before: MudlarkPart, part: MudlarkPart, claimsAgain: boolean): void {
  const evidence: Partial<Record<(typeof capabilityNames)[number], Evidence>> = {};
  for (const name of capabilityNames) {
    const { claimed, ...old } = before.evidence?.[name] ?? { on: [] };
    const now = part.evidence?.[name];
    const deep = old.on.some((connection) => connection !== "first") ? old : undefined;
    const seen = now && deep ? bothOf(now, deep) : (now ?? deep);
    const known = claimed === undefined || claimsAgain ? seen : { on: [], claimed, ...seen };
    if (known !== undefined) evidence[name] = known;
  }
  if (Object.keys(evidence).length > 0) part.evidence = evidence;
  const tls = [...(part.tls ?? []), ...(before.tls ?? []).filter(({ port }) => !hasPort(part.tls, port))];
  if (tls.length > 0) part.tls = tls;
  for (const key of ["gmcp", "msdp", "quirks"] as const) {
    if (part[key] === undefined && before[key] !== undefined) Object.assign(part, { [key]: before[key] });
  }
}

function hasPort(reports: readonly TlsReport[] | undefined, port: number): boolean {
  return reports?.some((report) => report.port === port) === true;
}
