import type { Banner, BannerInput, CardFacts, Picture } from "../types.ts";

/** One thing for a worker to draw. `key` names its result in the cache. */
export type Job =
  | { kind: "banner"; key: string; input: BannerInput }
  | { kind: "card"; key: string; facts: CardFacts; signature: string; input?: BannerInput };

/** What comes of a job: plain data that crosses threads and lies in the cache. */
export type Drawing<J extends Job = Job> = J extends { kind: "banner" } ? Banner : Picture;

/** What the worker answers to a job. */
export type Answer = { result: Banner | Picture } | { error: string };
