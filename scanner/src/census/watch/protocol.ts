import type { ListingEntry, OptOutItem } from "../../record/index.ts";
import type { CensusEvent } from "../events.ts";
import type { Run } from "../store/lock.ts";
import type { CensusOptions, CensusResult } from "../types.ts";

// What the thread of a census and its supervisor say to each other. All of it can be cloned from thread to thread.

/** What the supervisor starts the thread with. */
export interface CensusTask {
  /** The data folder. */
  data: string;
  options: PlainOptions;
  entries: readonly ListingEntry[];
  optOut: readonly OptOutItem[];
  /** Two 32-bit integers: a heartbeat, and the game that has the thread as its index in `entries`, from 1. */
  shared: SharedArrayBuffer;
}

/** The options of a census that are data. */
export type PlainOptions = Omit<
  CensusOptions,
  "entries" | "optOut" | "signal" | "onEvent" | "onRun" | "onGame" | "onThread"
>;

/** How a census ended. */
export type CensusEnd = Pick<CensusResult, "run" | "ended" | "report">;

/** From the thread. */
export type Report =
  /** Which census this is; the thread waits for `noted` before its first visit. */
  | { kind: "run"; run: Run }
  | { kind: "event"; event: CensusEvent }
  /** A visit of a game begins or is over. */
  | { kind: "game"; id: string; underWay: boolean }
  | { kind: "warning"; text: string }
  | { kind: "done"; end: CensusEnd }
  /** An error of the data folder (a StoreError): its sentence. */
  | { kind: "store-error"; message: string };

/** To the thread. */
export type Order = { kind: "noted" } | { kind: "stop" };

/** Places in the shared memory. */
export const BEAT = 0;
export const ON_THREAD = 1;
