import { normalHost } from "../address/index.ts";
import { defined } from "../objects/index.ts";
import {
  capabilityNames,
  noneAccepted,
  overridesOf,
  wasMeasured,
  type ListingAddress,
  type ListingEntry,
  type Mssp,
  type MudlarkPart,
  type OtherAddress,
  type Outcome,
  type OutcomeCode,
} from "../record/index.ts";
import type { CrawlerIdentity, Visit, VisitLimits, VisitOptions, VisitTarget } from "../session/index.ts";
import type { Clock } from "./clock.ts";
import { courtesyKey, type HostLimiter } from "./courtesy/host-limiter.ts";
import { locate, type Gatekeeper } from "./courtesy/locate.ts";
import type { Semaphore } from "./courtesy/semaphore.ts";
import { onAbort } from "../signals/index.ts";
import { beginning, messageOf } from "../text/index.ts";

/** Visits limit themselves to a few minutes; one still running after this time is hung, and must not hold up the night. */
const hungAfterMs = 30 * 60_000;

/** What all visits of a census share. */
export interface Surroundings extends Gatekeeper {
  clock: Clock;
  hostLimiter: HostLimiter;
  semaphore: Semaphore;
  signal: AbortSignal;
  limits: Partial<VisitLimits> | undefined;
  crawler: CrawlerIdentity | undefined;
  /** Called before connecting to a game. */
  onBegin: (id: string) => void;
  /** Called whenever the visit of a game gets the thread. */
  onThread: (id: string) => void;
}

/** Options that all kinds of visits share. */
export type CommonOptions = Pick<VisitOptions, "allowPrivate" | "signal" | "onThread" | "limits" | "crawler">;

/** A kind of visit: a nightly one, or a short one that only counts players. */
export interface VisitKind<Result> {
  make: (target: VisitTarget, options: CommonOptions) => Promise<Result>;
  outcomeOf: (result: Result) => Outcome;
}

/** How the visit of one address ended. */
export interface AddressResult<Result = Visit> {
  /** Start, milliseconds since 1970. */
  at: number;
  /** Duration of the visit by the system clock, in milliseconds; 0 if there was none. */
  tookMs: number;
  outcome: Outcome;
  /** Absent if no connection was attempted. */
  ip?: string;
  visit?: Result;
}

/**
 * Visits one address of a game: policy, DNS, then its IP addresses until one accepts a connection. Never throws.
 * @param known address of the last visit
 * @returns undefined when the census was stopped first
 */
export async function visitAddress<Result>(
  entry: ListingEntry,
  address: ListingAddress,
  known: string | undefined,
  kind: VisitKind<Result>,
  around: Surroundings,
): Promise<AddressResult<Result> | undefined> {
  const { clock, signal } = around;
  if (signal.aborted) return undefined;
  const asked = clock.now();
  const places = await locate(address.host, known, around);
  if (!Array.isArray(places)) return { at: asked, tookMs: 0, outcome: places };
  let first: AddressResult<Result> | undefined;
  for (const place of places) {
    const result = await visitPlace(entry, address, place, kind, around);
    if (result === undefined || !mayAnswerElsewhere.has(result.outcome.code)) return result;
    first ??= result;
  }
  return first && { ...first, outcome: noneAccepted(first.outcome, places.length) };
}

/** Outcomes without a connection: the next address of the name may accept one. */
const mayAnswerElsewhere: ReadonlySet<OutcomeCode> = new Set(["refused", "unreachable", "connect-timeout"]);

/** Visits one address of a name: the limits per host and overall, then the visit itself. */
async function visitPlace<Result>(
  entry: ListingEntry,
  address: ListingAddress,
  place: string,
  kind: VisitKind<Result>,
  around: Surroundings,
): Promise<AddressResult<Result> | undefined> {
  const { clock, signal, allowPrivate } = around;
  const key = courtesyKey(normalHost(place), address.port, allowPrivate);
  return around.hostLimiter.run(key, () =>
    around.semaphore.run(async () => {
      if (signal.aborted) return undefined;
      const at = clock.now();
      const target = targetOf(entry, address, place);
      const onThread = (): void => around.onThread(entry.id);
      const options: CommonOptions = {
        allowPrivate,
        signal,
        onThread,
        crawler: around.crawler,
        ...defined({ limits: around.limits }),
      };
      around.onBegin(entry.id);
      onThread();
      try {
        const visit = await unlessOver(kind.make(target, options), clock, signal);
        // An interrupted visit is incomplete, and would look like a server that fell silent.
        if (visit === undefined || aborted(signal)) return undefined;
        if (visit === hung)
          return {
            at,
            tookMs: clock.now() - at,
            ip: place,
            outcome: internal("the visit did not end in half an hour"),
          };
        return { at, tookMs: clock.now() - at, ip: place, visit, outcome: kind.outcomeOf(visit) };
      } catch (cause) {
        return { at, tookMs: clock.now() - at, ip: place, outcome: internal(messageOf(cause)) };
      }
    }),
  );
}

