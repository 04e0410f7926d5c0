import { bannerDigest, stableText } from "../../likeness/index.ts";
import { lastMsspOf } from "../../mssp/index.ts";
import {
  bannerText,
  canonicalJson,
  otherAddressIn,
  reached,
  sentNothing,
  type Change,
  type EncodingReport,
  type Evidence,
  type OtherAddress,
  type PromptMarks,
  type ScanRecord,
  type TlsReport,
} from "../../record/index.ts";
import { msspChanged } from "./mssp.ts";

/** The variants that a server showed on its last visits. */
export interface KnownFaces {
  /** Whether one of them had this banner digest. */
  hasBanner(digest: string): boolean;
  hasFingerprint(id: string): boolean;
  /** Whether its banner was different nearly every time. */
  readonly restless: boolean;
}

const nothingKnown: KnownFaces = { hasBanner: () => false, hasFingerprint: () => false, restless: false };

/** A restless server's banner is renewed in the record at this interval. */
const restlessEvery = 28 * 86_400_000;

/** Digest of a record's banner, as in readings. */
export function bannerFace(record: ScanRecord): string {
  return bannerDigest(bannerText(record, "before") + bannerText(record, "after"));
}

/**
 * What changed between two records of one server, apart from what changes every night: the time, players, uptime,
 * timing, clocks and counts in the banner, the amount of data, wordings. Empty if nothing did; the record is then not
 * rewritten. Many servers alternate between several banners, and some settle their options in varying order: switching
 * from one known variant to another is not a change. If the greeting is new every time, it counts as a change once a
 * month. A server that sent nothing so far, and now speaks, has not changed: it is measured for the first time.
 * @param before undefined if there was no record
 */
export function changesBetween(
  before: ScanRecord | undefined,
  after: ScanRecord,
  known: KnownFaces = nothingKnown,
): Change[] {
  if (before === undefined || (sentNothing(before) && !sentNothing(after))) return ["new"];
  const changes: Change[] = [];
  const alternates = bannerAlternates(before, after, known);
  if (!alternates && bannerDiffers(before, after)) changes.push("banner");
  if (optionsChanged(before, after, known)) changes.push("options");
  if (msspChanged(lastMsspOf(before), lastMsspOf(after))) changes.push("mssp");
  if (differs(before, after, addressForm)) changes.push("address");
  if (differs(before, after, certificateForm)) changes.push("certificate");
  if (encodingChanged(before, after, alternates)) changes.push("encoding");
  if (differs(before, after, capabilityForm) || addressesOfferOther(before, after)) changes.push("capabilities");
  if (differs(before, after, otherForm)) changes.push("other");
  return changes;
}

/**
 * Whether the first connection found a different server from the one in the record, so that a deep visit is worthwhile.
 * @param first record of the first connection only
 */
export function firstChanged(before: ScanRecord | undefined, first: ScanRecord, known: KnownFaces): boolean {
  if (before?.mudlark?.origin !== "scan") return true;
  if (optionsChanged(before, first, known)) return true;
  return bannerFace(before) !== bannerFace(first) && !bannerAlternates(before, first, known);
}

/** Whether the server alternates between known banners, so that another one means nothing. */
function bannerAlternates(before: ScanRecord, after: ScanRecord, known: KnownFaces): boolean {
  const [old, now] = [bannerFace(before), bannerFace(after)];
  if (old !== now && known.hasBanner(old) && known.hasBanner(now)) return true;
  const age = Date.parse(after.mudlark?.visited ?? "") - Date.parse(before.mudlark?.visited ?? "");
  return known.restless && age < restlessEvery;
}

function bannerDiffers(before: ScanRecord, after: ScanRecord): boolean {
  return (
    bannerFace(before) !== bannerFace(after) || rawForm(before.mudlark?.deep?.raw) !== rawForm(after.mudlark?.deep?.raw)
  );
}

function optionsChanged(before: ScanRecord, after: ScanRecord, known: KnownFaces): boolean {
  if (!differs(before, after, optionsForm)) return false;
  const [old, now] = [before["server-probe"]?.fingerprint ?? "", after["server-probe"]?.fingerprint ?? ""];
  return old === now || !(known.hasFingerprint(old) && known.hasFingerprint(now));
}

function differs(before: ScanRecord, after: ScanRecord, form: (record: ScanRecord) => unknown): boolean {
  return canonicalJson(form(before)) !== canonicalJson(form(after));
}

