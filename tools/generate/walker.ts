import { randomOf, type SeededRandom } from "./random.ts";
import type { InventedServer } from "./server.ts";

/** One server as it advances through the nights. */
export interface Walker {
  server: InventedServer;
  random: SeededRandom;
  booted: number;
  banner: number;
  /** For both states of its options: as invented, and altered. */
  fingerprints: readonly [string, string];
  altered: boolean;
  moves: number;
  failedSince: number | undefined;
  /** Whether counting rounds count it through the day. */
  counted: boolean;
  /** The hour (UTC) at which most play. */
  evening: number;
  /** For its counts in rounds, so that they change nothing else. */
  roundRandom: SeededRandom;
  /** Time and values of the last visit that rewrote the record; undefined if it was never reached. */
  recorded: { at: number; players: number | null | undefined; booted: number } | undefined;
}

/** Most play in the evening of Europe: in worlds without rounds all games do, else most. */
const usualEvening = 19;

/** @param counted whether there are counting rounds */
export function walkerOf(
  server: InventedServer,
  fingerprints: readonly [string, string],
  start: number,
  counted: boolean,
): Walker {
  const roundRandom = randomOf(`${server.id}/rounds`);
  return {
    counted,
    evening: counted && roundRandom.chance(0.5) ? roundRandom.below(24) : usualEvening,
    roundRandom,
    server,
    random: randomOf(`${server.id}/nights`),
    booted: Math.floor(start / 1000) - server.random.below(86_400 * 30),
    banner: 0,
    fingerprints,
    altered: false,
    moves: 0,
    failedSince: undefined,
    recorded: undefined,
  };
}
