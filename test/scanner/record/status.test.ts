import { describe, expect, it } from "vitest";
import { statusOf, type OutcomeCode, type StatusVisit } from "../../../scanner/src/record/index.ts";

const day = 86_400_000;
const start = Date.parse("2026-01-01T03:00:00Z");

/** One letter a night: . reached, x refused, o opted out. */
function nights(pattern: string): StatusVisit[] {
  const codes: Record<string, OutcomeCode> = { ".": "ok", x: "refused", o: "opted-out" };
  return Array.from(pattern, (letter, index) => ({ at: start + index * day, outcome: codes[letter] ?? "ok" }));
}

function judge(pattern: string, later = 0) {
  const visits = nights(pattern);
  return statusOf(visits, (visits.at(-1)?.at ?? start) + later * day);
}

describe("status of a server", () => {
  it.each([
    ["", "unvisited"],
    ["o", "unvisited"],
    [".", "live"],
    ["s", "live"],
    ["x.............", "live"],
    ["xxx...........", "unstable"],
    ["....x", "unstable"],
    ["....xxxxxxx", "unstable"],
    ["....xxxxxxxx", "dark"],
    ["x", "dark"],
    ["....xxxxxxxx.", "unstable"],
    [`....xxxxxxxx${".".repeat(14)}`, "live"],
    [`.${"x".repeat(182)}`, "archived"],
    [`.${"x".repeat(182)}.`, "unstable"],
    ["....oooooooo", "live"],
  ])("%s is %s", (pattern, state) => {
    expect(judge(pattern).state).toBe(state);
  });

  it("says since when it is dark, and when it last answered", () => {
    const status = judge("..xxxxxxxxx");
    expect(status).toEqual({ state: "dark", since: start + 2 * day, lastReached: start + day });
  });

  it("counts the visits of the last 14 days that an unstable server did not answer", () => {
    expect(judge("xx..............x")).toMatchObject({ state: "unstable", recent: { visits: 15, failed: 1 } });
    expect(judge("..x.x.o.x")).toMatchObject({ state: "unstable", recent: { visits: 8, failed: 3 } });
  });

  it("does not depend on the order of visits, nor on those after the judgement", () => {
    const visits = nights("..xxxxxxxxx");
    const asOf = visits.at(-1)?.at ?? 0;
    const later: StatusVisit = { at: asOf + day, outcome: "ok" };
    expect(statusOf([later, ...visits.toReversed()], asOf)).toEqual(statusOf(visits, asOf));
  });

  it("does not call a server dark because nobody went there for weeks", () => {
    expect(judge("......", 60).state).toBe("live");
  });
});
