import { claimOf, isBlank, readFlag } from "@mudlark/scanner/mssp";
import {
  capabilityNames,
  isMeasured,
  optionNamesOf,
  quirksOf,
  sentNothing,
  type CapabilityName,
  type Evidence,
  type Quirks,
  type ScanRecord,
} from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import type { MsspStatements } from "./mssp.ts";
import type { Confirmations } from "./confirmed.ts";
import { seenOnce } from "./dates.ts";
import type { CapabilityState, CapabilityView, Seen, TlsView } from "./server-view.ts";
import { messagesOf } from "./messages.ts";
import { protocolSlug } from "./vocabulary.ts";

/**
 * The state of each capability, with the evidence in words, in the order of `capabilityNames`.
 * @param record null for a server that was never reached
 * @param seen when the contents of the record were measured and last confirmed
 * @param tls the results of the attempts at TLS
 */
export function capabilitiesOf(
  record: ScanRecord | null,
  mssp: MsspStatements,
  seen: Confirmations,
  tls: TlsView,
): CapabilityView[] {
  const quirks = quirksOf(record?.mudlark);
  const found = new Map<CapabilityName, Evidence>();
  for (const name of capabilityNames) {
    const evidence = evidenceOf(name, record, mssp, tls);
    if (evidence !== null) found.set(name, evidence);
  }
  moveCompressionClaim(found, quirks);
  return capabilityNames.map((name) => {
    const evidence = found.get(name);
    if (evidence === undefined || !isMeasured(evidence, quirks)) {
      const elsewhere = elsewhereOf(name, record, quirks, seen);
      if (elsewhere !== undefined) return elsewhere;
    }
    return {
      address: null,
      name,
      slug: protocolSlug(name),
      state: evidence === undefined ? "not-asked" : stateOf(evidence, quirks),
      evidence: evidence === undefined ? [] : sentences(name, evidence, quirks, record),
      messages: messagesOf(name, record),
      ...(evidence === undefined ? seenOnce(null) : seenAt(name, evidence, mssp, seen, tls)),
    };
  });
}

/** A capability that was measured at another address of the game, which counts for the game. */
function elsewhereOf(
  name: CapabilityName,
  record: ScanRecord | null,
  quirks: Quirks,
  seen: Confirmations,
): CapabilityView | undefined {
  for (const address of record?.mudlark?.addresses ?? []) {
    const evidence = address.evidence?.[name];
    if (evidence === undefined || !isMeasured(evidence, quirks)) continue;
    return {
      name,
      slug: protocolSlug(name),
      state: "measured",
      evidence: sentences(name, evidence, quirks, record),
      messages: [],
      address: `${address.host} ${address.port}`,
      ...seen.other(address),
    };
  }
  return undefined;
}

/**
 * The date of the evidence: that of the deep connection if only it saw something, or that of an earlier visit if only
 * its MSSP claimed it. Records are merged from connections of several nights.
 */
function seenAt(
  name: CapabilityName,
  evidence: Evidence,
  mssp: MsspStatements,
  seen: Confirmations,
  tls: TlsView,
): Seen {
  if (name === "TLS" && evidence.answer !== undefined) return { at: tls.at, confirmed: tls.confirmed };
  if (evidence.on.includes("first")) return seen.visit;
  if (evidence.on.includes("deep")) return seen.deep;
  const claim = mssp.folded.get(claimOf(mssp.folded, name)?.variable ?? "");
  return claim?.at == null ? seen.visit : { at: claim.at, confirmed: claim.confirmed };
}

/**
 * Judges the facts. If a server agrees to everything and also claims a protocol, only the claim counts; if it only
 * agreed, the state says so.
 */
export function stateOf(evidence: Evidence, quirks: Quirks = {}): CapabilityState {
  if (isMeasured(evidence, quirks)) return "measured";
  const claimed = evidence.claimed === undefined ? null : readFlag(evidence.claimed);
  const answer = quirks.mirror === true ? undefined : evidence.answer;
  if (claimed === true) return answer === "refused" ? "contradicted" : "claimed";
  if (answer === "agreed") return "agrees-to-all";
  return answer === undefined ? "not-asked" : "refused";
}

