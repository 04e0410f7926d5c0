import type { Change, Reading } from "@mudlark/scanner/record";
import { inventDifferences } from "./differences.ts";
import type { SeededRandom } from "./random.ts";
import { countedBy } from "./rounds.ts";
import type { InventedServer } from "./server.ts";
import type { Walker } from "./walker.ts";

const day = 86_400_000;

/** The readings of one server in one night; none if it is not due, or not listed yet. */
export function night(walker: Walker, number: number, midnight: number): Reading[] {
  const { habits } = walker.server;
  if (number < habits.from) return [];
  const dark = walker.failedSince === undefined ? 0 : number - walker.failedSince;
  if (dark > 90 ? dark % 30 !== 0 : dark > 30 && dark % 7 !== 0) return [];
  const readings: Reading[] = [];
  for (let visit = 0; visit < habits.visits; visit++) {
    const hour = habits.visits === 1 ? 3 : (24 / habits.visits) * visit;
    readings.push(
      visitAt(walker, number, midnight + hour * 3_600_000 + walker.random.below(2_400) * 1000, visit === 0),
    );
  }
  return readings;
}

function visitAt(walker: Walker, number: number, at: number, first: boolean): Reading {
  const { server, random } = walker;
  const { habits } = server;
  const address = server.entry.addresses[0] ?? { host: "", port: 23 };
  // A move counts from the night when it was seen.
  const base = () => ({
    id: server.id,
    at: new Date(at).toISOString(),
    host: walker.moves % 2 === 1 ? `new.${address.host}` : address.host,
    port: address.port,
  });
  const gone = isGone(server, number);
  if (gone || random.chance(habits.failing)) {
    walker.failedSince ??= number;
    const outcome = gone ? (server.ip.charCodeAt(0) % 2 === 0 ? "refused" : "connect-timeout") : "connect-timeout";
    return {
      ...base(),
      outcome,
      reason: outcome === "refused" ? "The host refused the connection." : "No connection within 10 s.",
      ms: { total: outcome === "refused" ? 120 : 10_000 },
    };
  }
  walker.failedSince = undefined;
  if ((at / 1000 - walker.booted) / 86_400 > habits.bootDays)
    walker.booted = Math.floor(at / 1000) - random.below(86_400);
  const changed = first ? changesOf(walker, number) : [];
  const differences = changed.includes("new") ? [] : inventDifferences(walker, changed, at);
  const players = playersSeen(walker, at);
  if (changed.length > 0 || walker.recorded === undefined) walker.recorded = { at, players, booted: walker.booted };
  return {
    ...base(),
    outcome: "ok",
    ip: server.ip,
    ms: { connect: 30 + random.below(200), first: 90 + random.below(400), total: 3_000 + random.below(3_000) },
    ...(players !== undefined && { players, ...(isByWho(walker) ? { counted: "who" } : { booted: walker.booted }) }),
    fingerprint: walker.fingerprints[walker.altered ? 1 : 0],
    banner: (walker.banner + 0x1234_5678_9abc + server.id.length * 977).toString(16).padStart(12, "0").slice(-12),
    ...(changed.length > 0 && { changed }),
    ...(differences.length > 0 && { differences }),
    ...(number % 7 === 0 && { deep: true }),
  };
}

function changesOf(walker: Walker, number: number): Change[] {
  const changed: Change[] = walker.recorded === undefined ? ["new"] : [];
  for (const change of walker.server.habits.changes.get(number) ?? []) {
    if (change === "banner") walker.banner++;
    if (change === "address") walker.moves++;
    if (change === "options") walker.altered = !walker.altered;
    changed.push(change);
  }
  if (walker.server.habits.adopts?.night === number && walker.recorded !== undefined) changed.push("capabilities");
  return changed;
}

/** Whether a server has gone on a night, for a while or for good. */
export function isGone({ habits }: InventedServer, number: number): boolean {
  return habits.gone.some(([from, to]) => number >= from && number <= to);
}

/** Whether its players are counted by WHO: only in worlds with counting rounds. */
function isByWho({ server, counted }: Walker): boolean {
  return counted && countedBy(server) === "who";
}

function playersSeen(walker: Walker, at: number): number | null | undefined {
  const { counts } = walker.server.habits;
  if (counts === "uncountable") return null;
  return counts === "silent" && !isByWho(walker) ? undefined : playersAt(walker, at, walker.random);
}

/** More players on evenings and weekends, a slow wave through the year, and noise. */
export function playersAt({ server: { habits }, evening }: Walker, at: number, random: SeededRandom): number {
  const date = new Date(at);
  const hour = 1 + 0.4 * Math.sin(((date.getUTCHours() - evening + 6) / 24) * 2 * Math.PI);
  const week = date.getUTCDay() === 0 || date.getUTCDay() === 6 ? 1.3 : 1;
  const year = 1 + 0.25 * Math.sin((at / day / 365) * 2 * Math.PI);
  return Math.max(0, Math.round(habits.players * hour * week * year + random.bell() * Math.sqrt(habits.players)));
}
