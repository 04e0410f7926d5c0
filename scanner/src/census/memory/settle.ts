import { answersOf, bootTimeOf, factsOfRecord, isOwn, playersOf } from "../../mssp/index.ts";
import { defined } from "../../objects/index.ts";
import {
  optionsAsked,
  otherAddressIn,
  reached,
  wasMeasured,
  type Change,
  type Difference,
  type ListingEntry,
  type OtherAddress,
  type Outcome,
  type Reading,
  type ScanRecord,
} from "../../record/index.ts";
import { ownerToken, whereTokenIs } from "../../ownership/index.ts";
import { formatTarget } from "../../address/index.ts";
import { shownRefusal } from "../../session/index.ts";
import { readingTime } from "../clock.ts";
import type { AddressResult } from "../visit-address.ts";
import { carryOver } from "./carry.ts";
import { bannerFace, changesBetween, type KnownFaces } from "./changes.ts";
import { differencesBetween } from "./differences.ts";

/** What one visited game adds to the data. */
export interface Settled {
  reading: Reading;
  /** Present only if something changed. */
  record?: ScanRecord;
}

/**
 * What to write after visiting a game: always a reading, and the record only if the server changed. A visit that
 * failed, was refused or was cut off leaves the record unchanged, except for the game's other addresses.
 * @param before the record so far
 * @param others results of the further addresses
 * @param measured when the MSSP of `before` was last seen, ISO 8601
 */
export function settle(
  entry: ListingEntry,
  before: ScanRecord | undefined,
  primary: AddressResult,
  others: OtherAddress[],
  measured: string,
  known?: KnownFaces,
): Settled {
  const after = recordAfter(
    before,
    primary,
    others.map((one) => withKnownMssp(one, before)),
    measured,
  );
  const changed = after === undefined ? [] : changesBetween(before, after, known);
  const differences = after === undefined ? [] : differencesBetween(before, after, changed);
  const reading = readingOf(entry, primary, others, replaces(primary.outcome, before), changed, differences);
  const written = after !== undefined && (changed.length > 0 || fillsIn(before, after));
  return written ? { reading, record: after } : { reading };
}

function recordAfter(
  before: ScanRecord | undefined,
  { outcome, visit }: AddressResult,
  others: OtherAddress[],
  measured: string,
): ScanRecord | undefined {
  const fresh = visit?.record;
  if (fresh?.mudlark !== undefined && replaces(outcome, before)) {
    return withAddresses(carryOver(before, fresh, measured), others);
  }
  if (before !== undefined) return withAddresses(before, others);
  // Never reached so far, which the readings already say. A record starts with the first address that answers.
  return fresh !== undefined && others.some((other) => reached(other.outcome))
    ? withAddresses(fresh, others)
    : undefined;
}

/** Silence says nothing about a game that was measured before. */
function replaces(outcome: Outcome, before: ScanRecord | undefined): boolean {
  if (outcome.code === "silent") return before?.mudlark?.outcome.code !== "ok";
  return wasMeasured(outcome);
}

/**
 * Reassesses a visit in light of the record. A server that hangs up on a bare Return has its own fingerprint, without
 * options. But if an earlier visit did ask for its options, tonight's visit was cut off and says nothing about them. A
 * server that shows a refusal and keeps the connection open agrees to nothing: if an earlier login screen is known,
 * this is a refusal too, and not a new login screen.
 */
export function judged(result: AddressResult, before: ScanRecord | undefined): AddressResult {
  const fresh = result.visit?.record;
  if (result.outcome.code !== "ok" || fresh === undefined || before?.mudlark?.origin !== "scan") return result;
  const { host, port } = fresh.sessions.at(-1) ?? {};
  const where = host === undefined || port === undefined ? "The server" : formatTarget({ host, port });
  const refusal = before.mudlark.outcome.code === "ok" ? shownRefusal(fresh, where) : undefined;
  if (refusal !== undefined && shownRefusal(before, where) === undefined) return { ...result, outcome: refusal };
  if (optionsAsked(fresh) || !optionsAsked(before)) return result;
  const reason = `${where} hung up before we could ask for its options, which it did not do before.`;
  return { ...result, outcome: { code: "cut-off", phase: "session", reason } };
}

