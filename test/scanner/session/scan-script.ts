import { scanRecordSchema } from "../../../scanner/src/record/index.ts";
import type { VisitOptions, VisitTarget } from "../../../scanner/src/session/index.ts";
import { visitOver } from "../../../scanner/src/session/visit.ts";
import { fakeNetwork, type ScriptedServer } from "./fake-network.ts";

/** Visits a scripted server in virtual time, and checks the record against its schema. */
export async function scan(
  script: ScriptedServer,
  options: Partial<VisitOptions> = {},
  target: Partial<VisitTarget> = {},
) {
  const network = fakeNetwork(script);
  const visit = await visitOver(
    network,
    { host: "mud.example.org", port: 4000, tls: false, ...target },
    { allowPrivate: true, deep: false, ...options },
  );
  scanRecordSchema.parse(structuredClone(visit.record));
  const probe = visit.record["server-probe"];
  return {
    ...visit,
    sent: network.heard.connections.map((pieces) => Buffer.concat(pieces)),
    probe: { data: probe?.["fingerprint-data"], id: probe?.fingerprint, session: probe?.session_data },
    logText: visit.log.map(({ text }) => text),
  };
}
