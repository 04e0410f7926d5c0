import { decode } from "../encoding/index.ts";
import { FINGERPRINT_RULE, fingerprintOf } from "../fingerprint/index.ts";
import type { MudlarkPart, ServerProbe } from "../record/index.ts";
import type { Connection } from "./connection.ts";
import { reportEncoding } from "./encoding-report.ts";
import { addClaims, addInBand, connectionEvidence } from "./evidence.ts";
import { statesByName, type FirstResult } from "./first.ts";
import { isMirror } from "./mirror.ts";
import type { Notes } from "./notes.ts";
import type { Scrubber } from "./scrub.ts";

/** GMCP messages that a record keeps. */
const MAX_GMCP = 50;

/** The field's own part of the record, in telnetlib3's layout. */
export function serverProbe(result: FirstResult, connection: Connection, scrubber: Scrubber): ServerProbe {
  const { client } = connection;
  const texts = { before: scrubber.bytes(result.before), after: scrubber.bytes(result.after) };
  const environ = client.findings.findLast((one) => one.kind === "environ" && one.protocol === "NEW_ENVIRON");
  const [zmp, atcp, aardwolf] = [client.all("zmp"), client.all("atcp"), client.all("aardwolf")];
  const [mxp, comPort] = [client.all("mxp"), client.all("com-port")];
  const mssp = client.last("mssp")?.variables;
  return {
    fingerprint: fingerprintOf(result.facts),
    "fingerprint-data": result.facts,
    session_data: {
      encoding: result.encoding,
      banner_before_return: decode(texts.before, recordEncoding(result.encoding), { undecodable: "escape" }),
      banner_after_return: decode(texts.after, recordEncoding(result.encoding), { undecodable: "escape" }),
      scan_type: "quick",
      dsr_requests: connection.positions.requests,
      dsr_replies: connection.positions.replies,
      timing: { probe: seconds(result.probeMs), total: seconds(result.totalMs) },
      option_states: {
        server_offered: statesByName(result.states.remote),
        server_requested: statesByName(result.states.local),
        ...(environ?.kind === "environ" ? { environ_requested: environ.requested.map((one) => ({ ...one })) } : {}),
      },
      ...(mssp === undefined ? {} : { mssp: scrubber.mssp(mssp) }),
      ...(zmp.length === 0 ? {} : { zmp: scrubber.deep(zmp.map(({ words }) => words)) as string[][] }),
      ...(atcp.length === 0
        ? {}
        : { atcp: atcp.map((one) => ({ package: scrubber.text(one.package), value: scrubber.text(one.value) })) }),
      ...(aardwolf.length === 0 ? {} : { aardwolf: aardwolf.map(({ message }) => message) }),
      ...(mxp.length === 0 ? {} : { mxp: mxp.map(({ hex }) => (hex === "" ? "activated" : hex)) }),
      ...(comPort.length === 0
        ? {}
        : { comport: Object.fromEntries(comPort.map(({ fact }) => [fact.name, fact.value])) }),
    },
  };
}

const seconds = (ms: number): number => Math.round(ms) / 1000;

/** A text whose encoding is not known is written as ASCII, the rest of its bytes as lone surrogates. */
function recordEncoding(name: string): string {
  return name === "" ? "ascii" : name;
}

/** What the first connection adds to our own part of the record. */
export function mudlarkOfFirst(
  result: FirstResult,
  connection: Connection,
  { scrubber, notes, entryEncoding }: { scrubber: Scrubber; notes: Notes; entryEncoding: string | undefined },
): Pick<MudlarkPart, "rule" | "encoding" | "raw" | "evidence" | "gmcp" | "msdp" | "quirks"> {
  const { client } = connection;
  const mssp = client.last("mssp")?.variables;
  const mirror = isMirror(connection, result.probed);
  const evidence = mirror ? {} : connectionEvidence(connection, result.probed, "first");
  if (mssp !== undefined && !mirror) addClaims(evidence, mssp);
  if (mirror)
    notes.add("mirror", "The server sends our own negotiation back: what it seems to support counts for nothing.");
  if (!mirror) addInBand(evidence, Buffer.concat([result.before, result.after]), "first");
  noteOddities(connection, notes);
  const gmcp = client.all("gmcp").slice(0, MAX_GMCP);
  const msdp = client.all("msdp");
  return {
    rule: FINGERPRINT_RULE,
    encoding: reportEncoding(Buffer.concat([result.before, result.after]), {
      entry: entryEncoding,
      charset: client.last("charset")?.chosen,
      terminal: connection.fontEncoding,
      mssp,
    }),
    raw: {
      before: scrubber.bytes(result.before).toString("base64"),
      after: scrubber.bytes(result.after).toString("base64"),
    },
    ...(Object.keys(evidence).length === 0 ? {} : { evidence: scrubber.deep(evidence) as typeof evidence }),
    ...(gmcp.length === 0 ? {} : { gmcp: gmcp.map((one) => gmcpEntry(one, scrubber)) }),
    ...(msdp.length === 0
      ? {}
      : { msdp: scrubber.deep(mergeTables(msdp.map((one) => one.variables))) as Record<string, unknown> }),
    ...(mirror ? { quirks: { mirror } } : {}),
  };
}

/** A GMCP message within the schema's bounds. */
export function gmcpEntry(
  one: { package: string; value: string },
  scrubber: Scrubber,
): { package: string; value: string } {
  return { package: scrubber.text(one.package).slice(0, 200), value: scrubber.text(one.value).slice(0, 4096) };
}

/** Tables of names, later ones over earlier ones; names like `__proto__` are names. */
export function mergeTables(tables: readonly object[]): Record<string, unknown> {
  const merged = Object.create(null) as Record<string, unknown>;
  for (const table of tables) for (const [name, value] of Object.entries(table)) merged[name] = value;
  return merged;
}

/** Notes for what was malformed, and for what the protocols had to say. */
export function noteOddities({ client }: Connection, notes: Notes): void {
  for (const [code, count] of client.anomalies) {
    notes.add(
      code,
      `The server's telnet was malformed (${code.replaceAll("-", " ")}) ${count === 1 ? "once" : `${count} times`}.`,
    );
  }
  for (const { code, text } of client.all("note")) notes.add(code, text);
}
