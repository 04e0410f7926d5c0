import type { Banner, BannerInput, CardFacts, Picture } from "../types.ts";

/** What a worker is started with. */
export interface WorkerData {
  /** Folder that it writes into. */
  files: string;
  /** Unifont as sfnt: one copy for all threads. */
  unifont: SharedArrayBuffer;
  /** A worker that holds so many bytes of heap is full. */
  fullHeapBytes: number;
}

/** One thing for a worker to draw. `key` names its result in the cache. */
export type Job =
  | { kind: "banner"; key: string; input: BannerInput }
  | { kind: "card"; key: string; facts: CardFacts; signature: string; input?: BannerInput }
  | { kind: "font"; key: string; characters: string };

/** A banner without its sheet: the fonts that it names are made when all banners are drawn, each once. */
export interface DrawnBanner extends Omit<Banner, "css" | "card"> {
  /** Rules for the classes of the markup. */
  rules: string;
}

/** A part of the web font among the published files. */
export interface FontFile {
  font: string;
}

/** What comes of a job: plain data that crosses threads and lies in the cache. */
export type Drawing<J extends Job = Job> = J extends { kind: "banner" }
  ? DrawnBanner
  : J extends { kind: "card" }
    ? Picture
    : FontFile;

/**
 * What the worker says: that it has started, and then what came of each job, in their order. After a job by which it has
 * become full it does no more.
 */
export type Answer = { ready: true } | (({ result: Drawing } | { error: string }) & { full: boolean });
