import { defined } from "../../objects/index.ts";
import { beginning, latin1Text, plainText, withoutByteEscapes } from "../../text/index.ts";
import type { Evidence } from "../../record/index.ts";
import { capabilities, type CapabilityName } from "../../record/meaning/index.ts";
import { claimsOf, msspFacts, type MsspVariables } from "../../mssp/index.ts";
import { findInBand, type ProtocolFinding } from "../../protocols/index.ts";
import { DO, WILL } from "../../wire/index.ts";
import type { Connection } from "../converse/connection.ts";
import type { Probed } from "./first.ts";

const sampleCharacters = 200;

export type EvidenceMap = Partial<Record<CapabilityName, Evidence>>;
type ConnectionName = Evidence["on"][number];

/** Evidence from one connection: what was offered, requested, answered and seen. */
export function connectionEvidence(connection: Connection, probed: Probed, on: ConnectionName): EvidenceMap {
  const evidence: EvidenceMap = {};
  const { negotiator, subnegotiations } = connection.client;
  for (const { name, option, sides = [] } of capabilities) {
    if (option === undefined) continue;
    const offer = negotiator.offers.find(
      ({ verb, option: of, unasked }) =>
        of === option &&
        unasked &&
        ((verb === WILL && sides.includes("remote")) || (verb === DO && sides.includes("local"))),
    );
    const answer = probed.get(option);
    const data = subnegotiations.get(option) ?? 0;
    if (offer === undefined && answer === undefined && data === 0) continue;
    const side = offer?.verb === DO ? "local" : "remote";
    evidence[name] = {
      ...(offer !== undefined && {
        offered: offer.verb === DO ? "DO" : "WILL",
        reply: negotiator.agreedTo(side, option) ? "agreed" : "refused",
      }),
      ...(answer !== undefined && { asked: "DO", answer }),
      ...(data > 0 && { data }),
      ...sampleOf(connection.client.findings, name),
      on: [on],
    };
  }
  addAskedOfUs(evidence, connection, on);
  addMarkedPrompts(evidence, connection, on);
  return evidence;
}

/** RFC 885: the command IAC EOR is the option's data, whether or not the option was negotiated. */
function addMarkedPrompts(evidence: EvidenceMap, connection: Connection, on: ConnectionName): void {
  const { EOR } = connection.client.promptMarks.counts;
  if (EOR === 0) return;
  const prompt = connection.markedPrompts.find(({ mark }) => mark === "EOR");
  const sample =
    prompt === undefined
      ? ""
      : plainText(withoutByteEscapes(latin1Text(prompt.bytes)).replace(/[\x80-\xff]/g, "?"), sampleCharacters);
  evidence.EOR = { on: [on], ...evidence.EOR, data: EOR, ...(sample.trim() !== "" && { sample }) };
}

/** MTTS and MNES are not separate options: servers request them through TTYPE and NEW-ENVIRON. */
function addAskedOfUs(evidence: EvidenceMap, { client }: Connection, on: ConnectionName): void {
  const types = client.all("asked").filter(({ protocol }) => protocol === "TTYPE").length;
  if (types >= 3) evidence.MTTS = { offered: "DO", reply: "agreed", data: types, on: [on] };
  const mnes = ["CHARSET", "CLIENT_NAME", "CLIENT_VERSION", "MTTS", "TERMINAL_TYPE", "IPADDRESS"];
  const asked = client.all("environ").flatMap(({ requested }) => requested.map(({ name }) => name));
  const named = asked.filter((name) => mnes.includes(name));
  if (named.length > 0) {
    evidence.MNES = {
      offered: "DO",
      reply: "agreed",
      data: named.length,
      sample: plainText(named.join(" "), sampleCharacters),
      on: [on],
    };
  }
  const charset = client.last("charset");
  if (charset?.chosen !== undefined && /^utf-?8$/i.test(charset.chosen)) {
    evidence["UTF-8"] = { offered: "WILL", reply: "agreed", sample: `CHARSET ${charset.chosen}`, on: [on] };
  }
}

/** Adds what the server's MSSP claims. */
export function addClaims(evidence: EvidenceMap, mssp: MsspVariables): void {
  for (const [name, { text }] of claimsOf(msspFacts({ values: mssp, at: null }))) {
    evidence[name] = { on: [], ...evidence[name], claimed: beginning(text, 100) };
  }
}

/** Adds protocols that appear in the text itself. */
export function addInBand(evidence: EvidenceMap, text: Uint8Array, on: ConnectionName): void {
  for (const { protocol, marks, sample } of findInBand(text)) {
    if (protocol === "MSSP") continue;
    const known = evidence[protocol];
    evidence[protocol] = {
      ...(known?.offered === undefined && { offered: "in-band" }),
      sample,
      ...known,
      data: (known?.data ?? 0) + marks,
      on: [...new Set([...(known?.on ?? []), on])],
    };
  }
}

/** Merges the evidence of two connections. Data outweighs a refusal, and a refusal outweighs silence. */
export function mergeEvidence(a: EvidenceMap, b: EvidenceMap): EvidenceMap {
  const merged: EvidenceMap = { ...a };
  for (const [name, two] of Object.entries(b) as [CapabilityName, Evidence][]) {
    const one = merged[name];
    const data = (one?.data ?? 0) + (two.data ?? 0);
    merged[name] = one === undefined ? two : { ...bothOf(one, two), ...(data > 0 && { data }) };
  }
  return merged;
}

/**
 * Merges what two connections showed about one capability. The stronger answers and replies win, so that what the first
 * connection must refuse by its rule does not hide what the deep one accepted. Otherwise the first one's facts are
 * kept.
 */
export function bothOf(one: Evidence, two: Evidence): Evidence {
  const answer = strongest(one.answer, two.answer, ["agreed", "refused", "silent"]);
  const reply = strongest(one.reply, two.reply, ["agreed", "refused"]);
  return {
    ...two,
    ...one,
    ...defined({ answer, reply }),
    on: [...new Set([...one.on, ...two.on])],
  };
}

function strongest<T extends string>(a: T | undefined, b: T | undefined, order: readonly T[]): T | undefined {
  return order.find((value) => value === a || value === b);
}

function sampleOf(findings: readonly ProtocolFinding[], name: CapabilityName): { sample?: string } {
  const texts = findings
    .filter(({ protocol, kind }) => protocol === name && kind !== "asked" && kind !== "note")
    .flatMap((finding) => textOf(finding) ?? []);
  const [first] = texts;
  // With several findings, their names say more than the first one's value.
  const text = texts.length > 1 ? [...new Set(texts.map(({ name: one }) => one))].join(", ") : first?.whole;
  return text === undefined || text.trim() === "" ? {} : { sample: plainText(text, sampleCharacters) };
}

/** A finding as text: its name, and all of it. */
function textOf(finding: ProtocolFinding): { name: string; whole: string } | undefined {
  switch (finding.kind) {
    case "gmcp":
    case "atcp":
      return { name: finding.package, whole: `${finding.package} ${finding.value}` };
    case "msdp":
      return { name: Object.keys(finding.variables).join(", "), whole: JSON.stringify(finding.variables) };
    case "zmp":
      return { name: finding.words[0] ?? "", whole: finding.words.join(" ") };
    case "message":
      return { name: finding.text, whole: finding.text };
    case "charset":
      return { name: finding.offered.join(" "), whole: finding.offered.join(" ") };
    default:
      return undefined;
  }
}
