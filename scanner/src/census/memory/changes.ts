import { bannerDigest, stableText } from "../../likeness/index.ts";
import {
  bannerText,
  canonicalJson,
  reached,
  type Change,
  type Evidence,
  type ScanRecord,
  type TlsReport,
} from "../../record/index.ts";
import { msspChanged, msspOf } from "./mssp.ts";

/** Was this banner digest, or this fingerprint, seen at one of the server's last visits? */
export type IsFamiliar = (face: string) => boolean;

/** Digest of a record's banner, as readings carry it. */
export function bannerFace(record: ScanRecord): string {
  return bannerDigest(bannerText(record, "before") + bannerText(record, "after"));
}

/**
 * What changed between two records of one server, beyond what changes every night: the time, players, uptime, timing,
 * clocks and counts in the banner, how much data came, wordings. Empty when nothing did: then the record is not rewritten.
 * Many servers greet with one of several banners, and some settle their options now in this order, now in that: to go from
 * one familiar face to another is no change.
 * @param before undefined when there was no record
 */
export function changesBetween(
  before: ScanRecord | undefined,
  after: ScanRecord,
  isFamiliar: IsFamiliar = () => false,
): Change[] {
  if (before === undefined) return ["new"];
  const changes: Change[] = [];
  if (bannerChanged(before, after, isFamiliar)) changes.push("banner");
  if (optionsChanged(before, after, isFamiliar)) changes.push("options");
  if (msspChanged(msspOf(before), msspOf(after))) changes.push("mssp");
  if (differs(before, after, addressForm)) changes.push("address");
  if (differs(before, after, certificateForm)) changes.push("certificate");
  if (differs(before, after, encodingForm)) changes.push("encoding");
  if (differs(before, after, capabilityForm)) changes.push("capabilities");
  if (differs(before, after, otherForm)) changes.push("other");
  return changes;
}

/**
 * Did the first connection find another server than the record shows? Then a deep visit is worth its while.
 * @param first record of the first connection alone
 */
export function firstChanged(before: ScanRecord | undefined, first: ScanRecord, isFamiliar: IsFamiliar): boolean {
  if (before?.mudlark?.origin !== "scan") return true;
  return optionsChanged(before, first, isFamiliar) || facesChanged(before, first, isFamiliar);
}

function bannerChanged(before: ScanRecord, after: ScanRecord, isFamiliar: IsFamiliar): boolean {
  return (
    facesChanged(before, after, isFamiliar) || rawForm(before.mudlark?.deep?.raw) !== rawForm(after.mudlark?.deep?.raw)
  );
}

function facesChanged(before: ScanRecord, after: ScanRecord, isFamiliar: IsFamiliar): boolean {
  const [old, now] = [bannerFace(before), bannerFace(after)];
  return old !== now && !(isFamiliar(old) && isFamiliar(now));
}

function optionsChanged(before: ScanRecord, after: ScanRecord, isFamiliar: IsFamiliar): boolean {
  if (!differs(before, after, optionsForm)) return false;
  const [old, now] = [before["server-probe"]?.fingerprint ?? "", after["server-probe"]?.fingerprint ?? ""];
  return old === now || !(isFamiliar(old) && isFamiliar(now));
}

function differs(before: ScanRecord, after: ScanRecord, form: (record: ScanRecord) => unknown): boolean {
  return canonicalJson(form(before)) !== canonicalJson(form(after));
}

/** Raw bytes as text, byte by byte, so that their clocks can be told as in any banner. */
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
      // How a port fails may differ from night to night; that it does is the news.
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

function encodingForm({ mudlark }: ScanRecord): unknown {
  return [mudlark?.encoding, mudlark?.deep?.encoding].map((report) => report && [report.name, report.source]);
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
    quirks: [mudlark?.quirks, deep?.quirks],
  };
}

/** How much data came, and what stood in it, is of one night; that it came is of the server. */
function evidenceForm({ data, sample: _, ...facts }: Evidence): unknown {
  return { ...facts, data: (data ?? 0) > 0, on: facts.on.toSorted() };
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
