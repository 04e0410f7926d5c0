import type { MudlarkPart, Note, Outcome } from "../record/index.ts";
import type { Connection } from "./connection.ts";
import { isFuller, type DeepResult } from "./deep.ts";
import { reportEncoding } from "./encoding-report.ts";
import { addInBand, connectionEvidence, type EvidenceMap } from "./evidence.ts";
import { gmcpEntry, mergeTables, noteOddities } from "./first-record.ts";
import { isMirror } from "./mirror.ts";
import type { Notes } from "./notes.ts";
import type { Scrubber } from "./scrub.ts";

/** GMCP messages that a record keeps. */
const MAX_GMCP = 50;

type Deep = NonNullable<MudlarkPart["deep"]>;

export interface DeepRecordOptions {
  visited: string;
  outcome: Outcome;
  scrubber: Scrubber;
  notes: Notes;
  entryEncoding: string | undefined;
  /** The first connection's text before Return, to compare with. */
  firstBefore: Uint8Array;
}

/** The deep part of a record, and the evidence that the deep connection brought. */
export function deepPart(
  result: DeepResult,
  connection: Connection,
  { visited, outcome, scrubber, notes, entryEncoding, firstBefore }: DeepRecordOptions,
): { deep: Deep; evidence: EvidenceMap } {
  const { client, compression } = connection;
  const mssp = client.last("mssp")?.variables;
  const mirror = isMirror(connection, result.probed);
  noteOddities(connection, notes);
  const gmcp = client.all("gmcp").slice(0, MAX_GMCP);
  const msdp = client.all("msdp");
  const text = Buffer.concat([result.before, result.after]);
  const fuller = isFuller(text, firstBefore);
  const quirks = {
    ...(mirror ? { mirror } : {}),
    ...(result.wrongDirection.length === 0 || mirror ? {} : { wrongDirection: result.wrongDirection }),
    ...(result.loops.length === 0 ? {} : { loops: result.loops }),
  };
  const list: Note[] = notes.list();
  const deep: Deep = {
    visited,
    outcome,
    ...(fuller
      ? {
          raw: {
            before: scrubber.bytes(result.before).toString("base64"),
            after: scrubber.bytes(result.after).toString("base64"),
          },
          encoding: reportEncoding(text, {
            entry: entryEncoding,
            charset: client.last("charset")?.chosen,
            terminal: connection.fontEncoding,
            mssp,
          }),
        }
      : {}),
    ...(mssp === undefined ? {} : { mssp: { source: "telnet" as const, values: scrubber.mssp(mssp) } }),
    ...(gmcp.length === 0 ? {} : { gmcp: gmcp.map((one) => gmcpEntry(one, scrubber)) }),
    ...(msdp.length === 0
      ? {}
      : { msdp: scrubber.deep(mergeTables(msdp.map(({ variables }) => variables))) as Record<string, unknown> }),
    ...(compression === undefined
      ? {}
      : {
          compression: {
            kind: compression.kind,
            inBytes: compression.inflater.inBytes,
            outBytes: compression.inflater.outBytes,
            ended: compression.ended,
          },
        }),
    ...(Object.keys(quirks).length === 0 ? {} : { quirks }),
    ...(list.length === 0 ? {} : { notes: list }),
  };
  const evidence = mirror ? {} : connectionEvidence(connection, result.probed, "deep");
  if (!mirror) addCompression(evidence, connection);
  addInBand(evidence, text, "deep");
  return { deep, evidence };
}

/** What was inflated is data of the compression's own. */
function addCompression(evidence: EvidenceMap, { compression }: Connection): void {
  if (compression === undefined || compression.inflater.inBytes === 0) return;
  const name = compression.kind === "MCCP1" ? "MCCP" : "MCCP2";
  const { inBytes, outBytes } = compression.inflater;
  evidence[name] = {
    on: ["deep"],
    ...evidence[name],
    sample: `${inBytes} bytes inflated to ${outBytes}`,
  };
}