function evidenceOf(
  name: CapabilityName,
  record: ScanRecord | null,
  mssp: MsspStatements,
  tls: TlsView,
): Evidence | null {
  const recorded = testedEvidence(name, record);
  const seen = name === "TLS" ? tlsEvidence(tls) : name === "UTF-8" ? utf8Evidence(record) : null;
  // What was seen in other ways than options must not be hidden by a claim, which is separate evidence.
  const own =
    recorded === undefined
      ? (seen ?? derived(name, record))
      : seen === null
        ? recorded
        : { ...seen, ...recorded, on: [...new Set([...seen.on, ...recorded.on])] };
  const claim = plainLine(own?.claimed ?? claimOf(mssp.folded, name)?.text ?? "", 60);
  const claimed = isBlank(claim) ? undefined : claim;
  if (own === null) return claimed === undefined ? null : { claimed, on: [] };
  const { claimed: _, ...rest } = own;
  return claimed === undefined ? rest : { ...rest, claimed };
}

/** The evidence of the record, except for questions to a server that sent nothing at all. */
function testedEvidence(name: CapabilityName, record: ScanRecord | null): Evidence | undefined {
  const recorded = record?.mudlark?.evidence?.[name];
  return record !== null && sentNothing(record) && recorded?.answer === "silent" && recorded.data === undefined
    ? undefined
    : recorded;
}

/** Evidence from the telnetlib3 part of a record, for records without ours, and for what ours does not include. */
function derived(name: CapabilityName, record: ScanRecord | null): Evidence | null {
  const probe = record?.["server-probe"];
  if (record === null || probe === undefined || sentNothing(record)) return null;
  // Our own evidence is complete except for refusals in imported records, which only the fingerprint's data contains.
  if (record.mudlark?.evidence !== undefined) return unanswered(name, probe["fingerprint-data"]["refused-options"]);
  if (name === "MSSP" && Object.keys(probe.session_data.mssp ?? {}).length > 0)
    return { offered: "WILL", data: 1, on: ["first"] };
  const states = probe.session_data.option_states;
  const data = probe["fingerprint-data"];
  for (const option of optionNamesOf(name)) {
    if (states?.server_offered?.[option] !== undefined || data["offered-options"].includes(option))
      return { offered: "WILL", on: ["first"] };
    if (states?.server_requested?.[option] !== undefined || data["requested-options"].includes(option))
      return { offered: "DO", on: ["first"] };
  }
  return unanswered(name, data["refused-options"]);
}

/** telnetlib3's records do not distinguish a refusal from silence. */
function unanswered(name: CapabilityName, refused: readonly string[]): Evidence | null {
  return optionNamesOf(name).some((option) => refused.includes(option))
    ? { asked: "DO", answer: "silent", on: ["first"] }
    : null;
}

/** TLS has no option to ask for: the connection either succeeded or failed. */
function tlsEvidence({ state }: TlsView): Evidence | null {
  if (state === "trusted" || state === "problems") return { answer: "agreed", on: [] };
  return state === "failed" ? { answer: "refused", on: [] } : null;
}