/**
 * The part of a record about a further address of the game. After a failure, it keeps the last good facts and their date.
 * @param known what the record contains about it so far
 */
export function otherAddress(
  address: ListingAddress,
  { at, ip, outcome, visit }: AddressResult,
  known: OtherAddress | undefined,
): OtherAddress {
  const part = visit?.record.mudlark;
  const fingerprint = visit?.record["server-probe"]?.fingerprint;
  const tlsReport = part?.tls?.find(({ port }) => port === address.port);
  const mssp = visit?.record["server-probe"]?.session_data.mssp;
  const facts = wasMeasured(outcome) ? { ...evidenceOf(part), ...msspFacts(mssp, part?.raw?.mssp) } : {};
  return {
    host: address.host,
    port: address.port,
    tls: address.tls,
    visited: new Date(at).toISOString(),
    outcome,
    ...(!wasMeasured(outcome) && known !== undefined && lastGood(known)),
    ...(ip !== undefined && { ip, ipFamily: ip.includes(":") ? "ipv6" : "ipv4" }),
    ...defined({ fingerprint, tlsReport }),
    ...facts,
  };
}

/** Evidence without its samples, which differ from night to night. */
function evidenceOf(part: MudlarkPart | undefined): Pick<OtherAddress, "evidence"> {
  const evidence: NonNullable<OtherAddress["evidence"]> = {};
  for (const name of capabilityNames) {
    const seen = part?.evidence?.[name];
    if (seen === undefined) continue;
    const { sample: _, ...facts } = seen;
    evidence[name] = facts;
  }
  return { evidence };
}

function msspFacts(mssp: Mssp | undefined, rawMssp: string | undefined): Pick<OtherAddress, "mssp" | "rawMssp"> {
  if (mssp === undefined || Object.keys(mssp).length === 0) return {};
  return { mssp, ...defined({ rawMssp }) };
}

function lastGood(known: OtherAddress) {
  const { ip, ipFamily, fingerprint, tlsReport, evidence, mssp, rawMssp, outcome, visited, measured } = known;
  const since = wasMeasured(outcome) ? visited : measured;
  return {
    ...defined({ ip, ipFamily, fingerprint, tlsReport, evidence }),
    ...msspFacts(mssp, rawMssp),
    ...defined({ measured: since }),
  };
}

function targetOf(entry: ListingEntry, { host, port, tls, ...own }: ListingAddress, ip: string): VisitTarget {
  return {
    host,
    port,
    tls,
    ip,
    ...overridesOf(entry, own),
    ...defined({ mssp: entry.mssp, ttype: entry.ttype, players: entry.players }),
  };
}

/** The outcome of a nightly visit. */
export function outcomeOfVisit(visit: Visit): Outcome {
  return visit.record.mudlark?.outcome ?? internal("the visit returned no outcome");
}

/** The outcome of a visit that failed because of a bug in the scanner. */
export function internalError(reason: string): Outcome {
  return { code: "internal-error", phase: "session", reason: beginning(reason, 500) };
}

function internal(message: string): Outcome {
  return internalError(`The scanner failed: ${message}`);
}

/** Stands for a visit that does not end. */
const hung = Symbol("hung");

/**
 * The visit; or undefined as soon as the signal fires, so that a slow visit does not delay stopping; or `hung` if it does
 * not end in time.
 */
function unlessOver<Result>(
  visit: Promise<Result>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Result | undefined | typeof hung> {
  const { promise, resolve, reject } = Promise.withResolvers<Result | undefined | typeof hung>();
  const release = onAbort(signal, () => resolve(undefined));
  const cancel = clock.after(hungAfterMs, () => resolve(hung));
  visit.then(resolve, reject);
  return promise.finally(() => {
    release();
    cancel();
  });
}

/** A function call, so that TypeScript does not narrow `signal.aborted` to false. */
function aborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
