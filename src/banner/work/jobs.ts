import type { Banner, BannerInput, CardFacts, Picture, Signature } from "../types.ts";

/** Start-up data of a worker. */
export interface WorkerData {
  /** Folder that it writes to. */
  files: string;
  /** File with Unifont as sfnt: one for all threads. */
  unifont: string;
  /** Heap size in bytes at which a worker is full. */
  fullHeapBytes: number;
}

export interface BannerJob {
  kind: "banner";
  key: string;
  input: BannerInput;
}

/** A part of the web font, and the characters of all parts together. */
export interface FontJob {
  kind: "font";
  key: string;
  characters: string;
  all: string;
}

/** One thing for a worker to draw. `key` names its result in the cache. */
export type DrawingJob =
  BannerJob | { kind: "card"; key: string; facts: CardFacts; signature: Signature; banner?: BannerJob } | FontJob;

/** A banner without its style sheet: the fonts it refers to are made once all banners have been drawn. */
export interface DrawnBanner extends Omit<Banner, "css" | "card"> {
  /** Rules for the classes of the markup. */
  rules: string;
}

/** A part of the web font among the published files. */
export interface FontFile {
  font: string;
}

/** The result of a job: plain data that can be sent between threads and cached. */
export type JobDrawing<J extends DrawingJob = DrawingJob> = J extends { kind: "banner" }
  ? DrawnBanner
  : J extends { kind: "card" }
    ? Picture
    : FontFile;

/**
 * The worker's messages: that it has started, and then the result of each job, in order. After a job that made it
 * full, or that failed and may have spoilt it, it takes no more jobs, and must be replaced.
 */
export type JobAnswer = { ready: true } | (({ result: JobDrawing } | { error: string }) & { full: boolean });
