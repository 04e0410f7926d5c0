import { capabilityNames, type CapabilityName, type Evidence, type ScanRecord } from "@mudlark/scanner/record";
import { msspText, readFlag, type MsspFacts } from "./mssp.ts";
import type { CapabilityState, CapabilityView } from "./server-view.ts";
import { plainLine } from "./text.ts";
import { protocolSlug } from "./vocabulary.ts";

/** MSSP variables that claim a capability. */
const claims: Partial<Record<CapabilityName, readonly string[]>> = {
  GMCP: ["GMCP"],
  MSDP: ["MSDP"],
  MCCP: ["MCCP"],
  MCCP2: ["MCCP2"],
  MCCP3: ["MCCP3"],
  MXP: ["MXP"],
  MSP: ["MSP"],
  MCP: ["MCP"],
  ZMP: ["ZMP"],
  ATCP: ["ATCP"],
  PUEBLO: ["PUEBLO"],
  TLS: ["SSL", "TLS"],
  "UTF-8": ["UTF-8"],
};

/** Option names of the field's records, where they differ from the capability's. */
const optionNames: Partial<Record<CapabilityName, readonly string[]>> = {
  MCCP: ["0x55", "MCCP", "MCCP_COMPRESS"],
  MCCP2: ["0x56", "MCCP2", "MCCP2_COMPRESS"],
  MCCP3: ["0x57", "MCCP3"],
  "START-TLS": ["TLS"],
  TLS: [],
  "UTF-8": [],
  MTTS: [],
  MNES: [],
};

/**
 * The five states of each capability, with the evidence in words. Order of `capabilityNames`.
 * @param record null for a server that was never reached
 * @param visited when the record was measured, ISO 8601
 */
export function capabilitiesOf(record: ScanRecord | null, mssp: MsspFacts, visited: string | null): CapabilityView[] {
  const mirror = record?.mudlark?.quirks?.mirror === true;
  const found = new Map<CapabilityName, Evidence>();
  for (const name of capabilityNames) {
    const evidence = evidenceOf(name, record, mssp);
    if (evidence !== null) found.set(name, evidence);
  }
  moveCompressionClaim(found);
  return capabilityNames.map((name) => {
    const evidence = found.get(name);
    return {
      name,
      slug: protocolSlug(name),
      state: evidence === undefined ? "not-asked" : stateOf(evidence, mirror),
      evidence: evidence === undefined ? [] : sentences(name, evidence, mirror),
      at: evidence === undefined ? null : visited,
    };
  });
}

/** The judgement, from facts alone. A mirror sends our own words back: nothing of them counts. */
export function stateOf(evidence: Evidence, mirror = false): CapabilityState {
  const claimed = evidence.claimed === undefined ? null : readFlag(evidence.claimed);
  const data = (evidence.data ?? 0) > 0;
  if (!mirror && (data || evidence.offered !== undefined || evidence.answer === "agreed")) return "measured";
  const refused = !mirror && evidence.answer === "refused";
  if (claimed === true) return refused ? "contradicted" : "claimed";
  if (refused || (!mirror && evidence.answer === "silent")) return "refused";
  return "not-asked";
}

function evidenceOf(name: CapabilityName, record: ScanRecord | null, mssp: MsspFacts): Evidence | null {
  const own = record?.mudlark?.evidence?.[name] ?? derived(name, record);
  const claimed = own?.claimed ?? claims[name]?.map((variable) => msspText(mssp, variable)?.value).find(Boolean);
  if (own === null) return claimed === undefined ? null : { claimed: plainLine(claimed, 60), on: [] };
  return claimed === undefined ? own : { ...own, claimed: plainLine(claimed, 60) };
}

