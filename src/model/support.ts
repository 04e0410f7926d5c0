import type { CapabilityName } from "@mudlark/scanner/record";
import type { GroupRef, ServerView } from "./server-view.ts";

/** Number of games in a group that have a protocol. */
export interface SupportRow {
  /** Null: the games for which it is unknown. */
  group: GroupRef | null;
  /** Games that were ever measured: the others cannot be counted either way. */
  visited: number;
  measured: number;
  claimed: number;
}

/**
 * Support of a protocol by codebase, family or the like, most measured first. Games without the value are a separate
 * row at the end, so that the rows add up to all visited games.
 * @param groupOf the one group of a game
 */
export function supportBy<Server extends Pick<ServerView, "record" | "capabilities">>(
  servers: readonly Server[],
  protocol: CapabilityName,
  groupOf: (server: Server) => GroupRef | null,
): SupportRow[] {
  const rows = new Map<string | null, SupportRow>();
  for (const server of servers) {
    if (server.record === null) continue;
    const group = groupOf(server);
    const key = group?.slug ?? null;
    const row = rows.get(key) ?? { group, visited: 0, measured: 0, claimed: 0 };
    rows.set(key, row);
    row.visited++;
    const state = server.capabilities.find(({ name }) => name === protocol)?.state;
    if (state === "measured") row.measured++;
    if (state === "claimed") row.claimed++;
  }
  return [...rows.values()].sort(
    (a, b) =>
      Number(a.group === null) - Number(b.group === null) ||
      b.measured - a.measured ||
      b.visited - a.visited ||
      ((a.group?.name ?? "") < (b.group?.name ?? "") ? -1 : 1),
  );
}
