import { encodingOf } from "../../scanner/src/record/index.ts";
import { textOfRow } from "../../src/banner/screen/grid.ts";
import { countFindings } from "../../src/model/owner-findings.ts";
import type { Examination } from "./examine.ts";

/** The result of `mudlark check --json`: everything in the report, and the record. */
export function asJson(found: Examination): Record<string, unknown> {
  const { server, record, screen, model } = found;
  const fingerprint = server.fingerprint;
  return {
    target: { host: found.target.host, port: found.target.port, tls: found.target.tls },
    listedAs: found.listed ? server.id : null,
    name: server.name,
    outcome: record.mudlark?.outcome ?? null,
    addresses: found.addresses,
    tls: { state: server.tls.state, text: server.tls.text, reports: server.tls.reports },
    encoding: encodingOf(record, server.entry) ?? null,
    loginScreen:
      screen === undefined
        ? null
        : {
            columns: screen.grid.columns,
            rows: screen.grid.rows.length,
            text: screen.grid.rows.map(textOfRow).join("\n"),
            alt: screen.alt,
          },
    protocols: server.capabilities.map(({ name, state, evidence, messages }) => ({ name, state, evidence, messages })),
    mssp: server.mssp === null ? null : { source: server.mssp.source, variables: server.mssp.variables },
    fingerprint:
      fingerprint === null
        ? null
        : {
            hash: fingerprint,
            sharedBy: (model.byFingerprint.get(fingerprint)?.servers ?? []).filter((id) => id !== server.id),
          },
    ownership: server.ownership,
    moderator: found.diagnoses,
    findings: found.findings,
    counts: countFindings(found.findings),
    record,
  };
}
