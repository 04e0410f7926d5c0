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
  /** Time and values of the last visit that rewrote the record; undefined if it was never reached. */
  recorded: { at: number; players: number | null | undefined; booted: number } | undefined;
}

export function walkerOf(server: InventedServer, fingerprints: readonly [string, string], start: number): Walker {
  return {
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
