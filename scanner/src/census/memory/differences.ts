import { lastMsspOf } from "../../mssp/index.ts";
import { defined } from "../../objects/index.ts";
import { plainText } from "../../text/index.ts";
import {
  capabilityNames,
  differenceBounds,
  isMeasured,
  quirksOf,
  reached,
  type Change,
  type Difference,
  type ScanRecord,
  type TlsReport,
} from "../../record/index.ts";
import { msspDifferences } from "./mssp.ts";

type Values = ReadonlyMap<string, string>;

/**
 * What a server changed, for its reading: everything that fits on a line (a banner does not), rarest first. At most 20
 * items; names and values have at most 200 characters, without control characters.
 * @param before the record of one of our scans; another program's record measured other things and cannot be compared
 * @param changes the kinds of change that the census found; differences of other kinds are left out
 */
export function differencesBetween(
  before: ScanRecord | undefined,
  after: ScanRecord,
  changes: readonly Change[],
): Difference[] {
  if (before?.mudlark?.origin !== "scan") return [];
  const found: Difference[] = [];
  const add = (
    what: Difference["what"],
    name: string | undefined,
    from: string | undefined,
    to: string | undefined,
  ) => {
    const [old, now] = [clean(from), clean(to)];
    if (old === now || found.length === differenceBounds.items) return;
    found.push({
      what,
      ...(name !== undefined && { name: clean(name) ?? "" }),
      ...defined({ from: old, to: now }),
    });
  };
  const addEach = (what: Difference["what"], old: Values, now: Values): void => {
    for (const name of new Set([...old.keys(), ...now.keys()])) add(what, name, old.get(name), now.get(name));
  };
  if (changes.includes("address")) {
    add("address", undefined, ...primaryAddresses(before, after));
    addEach("address", ...furtherAddresses(before, after));
  }
  if (changes.includes("certificate")) addEach("certificate", certificates(before), certificates(after));
  if (changes.includes("encoding"))
    add("encoding", undefined, before.mudlark.encoding?.name, after.mudlark?.encoding?.name);
  if (changes.includes("options")) {
    addEach("options", requested(before), requested(after));
    const [old, now] = [offered(before), offered(after)];
    // Refusing what it did not answer before is not news, but offering it is.
    for (const name of new Set([...old.keys(), ...now.keys()]))
      if (old.get(name) === "offered" || now.get(name) === "offered")
        add("options", name, old.get(name), now.get(name));
  }
  if (changes.includes("capabilities")) {
    // Included even if an option of that name was listed: the site uses these to reconstruct what was shown when.
    const [old, now] = [seenCapabilities(before), seenCapabilities(after)];
    for (const name of capabilityNames) add("capabilities", name, old.get(name), now.get(name));
  }
  const [oldMssp, mssp] = [lastMsspOf(before), lastMsspOf(after)];
  if (changes.includes("mssp") && oldMssp !== undefined && mssp !== undefined)
    for (const { name, from, to } of msspDifferences(oldMssp, mssp))
      add("mssp", name, from?.join(", "), to?.join(", "));
  return found;
}

function clean(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainText(text, differenceBounds.length);
}

/** The IP address if the name is unchanged, otherwise name and port. */
function primaryAddresses(before: ScanRecord, after: ScanRecord): [string | undefined, string | undefined] {
  const [old, now] = [before.sessions.at(-1), after.sessions.at(-1)];
  const [from, to] = [old, now].map((session) => session && `${session.host} ${session.port}`);
  return from === to ? [old?.ip, now?.ip] : [from, to];
}

/** IP addresses of the further addresses that answer; one that is no longer listed does not count as changed. */
function furtherAddresses(before: ScanRecord, after: ScanRecord): [Values, Values] {
  const listed = new Set((after.mudlark?.addresses ?? []).map(({ host, port }) => `${host} ${port}`));
  const [old, now] = [before, after].map(
    ({ mudlark }) =>
      new Map(
        (mudlark?.addresses ?? [])
          .map(({ host, port, ip, outcome }) => [`${host} ${port}`, reached(outcome) ? (ip ?? host) : ""] as const)
          .filter(([name, ip]) => ip !== "" && listed.has(name)),
      ),
  );
  return [old ?? new Map(), now ?? new Map()];
}

function certificates({ mudlark }: ScanRecord): Values {
  const reports = [...(mudlark?.tls ?? []), ...(mudlark?.addresses ?? []).flatMap(({ tlsReport }) => tlsReport ?? [])];
  return new Map(reports.map((report) => [String(report.port), certificateText(report)]));
}

function certificateText({ ok, certificate, problems }: TlsReport): string {
  if (!ok) return "no TLS";
  const until = certificate === undefined ? "no certificate" : `valid until ${certificate.validTo.slice(0, 10)}`;
  return [...problems, until, ...(certificate === undefined ? [] : [`issued by ${certificate.issuer}`])].join(", ");
}

function requested(record: ScanRecord): Values {
  const probe = record["server-probe"];
  const states = probe?.session_data.option_states?.server_requested ?? {};
  const names = [...(probe?.["fingerprint-data"]["requested-options"] ?? []), ...heard(states)];
  return new Map(names.map((name) => [name, "requested"]));
}

function offered(record: ScanRecord): Values {
  const probe = record["server-probe"];
  const states = probe?.session_data.option_states?.server_offered ?? {};
  return new Map([
    ...(probe?.["fingerprint-data"]["refused-options"] ?? []).map((name) => [name, "refused"] as const),
    ...[...(probe?.["fingerprint-data"]["offered-options"] ?? []), ...heard(states)].map(
      (name) => [name, "offered"] as const,
    ),
  ]);
}

function heard(states: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(states).filter((name) => states[name] === true);
}

function seenCapabilities({ mudlark }: ScanRecord): Values {
  const quirks = quirksOf(mudlark);
  const seen = capabilityNames.filter((name) => {
    const evidence = mudlark?.evidence?.[name];
    return evidence !== undefined && isMeasured(evidence, quirks);
  });
  return new Map(seen.map((name) => [name, "seen"] as const));
}
