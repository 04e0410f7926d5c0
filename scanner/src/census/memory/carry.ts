import {
  capabilityNames,
  type Evidence,
  type MudlarkPart,
  type ScanRecord,
  type TlsReport,
} from "../../record/index.ts";
import { bothOf } from "../../session/index.ts";
import { msspOf } from "./mssp.ts";

/**
 * The record of a visit with what earlier visits learned and this one did not ask, or was not told again:
 * the deep results, and the last good MSSP with its date. A failure never erases.
 * @param before the record so far
 * @param after what the visit brought; not modified
 * @param measured when the facts of `before` were last seen to hold, ISO 8601
 */
export function carryOver(before: ScanRecord | undefined, after: ScanRecord, measured: string): ScanRecord {
  if (before?.mudlark === undefined || after.mudlark === undefined) return after;
  const part: MudlarkPart = { ...after.mudlark };
  if (part.deep === undefined && before.mudlark.deep !== undefined) {
    part.deep = before.mudlark.deep;
    carryDeepEvidence(before.mudlark, part, after["server-probe"]?.session_data.mssp !== undefined);
  }
  const carried: ScanRecord = { ...after, mudlark: part };
  if (msspOf(carried) === undefined) {
    const old = msspOf(before);
    const kept = old === undefined ? before.mudlark.kept : { mssp: old, measured };
    if (kept !== undefined) part.kept = kept;
  }
  return carried;
}

/**
 * What the deep connection showed of capabilities stands until the next deep one.
 * @param claimsAnew MSSP came tonight: what it no longer claims is claimed no more
 */
function carryDeepEvidence(before: MudlarkPart, part: MudlarkPart, claimsAnew: boolean): void {
  const evidence: Partial<Record<(typeof capabilityNames)[number], Evidence>> = {};
  for (const name of capabilityNames) {
    const { claimed, ...old } = before.evidence?.[name] ?? { on: [] };
    const now = part.evidence?.[name];
    const deep = old.on.some((connection) => connection !== "first") ? old : undefined;
    const seen = now && deep ? bothOf(now, deep) : (now ?? deep);
    const known = claimed === undefined || claimsAnew ? seen : { on: [], claimed, ...seen };
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
