import { createHash } from "node:crypto";

/**
 * Picks a few of many, different every day but the same for the same day and candidates, so that a build is
 * reproducible.
 * @param day any text that changes daily, such as "2026-06-30"
 */
export function ofTheDay<T extends { id: string }>(candidates: readonly T[], day: string, count: number): T[] {
  const rank = (id: string) => createHash("sha256").update(`${day} ${id}`).digest("hex");
  return candidates
    .map((candidate) => ({ candidate, rank: rank(candidate.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