/** Evidence from the field's own part of a record, for records that carry none of ours, and for what stands beside it. */
function derived(name: CapabilityName, record: ScanRecord | null): Evidence | null {
  if (record === null) return null;
  if (name === "TLS") return tlsEvidence(record);
  if (name === "UTF-8") return utf8Evidence(record);
  const probe = record["server-probe"];
  if (probe === undefined) return null;
  // Evidence of our own is whole but for refusals in imported records, which the fingerprint's data alone tells.
  if (record.mudlark?.evidence !== undefined) return unanswered(name, probe["fingerprint-data"]["refused-options"]);
  if (name === "MSSP" && Object.keys(probe.session_data.mssp ?? {}).length > 0)
    return { offered: "WILL", data: 1, on: ["first"] };
  const states = probe.session_data.option_states;
  const data = probe["fingerprint-data"];
  for (const option of optionNames[name] ?? [name]) {
    if (states?.server_offered?.[option] !== undefined || data["offered-options"].includes(option))
      return { offered: "WILL", on: ["first"] };
    if (states?.server_requested?.[option] !== undefined || data["requested-options"].includes(option))
      return { offered: "DO", on: ["first"] };
  }
  return unanswered(name, data["refused-options"]);
}

/** The field's records do not tell refusal from silence. */
function unanswered(name: CapabilityName, refused: readonly string[]): Evidence | null {
  return (optionNames[name] ?? [name]).some((option) => refused.includes(option))
    ? { asked: "DO", answer: "silent", on: ["first"] }
    : null;
}

function tlsEvidence(record: ScanRecord): Evidence | null {
  const part = record.mudlark;
  const reports = [...(part?.tls ?? []), ...(part?.addresses ?? []).flatMap((each) => each.tlsReport ?? [])];
  if (part?.transport === "tls" || reports.some((report) => report.ok)) return { answer: "agreed", on: ["first"] };
  return reports.length > 0 ? { answer: "refused", on: ["first"] } : null;
}

function utf8Evidence(record: ScanRecord): Evidence | null {
  const encoding = record.mudlark?.encoding;
  if (encoding === undefined || !/^utf-?8$/i.test(encoding.name)) return null;
  if (encoding.source === "charset") return { answer: "agreed", on: ["first"] };
  return encoding.source === "bytes" && hasHighBytes(record) ? { data: 1, on: ["first"] } : null;
}

function hasHighBytes(record: ScanRecord): boolean {
  const raw = record.mudlark?.raw;
  return (
    raw !== undefined && [raw.before, raw.after].some((text) => Buffer.from(text, "base64").some((byte) => byte > 127))
  );
}

/** MSSP's MCCP means compression of any version: where MCCP2 was measured, the claim is met by it. */
function moveCompressionClaim(found: Map<CapabilityName, Evidence>): void {
  const first = found.get("MCCP");
  const second = found.get("MCCP2");
  if (first?.claimed === undefined || second === undefined || stateOf(second) !== "measured") return;
  const { claimed, ...rest } = first;
  found.set("MCCP2", { claimed, ...second });
  if (rest.offered === undefined && rest.asked === undefined && rest.data === undefined) found.delete("MCCP");
  else found.set("MCCP", rest);
}

function sentences(name: CapabilityName, evidence: Evidence, mirror: boolean): string[] {
  const said: string[] = [];
  if (mirror) said.push("This server sends our own negotiation back, so nothing of it counts as support.");
  if (evidence.offered === "in-band") said.push("The server announced it in its text.");
  else if (evidence.offered !== undefined) said.push(`The server sent ${evidence.offered} by itself.`);
  if (evidence.reply !== undefined)
    said.push(evidence.reply === "agreed" ? "We agreed." : "We declined, as the rule of the fingerprint wants.");
  if (evidence.asked !== undefined)
    said.push(evidence.asked === "text" ? "We asked by a line of text." : `We asked (${evidence.asked}).`);
  if (evidence.answer !== undefined) said.push(answers(name)[evidence.answer]);
  if (evidence.data !== undefined && evidence.data > 0)
    said.push(`${name === "UTF-8" ? "Text in UTF-8" : "Its data"} arrived.`);
  if (evidence.sample !== undefined) said.push(`It sent: ${plainLine(evidence.sample, 160)}`);
  if (evidence.claimed !== undefined) {
    const flag = readFlag(evidence.claimed);
    said.push(`Its MSSP says ${flag === null ? `“${evidence.claimed}”` : flag ? "yes" : "no"}.`);
  }
  return said;
}

function answers(name: CapabilityName): Record<NonNullable<Evidence["answer"]>, string> {
  return {
    agreed: name === "TLS" ? "A TLS connection was made." : "The server agreed.",
    refused: name === "TLS" ? "A TLS connection could not be made." : "The server refused.",
    silent: "The server did not answer, which the rule of the fingerprint counts as refusal.",
  };
}
