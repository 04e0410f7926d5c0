import { decode } from "../../encoding/index.ts";
import { fingerprintRule, fingerprintOf } from "../../fingerprint/index.ts";
import { defined } from "../../objects/index.ts";
import { readMssp } from "../../protocols/index.ts";
import type { EncodingReport, MudlarkPart, ServerProbe } from "../../record/index.ts";
import type { AnomalyCode } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import { joined } from "../converse/joined.ts";
import { fitList, fitText } from "./budget.ts";
import { reportEncoding } from "./encoding-report.ts";
import { addClaims, addInBand, connectionEvidence } from "../measure/evidence.ts";
import { statesByName, type FirstResult } from "../measure/first.ts";
import { isMirror } from "../measure/mirror.ts";
import { msspPayload, recordedMssp, type RecordedMssp } from "./mssp.ts";
import type { Notes } from "./notes.ts";
import { gmcpAndMsdp, subnegotiationData } from "./payloads.ts";
import { promptMarksOf } from "./prompt-marks.ts";

/** The decoded texts and MSSP of the first connection. */
interface FirstWords {
  encoding: EncodingReport;
  mssp: RecordedMssp | undefined;
}

/** Decides the encoding of the first connection's texts, and decodes its MSSP. */
export function wordsOfFirst(
  result: FirstResult,
  { client, fontEncoding: terminal }: Connection,
  { notes, entryEncoding: entry }: { notes: Notes; entryEncoding: string | undefined },
): FirstWords {
  const payload = msspPayload(client);
  const encoding = reportEncoding(joined([result.before, result.after]), {
    entry,
    charset: client.last("charset")?.chosen,
    terminal,
    mssp: payload && readMssp(payload).variables,
  });
  return { encoding, mssp: payload && recordedMssp(payload, { entry, screen: encoding }, notes) };
}

/** The part of the record that other crawlers share, in telnetlib3's layout. */
export function serverProbe(
  result: FirstResult,
  connection: Connection,
  { mssp }: FirstWords,
  notes: Notes,
): ServerProbe {
  const { client } = connection;
  const environ = client.findings.findLast((one) => one.kind === "environ" && one.protocol === "NEW_ENVIRON");
  const banner = (which: "before" | "after"): string => {
    const text = decode(result[which], recordEncoding(result.encoding), { undecodable: "escape" });
    return fitText(`banner_${which}_return`, text, notes);
  };
  return {
    fingerprint: fingerprintOf(result.facts),
    "fingerprint-data": result.facts,
    session_data: {
      encoding: result.encoding,
      banner_before_return: banner("before"),
      banner_after_return: banner("after"),
      scan_type: "quick",
      dsr_requests: connection.positions.requests,
      dsr_replies: connection.positions.replies,
      timing: { probe: seconds(result.probeMs), total: seconds(result.totalMs) },
      option_states: {
        server_offered: statesByName(result.states.remote),
        server_requested: statesByName(result.states.local),
        ...(environ?.kind === "environ" && {
          environ_requested: fitList("environ", environ.requested, notes).map((one) => ({ ...one })),
        }),
      },
      ...(mssp !== undefined && { mssp: mssp.values }),
      ...subnegotiationData(client, notes),
    },
  };
}

const seconds = (ms: number): number => Math.round(ms) / 1000;

/**
 * The encoding name for the record. A text in an unknown encoding is written as ASCII, with other bytes as lone
 * surrogates.
 */
function recordEncoding(name: string): string {
  return name === "" ? "ascii" : name;
}

/** What the first connection adds to Mudlark's own part of the record. */
export function mudlarkOfFirst(
  result: FirstResult,
  connection: Connection,
  { encoding, mssp }: FirstWords,
  notes: Notes,
): Pick<MudlarkPart, "rule" | "encoding" | "raw" | "evidence" | "gmcp" | "msdp" | "promptMarks" | "quirks"> {
  const { client } = connection;
  const mirror = isMirror(connection, result.probed);
  const evidence = mirror ? {} : connectionEvidence(connection, result.probed, "first");
  if (mssp !== undefined && !mirror) addClaims(evidence, mssp.values);
  if (mirror)
    notes.add("mirror", "The server sends our own negotiation back, so what it seems to support does not count.");
  if (!mirror) addInBand(evidence, joined([result.before, result.after]), "first");
  noteOddities(connection, notes);
  const promptMarks = promptMarksOf(connection, encoding.name);
  return {
    rule: fingerprintRule,
    encoding,
    raw: {
      before: result.before.toString("base64"),
      after: result.after.toString("base64"),
      ...(mssp?.raw !== undefined && { mssp: mssp.raw }),
    },
    ...(Object.keys(evidence).length > 0 && { evidence }),
    ...gmcpAndMsdp(client, notes),
    ...defined({ promptMarks }),
    ...(mirror && { quirks: { mirror } }),
  };
}

/**
 * What the record of a refused or cut-off visit contains: only the text it saw. It has no fingerprint and no evidence,
 * since nothing was asked.
 */
export function seenOfFirst(result: FirstResult, { encoding }: FirstWords): Pick<MudlarkPart, "encoding" | "raw"> {
  return {
    encoding,
    raw: { before: result.before.toString("base64"), after: result.after.toString("base64") },
  };
}

/** What the server sent that telnet does not allow, or that we did not see the end of. */
const anomalyWords: Readonly<Record<AnomalyCode, string>> = {
  "subnegotiation-too-long": malformed("a subnegotiation was too long and was dropped"),
  "subnegotiation-interrupted": malformed("a subnegotiation was interrupted by another command and was dropped"),
  // It may be we who left too early.
  "subnegotiation-unfinished": "When the connection ended, the server had not ended a subnegotiation",
  "subnegotiation-empty": malformed("a subnegotiation named no option"),
  "iac-for-option": malformed("IAC came where an option belongs, so the command before it was dropped"),
  "unknown-command": malformed("byte 255 in the text was not doubled; it and the next byte were read as text"),
};

function malformed(what: string): string {
  return `The server's telnet was malformed: ${what}`;
}

/** Adds notes about malformed telnet, and those of the protocols. */
export function noteOddities({ client }: Connection, notes: Notes): void {
  for (const [code, count] of client.anomalies)
    notes.add(code, `${anomalyWords[code]} (${count === 1 ? "once" : `${count} times`}).`);
  for (const { code, text } of client.all("note")) notes.add(code, text);
}