function withAddresses(record: ScanRecord, addresses: OtherAddress[]): ScanRecord {
  if (record.mudlark === undefined) return record;
  const { addresses: _, ...mudlark } = record.mudlark;
  // The primary address speaks for the game; another one's MSSP is only kept if the primary has none.
  const spoken = answersOf(record).some(isOwn);
  const kept = addresses.map(({ mssp, rawMssp, ...rest }) =>
    spoken || mssp === undefined ? rest : { ...rest, mssp, ...defined({ rawMssp }) },
  );
  return { ...record, mudlark: kept.length === 0 ? mudlark : { ...mudlark, addresses: kept } };
}

/** If an address did not send MSSP this once, its earlier MSSP is kept. */
function withKnownMssp(address: OtherAddress, before: ScanRecord | undefined): OtherAddress {
  if (address.mssp !== undefined || !wasMeasured(address.outcome)) return address;
  const known = otherAddressIn(before, address);
  if (known?.mssp === undefined) return address;
  return { ...address, mssp: known.mssp, ...defined({ rawMssp: known.rawMssp }) };
}

/** Facts of a further address that the older record lacks: they are written, but do not count as a change. */
function fillsIn(before: ScanRecord | undefined, after: ScanRecord): boolean {
  return (after.mudlark?.addresses ?? []).some((address) => {
    const old = otherAddressIn(before, address);
    return address.evidence !== undefined && old !== undefined && old.evidence === undefined;
  });
}

/** Where tonight's visits saw the token of the entry's owner; undefined if they did not. */
function ownerSeenIn(record: ScanRecord, entry: ListingEntry): Reading["ownerSeen"] {
  const token = ownerToken(entry);
  const where = token === undefined ? undefined : whereTokenIs(record, token);
  return token === undefined || where === undefined ? undefined : { token, in: where };
}

function readingOf(
  entry: ListingEntry,
  { at, tookMs, ip, outcome, visit }: AddressResult,
  others: readonly OtherAddress[],
  measured: boolean,
  changed: Change[],
  differences: Difference[],
): Reading {
  const address = entry.addresses[0] ?? { host: entry.id, port: 1 };
  const good = measured ? visit?.record : undefined;
  const whole =
    good &&
    withAddresses(
      good,
      others.filter(({ outcome: of }) => wasMeasured(of)),
    );
  const mssp = factsOfRecord(whole);
  const ownerSeen = whole && ownerSeenIn(whole, entry);
  const stated = playersOf(mssp);
  const counted = stated == null && good !== undefined ? visit?.counted : undefined;
  const players = counted?.players ?? stated;
  const booted = bootTimeOf(mssp);
  const probe = good?.["server-probe"];
  const { connect, first } = visit?.timing ?? {};
  return {
    id: entry.id,
    host: address.host,
    port: address.port,
    outcome: outcome.code,
    ...(!wasMeasured(outcome) && { reason: outcome.reason }),
    ...defined({ ip }),
    ...(probe !== undefined && { fingerprint: probe.fingerprint }),
    ...(good !== undefined && {
      banner: bannerFace(good),
    }),
    ...(others.length > 0 && {
      others: others.map(({ host, port, outcome: { code } }) => ({ host, port, outcome: code })),
    }),
    ...defined({ ownerSeen, booted }),
    at: readingTime(at),
    ms: {
      ...(connect !== undefined && { connect: Math.round(connect) }),
      ...(first !== undefined && { first: Math.round(first) }),
      total: Math.round(tookMs),
    },
    ...defined({ players }),
    ...(counted !== undefined && { counted: counted.source }),
    ...(changed.length > 0 && { changed }),
    ...(differences.length > 0 && { differences }),
    ...(visit?.record.mudlark?.deep !== undefined && { deep: true }),
  };
}
