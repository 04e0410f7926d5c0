import type { HistoryDocument } from "../api/server-document.ts";
import { csv } from "./csv.ts";

/** The visits of one server as a table, oldest first; changes joined by "; ". */
export function historyCsv({ visits }: HistoryDocument): string {
  const header = ["at", "outcome", "players", "connect ms", "fingerprint", "changed"];
  return csv(
    header,
    visits.map(({ at, outcome, players, connectMs, fingerprint, changed }) => [
      at,
      outcome,
      players,
      connectMs,
      fingerprint,
      changed?.join("; "),
    ]),
  );
}
