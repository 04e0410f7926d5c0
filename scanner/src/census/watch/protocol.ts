import type { ListingEntry, OptOutItem } from "../../record/index.ts";
import type { RoundResult } from "../counting/types.ts";
import type { CensusEvent } from "../events.ts";
import type { Run } from "../store/lock.ts";
import type { CensusOptions, CensusResult } from "../types.ts";

// Messages between a census thread and its supervisor. All can be cloned between threads.

/** Start-up data for the thread. */
export interface CensusTask {
  /** The data folder. */
  data: string;
  /** A counting round instead of a census. */
  counts: boolean;
  options: PlainOptions;
  entries: readonly ListingEntry[];
  optOut: readonly OptOutItem[];
  /** Two 32-bit integers: a heartbeat, and the index in `entries` (from 1) of the game that is using the thread. */
  shared: SharedArrayBuffer;
}

/** The census options that can be cloned. */
export type PlainOptions = Omit<
  CensusOptions,
  "entries" | "optOut" | "signal" | "onEvent" | "onRun" | "onGame" | "onThread"
>;

/** How a census or a counting round ended. */
export type CensusEnd = Pick<CensusResult, "run" | "ended"> &
  Partial<Pick<CensusResult, "report"> & Pick<RoundResult, "round">>;

/** Messages from the thread. */
export type Report =
  /** Identifies the census; the thread waits for `noted` before its first visit. */
  | { kind: "run"; run: Run }
  | { kind: "event"; event: CensusEvent }
  /** The visit of a game begins or ends. */
  | { kind: "game"; id: string; underWay: boolean }
  | { kind: "warning"; text: string }
  | { kind: "done"; end: CensusEnd }
  /** The message of an error of the data folder (StoreError). */
  | { kind: "store-error"; message: string };

/** Messages to the thread. */
export type Order = { kind: "noted" } | { kind: "stop" };

/** Indexes in the shared memory. */
export const beatIndex = 0;
export const onThreadIndex = 1;
