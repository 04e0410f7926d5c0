import { describe, expect, it } from "vitest";
import { nightsOf } from "../../../src/model/nights.ts";
import type { HistoryVisit } from "../../../src/model/server-view.ts";
import { visitAt } from "./game-data.ts";

const asOf = "2026-06-30T03:00:00.000Z";
const end = Date.parse(asOf) / 1000;

const visit = (daysAgo: number, outcome: HistoryVisit["outcome"] = "ok", players?: number): HistoryVisit =>
  visitAt(end - daysAgo * 86_400, { outcome, players });

describe("the last 30 nights", () => {
  it("are reached, missed or without a visit, oldest first", () => {
    const view = nightsOf(
      [visit(40), visit(29), visit(2, "connect-timeout"), visit(1, "connect-timeout"), visit(1), visit(0)],
      asOf,
    );
    expect(view.nights).toHaveLength(30);
    expect([view.nights[0], view.nights[1]]).toEqual(["reached", "unvisited"]);
    expect(view.nights.slice(-3)).toEqual(["missed", "reached", "reached"]);
    expect([view.visited, view.reached]).toEqual([4, 3]);
    expect(nightsOf([], null)).toEqual({ nights: [], visited: 0, reached: 0 });
  });
});