function utf8Evidence(record: ScanRecord | null): Evidence | null {
  if (record === null) return null;
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

/** MSSP's MCCP means compression of any version, so a measured MCCP2 satisfies the claim. */
function moveCompressionClaim(found: Map<CapabilityName, Evidence>, quirks: Quirks): void {
  const first = found.get("MCCP");
  const second = found.get("MCCP2");
  if (first?.claimed === undefined || second === undefined || stateOf(second, quirks) !== "measured") return;
  const { claimed, ...rest } = first;
  found.set("MCCP2", { claimed, ...second });
  if (rest.offered === undefined && rest.asked === undefined && rest.data === undefined) found.delete("MCCP");
  else found.set("MCCP", rest);
}

function sentences(name: CapabilityName, evidence: Evidence, quirks: Quirks, record: ScanRecord | null): string[] {
  const { offered, reply, asked, answer, data, sample, claimed } = evidence;
  const said: string[] = [];
  if (quirks.mirror === true)
    said.push("This server sends the scanner's own negotiation back, so none of it counts as support.");
  if (offered !== undefined) said.push(offerWords[name] ?? offerSentence(offered));
  // What is not a separate option cannot be agreed to separately.
  if (reply !== undefined && offerWords[name] === undefined) said.push(replyWords(offered)[reply]);
  // Agreed to for one side and requested for the other: the two answers are about different things.
  const otherSide = offered === "DO" && asked === "DO" && answer !== undefined;
  if (otherSide) said.push(otherSideWords[answer]);
  else {
    if (asked !== undefined)
      said.push(asked === "text" ? "The scanner asked with a line of text." : `The scanner asked (${asked}).`);
    if (answer === "silent" && data !== undefined && data > 0) said.push("The server did not answer, but used it.");
    else if (answer !== undefined) said.push(answerWords(name, asked)[answer]);
  }
  if (answer === "agreed" && asked === "DO" && quirks.agreesToEverything === true && quirks.mirror !== true)
    said.push("It also agrees to an option that does not exist, so its agreement proves nothing.");
  if (data !== undefined && data > 0 && (offerWords[name] === undefined || offered === undefined))
    said.push(dataWords(name, data));
  // For protocols with named messages, the page lists all of them.
  if (sample !== undefined && name !== "UTF-8" && messagesOf(name, record).length === 0)
    said.push(name === "EOR" ? `One of them: ${plainLine(sample, 160)}` : `It sent: ${plainLine(sample, 160)}`);
  if (name === "START-TLS" && record?.mudlark?.deep?.notes?.some(({ code }) => code === "start-tls-failed") === true)
    said.push("The TLS handshake that followed failed.");
  if (claimed !== undefined) {
    const flag = readFlag(claimed);
    said.push(`Its MSSP says ${flag === null ? `“${claimed}”` : flag ? "yes" : "no"}.`);
  }
  return [...new Set(said)];
}

function dataWords(name: CapabilityName, data: number): string {
  if (name === "UTF-8") return "Text in UTF-8 arrived.";
  if (name === "EOR") return `IAC EOR ended ${data === 1 ? "a prompt" : `${data} prompts`}.`;
  return "Its data arrived.";
}

function offerSentence(offered: NonNullable<Evidence["offered"]>): string {
  if (offered === "in-band") return "The server announced it in the text.";
  return offered === "WILL" ? "The server offered to use it (WILL)." : "The server asked the client to use it (DO).";
}

/** The scanner's answer to an offer, and which side that is about. */
function replyWords(offered: Evidence["offered"]): Record<NonNullable<Evidence["reply"]>, string> {
  const declined = "The scanner declined: it only records the offer.";
  return offered === "DO"
    ? { agreed: "The scanner agreed, for the client's side.", refused: declined }
    : { agreed: "The scanner agreed.", refused: declined };
}

/** The answer for the server's own side, if it had asked for the client's. */
const otherSideWords: Record<NonNullable<Evidence["answer"]>, string> = {
  agreed: "When asked to use it on its own side as well (DO), the server agreed.",
  refused: "When asked to use it on its own side as well (DO), the server refused.",
  silent: "When asked to use it on its own side as well (DO), the server did not answer.",
};

/** What is offered through another option, in words. */
const offerWords: Partial<Record<CapabilityName, string>> = {
  MTTS: "The server asked for the terminal type three times or more, as MTTS requires.",
  MNES: "The server asked for MNES variables.",
  "UTF-8": "Negotiated by CHARSET.",
};

function answerWords(name: CapabilityName, asked: Evidence["asked"]): Record<NonNullable<Evidence["answer"]>, string> {
  const silent = "The server did not answer, which counts as not supported.";
  if (name === "TLS") return { agreed: "The TLS connection succeeded.", refused: "The TLS connection failed.", silent };
  if (name === "UTF-8") return { agreed: "Negotiated by CHARSET.", refused: "Negotiation failed.", silent };
  if (asked === "text") return { agreed: "The server answered.", refused: "No answer came.", silent };
  return { agreed: "The server agreed.", refused: "The server refused.", silent };
}
