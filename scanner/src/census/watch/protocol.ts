import type { RoundResult } from "../counting/types.ts";
import type { CensusEvent } from "../events.ts";
import type { Listed, Wanted } from "../schedule/listed.ts";
import type { Run } from "../store/lock.ts";
import type { CensusOptions, CensusResult } from "../types.ts";

// Messages between a census thread and its supervisor. All can be cloned between threads.

/** Start-up data for the thread. */
export interface CensusTask {
  /** The data folder. */
  data: string;
  options: PlainOptions;
  /** Two 32-bit integers: a heartbeat, and the number of the game that is using the thread (0: none). */
  shared: SharedArrayBuffer;
}

/** The options of a census whose thread reads the listing itself, so that only the thread needs the memory for it. */
export type WatchedOptions = Omit<CensusOptions, keyof Listed | "suspects" | "culprits" | "onGame" | "onThread"> &
  Wanted;

/** Those that can be cloned, and what the supervisor adds. */
export type PlainOptions = Omit<WatchedOptions, "signal" | "onEvent" | "onRun"> &
  Pick<CensusOptions, "suspects" | "culprits">;

/** How a census or a counting round ended. */
export type CensusEnd = Pick<CensusResult, "run" | "ended"> &
  Partial<Pick<CensusResult, "report"> & Pick<RoundResult, "round">>;

/** Messages from the thread. */
export type Report =
  /** Identifies the census; the thread waits for `noted` before its first visit. */
  | { kind: "run"; run: Run }
  | { kind: "event"; event: CensusEvent }
  /** The visit of a game begins or ends. `number` is the game's in the shared memory, from 1. */
  | { kind: "game"; id: string; number: number; underWay: boolean }
  | { kind: "warning"; text: string }
  | { kind: "done"; end: CensusEnd }
  /** The message of an error of the data folder (StoreError). */
  | { kind: "store-error"; message: string }
  /** What is wrong in the listing, the opt-out list or the shards' plan (RecordError). */
  | { kind: "invalid"; message: string };

/** Messages to the thread. */
export type Order = { kind: "noted" } | { kind: "stop" };

/** Indexes in the shared memory. */
export const beatIndex = 0;
export const onThreadIndex = 1;
