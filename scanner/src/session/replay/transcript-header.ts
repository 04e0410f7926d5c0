import type { TranscriptEvent, VisitOptions, VisitTarget } from "../types.ts";

/** The first event of a transcript, which holds what is needed to replay it. */
export function transcriptHeader(target: VisitTarget, options: VisitOptions, began: string): TranscriptEvent {
  const { allowPrivate, deep, family, ownAddresses, limits } = options;
  const decided = typeof deep === "boolean" ? deep : undefined;
  const detail = { began, target, allowPrivate, deep: decided, family, ownAddresses, limits };
  return { conn: -1, t: 0, dir: "c2s", event: "visit", detail };
}
