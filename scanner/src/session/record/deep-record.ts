import { defined } from "../../objects/index.ts";
import type { MudlarkPart, Note, Outcome } from "../../record/index.ts";
import { joined } from "../converse/joined.ts";
import type { Connection } from "../converse/connection.ts";
import { isFuller, type DeepResult } from "../measure/deep.ts";
import { reportEncoding } from "./encoding-report.ts";
import { addInBand, connectionEvidence, type EvidenceMap } from "../measure/evidence.ts";
import { noteOddities } from "./first-record.ts";
import { msspPayload, recordedMssp } from "./mssp.ts";
import { readMssp } from "../../protocols/index.ts";
import { isMirror } from "../measure/mirror.ts";
import { clipTexts } from "../measure/texts.ts";
import { Notes } from "./notes.ts";
import { gmcpAndMsdp } from "./payloads.ts";
import { promptMarksOf } from "./prompt-marks.ts";

type Deep = NonNullable<MudlarkPart["deep"]>;

interface DeepRecordOptions {
  notes: Notes;
  visited: string;
  outcome: Outcome;
  entryEncoding: string | undefined;
  /** The first connection's text before Return, for comparison. */
  firstBefore: Uint8Array;
  /** Maximum number of text bytes to keep. */
  bannerBytes: number;
}

/** Builds the deep part of a record, and the evidence from the deep connection. */
export function deepPart(
  result: DeepResult,
  connection: Connection,
  { visited, outcome, notes, entryEncoding, firstBefore, bannerBytes }: DeepRecordOptions,
): { deep: Deep; evidence: EvidenceMap } {
  const { client, compression } = connection;
  const payload = msspPayload(client);
  const mirror = isMirror(connection, result.probed);
  noteOddities(connection, notes);
  const cuts = new Notes();
  const { before, after } = clipTexts(result, bannerBytes, cuts);
  const text = joined([before, after]);
  // A better answer to a prompt gives a better screen, however short it is.
  const fuller = isFuller(text, firstBefore) || (result.answeredOtherwise && after.length > 0);
  if (fuller) for (const cut of cuts.list()) notes.add(cut.code, cut.text);
  if (result.cutShort)
    notes.add(
      "screen-cut",
      "The login screen may be incomplete: text was still arriving when the deep connection stopped waiting for it.",
    );
  const quirks = {
    ...(mirror && { mirror }),
    ...(result.agreesToEverything && !mirror && { agreesToEverything: true }),
    ...(result.wrongDirection.length > 0 && !mirror && { wrongDirection: result.wrongDirection }),
    ...(result.loops.length > 0 && { loops: result.loops }),
  };
  const payloads = gmcpAndMsdp(client, notes);
  const encoding = reportEncoding(text, {
    entry: entryEncoding,
    charset: client.last("charset")?.chosen,
    terminal: connection.fontEncoding ?? result.menuEncoding,
    mssp: payload && readMssp(payload).variables,
  });
  const promptMarks = promptMarksOf(connection, encoding.name);
  const mssp = payload && recordedMssp(payload, { entry: entryEncoding, screen: encoding }, notes);
  const list: Note[] = notes.list();
  const deep: Deep = {
    visited,
    outcome,
    ...(fuller && {
      raw: { before: before.toString("base64"), after: after.toString("base64") },
      encoding,
    }),
    ...(mssp !== undefined && { mssp: { source: "telnet" as const, ...mssp } }),
    ...payloads,
    ...defined({ promptMarks }),
    ...(compression !== undefined && {
      compression: {
        kind: compression.kind,
        inBytes: compression.inBytes,
        outBytes: compression.outBytes,
        ended: compression.ended,
      },
    }),
    ...(Object.keys(quirks).length > 0 && { quirks }),
    ...(list.length > 0 && { notes: list }),
  };
  const evidence = mirror ? {} : connectionEvidence(connection, result.probed, "deep");
  if (!mirror) addCompression(evidence, connection);
  addInBand(evidence, text, "deep");
  return { deep, evidence };
}

/** Counts inflated bytes as data received by compression. */
function addCompression(evidence: EvidenceMap, { compression }: Connection): void {
  if (compression === undefined || compression.inBytes === 0) return;
  const name = compression.kind === "MCCP1" ? "MCCP" : "MCCP2";
  const { inBytes, outBytes } = compression;
  evidence[name] = {
    on: ["deep"],
    ...evidence[name],
    sample: `${inBytes} bytes inflated to ${outBytes}`,
  };
}