/** Raw bytes as text, one character per byte, so that their clocks are recognised as in any banner. */
function rawForm(raw: { before: string; after: string } | undefined): string {
  if (raw === undefined) return "";
  return [raw.before, raw.after].map((part) => stableText(Buffer.from(part, "base64").toString("latin1"))).join("\0");
}

function optionsForm(record: ScanRecord): unknown {
  const probe = record["server-probe"];
  return [probe?.["fingerprint-data"], probe?.session_data.option_states];
}

function addressForm({ sessions, mudlark }: ScanRecord): unknown {
  const session = sessions.at(-1);
  return [
    session && { host: session.host, port: session.port, ip: session.ip },
    mudlark?.transport,
    (mudlark?.addresses ?? []).map(({ host, port, tls, outcome, ip, fingerprint }) => {
      // How a port fails may differ from night to night; only whether it fails is a change.
      return reached(outcome) ? { host, port, tls, ip, fingerprint } : { host, port, tls };
    }),
  ];
}

function certificateForm({ mudlark }: ScanRecord): unknown {
  return [
    (mudlark?.tls ?? []).map(tlsForm),
    (mudlark?.addresses ?? []).map(({ tlsReport }) => tlsReport && tlsForm(tlsReport)),
  ];
}

function tlsForm({ port, ok, protocol, cipher, certificate, problems }: TlsReport): unknown {
  return { port, ok, protocol, cipher, certificate, problems };
}

/** @param alternates the banners differ, so what was guessed from them may differ too */
function encodingChanged(
  { mudlark: before }: ScanRecord,
  { mudlark: after }: ScanRecord,
  alternates: boolean,
): boolean {
  const changed = (old: EncodingReport | undefined, now: EncodingReport | undefined): boolean =>
    (old?.name !== now?.name || old?.source !== now?.source) && !(alternates && isGuess(old) && isGuess(now));
  // When a deep banner appears or disappears, so does its encoding; only the banner changed.
  const [oldDeep, deep] = [before?.deep?.encoding, after?.deep?.encoding];
  const deepChanged = oldDeep !== undefined && deep !== undefined && changed(oldDeep, deep);
  return changed(before?.encoding, after?.encoding) || deepChanged;
}

function isGuess(report: EncodingReport | undefined): boolean {
  return report?.source === "bytes" || report?.source === "default";
}

function capabilityForm({ mudlark }: ScanRecord): unknown {
  const deep = mudlark?.deep;
  return {
    evidence: Object.fromEntries(
      Object.entries(mudlark?.evidence ?? {}).map(([name, evidence]) => [name, evidenceForm(evidence)]),
    ),
    gmcp: packages([...(mudlark?.gmcp ?? []), ...(deep?.gmcp ?? [])]),
    msdp: Object.keys({ ...mudlark?.msdp, ...deep?.msdp }).sort(),
    compression: deep?.compression?.kind,
    promptMarks: [mudlark?.promptMarks, deep?.promptMarks].map(markForm),
    quirks: [mudlark?.quirks, deep?.quirks],
  };
}

/** Whether another address shows different capabilities. Records of earlier versions do not say what it showed. */
function addressesOfferOther(before: ScanRecord, after: ScanRecord): boolean {
  return (after.mudlark?.addresses ?? []).some((address) => {
    const [old, now] = [otherAddressIn(before, address)?.evidence, address.evidence];
    return old !== undefined && now !== undefined && formOf(old) !== formOf(now);
  });
}

function formOf(evidence: NonNullable<OtherAddress["evidence"]>): string {
  return canonicalJson(Object.fromEntries(Object.entries(evidence).map(([name, one]) => [name, evidenceForm(one)])));
}

/** The amount and content of data vary by night; only whether data arrived says something about the server. */
function evidenceForm({ data, sample: _, ...facts }: Evidence): unknown {
  return { ...facts, data: (data ?? 0) > 0, on: facts.on.toSorted() };
}

/** Whether prompts are marked says something about the server; their number and text vary by night. */
function markForm(marks: PromptMarks | undefined): unknown {
  return marks && { eor: marks.eor > 0, ga: marks.ga > 0 };
}

function packages(gmcp: readonly { package: string }[]): string[] {
  return [...new Set(gmcp.map((message) => message.package))].sort();
}

function otherForm({ mudlark }: ScanRecord): unknown {
  return {
    outcome: mudlark?.outcome.code,
    origin: mudlark?.origin,
    rule: mudlark?.rule,
    columns: mudlark?.columns,
    notes: (mudlark?.notes ?? []).map(({ code }) => code).sort(),
    deepNotes: (mudlark?.deep?.notes ?? []).map(({ code }) => code).sort(),
  };
}
