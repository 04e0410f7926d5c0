import type { OutcomeCode } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import { statusView } from "../../../src/model/status.ts";

const asOf = "2026-06-30T03:00:00Z";
const end = Date.parse(asOf) / 1000;
const day = 86_400;
type Visit = Parameters<typeof statusView>[0][number];
const visit = (daysAgo: number, outcome: OutcomeCode = "ok", refusal?: string): Visit => ({
  at: end - daysAgo * day,
  outcome,
  ...(refusal !== undefined && { refusal }),
});

/** The status by visits of some days ago, the oldest first. */
function status(visits: readonly Visit[], more: Partial<Parameters<typeof statusView>[2]> & { now?: number } = {}) {
  const { now = 0, ...terms } = more;
  return statusView(
    visits,
    { asOf, now: Date.parse(asOf) + now * day * 1000 },
    { optedOut: null, addresses: 1, newest: visits.at(-1), ...terms },
  );
}
const nightly = (from: number, to: number, outcome: OutcomeCode, refusal?: string): Visit[] =>
  Array.from({ length: from - to + 1 }, (_, index) => visit(from - index, outcome, refusal));

describe("the status of a game", () => {
  it.each<[string, Parameters<typeof status>, string, string]>([
    ["that was never visited", [[]], "not yet visited", "Not visited yet."],
    ["that answered", [[visit(0)]], "live", "Last reached on 30 June 2026."],
    [
      "that answered 45 days before the newest visit of all",
      [[visit(45)]],
      "not measured since 16 May 2026",
      "Not visited since.",
    ],
    ["that answered a day later", [[visit(44)]], "live on 17 May 2026", "Nothing has been measured since."],
    [
      "that missed one visit",
      [[visit(1), visit(0, "refused")]],
      "unstable",
      "It did not answer 1 of the 2 visits of the last 14 days. Last reached on 29 June 2026.",
    ],
    [
      "that missed one visit at the first of two addresses",
      [[visit(1), visit(0, "refused")], { addresses: 2 }],
      "unstable",
      "Its first address did not answer 1 of the 2 visits of the last 14 days. Last reached on 29 June 2026.",
    ],
    [
      "that has been away for weeks",
      [[visit(20), ...nightly(19, 0, "refused")]],
      "dark since 11 June 2026",
      "It has not answered since. Last reached on 10 June 2026.",
    ],
    [
      "that has been away for a year",
      [[visit(400), ...nightly(399, 0, "refused")]],
      "archived",
      "It has been dark since 27 May 2025 and is now checked once a month; if it answers, it is listed again. Last reached on 26 May 2025.",
    ],
    [
      "that sends nothing",
      [[visit(0, "silent")]],
      "live",
      "On 30 June 2026 it accepted the connection but sent nothing.",
    ],
    ["that hangs up", [[visit(0, "cut-off")]], "live", "On 30 June 2026 it hung up before we could measure it."],
    ["that turns us away", [[visit(0, "turned-away")]], "live", "On 30 June 2026 it turned our visit away."],
    [
      "that has hung up for a week",
      [[visit(8), ...nightly(7, 0, "cut-off")]],
      "live",
      "Since 23 June 2026 it has hung up before we could measure it. The facts on this page are from 22 June 2026 or earlier.",
    ],
    [
      "that has hung up for less",
      [[visit(8), ...nightly(6, 0, "cut-off")]],
      "live",
      "On 30 June 2026 it hung up before we could measure it.",
    ],
    [
      "that has been silent for a week, and was never measured",
      [nightly(7, 0, "silent")],
      "live",
      "Since 23 June 2026 it has accepted connections but sent nothing.",
    ],
    [
      "that has turned us away for a week",
      [[visit(8), ...nightly(7, 0, "turned-away", "Go away.")]],
      "live",
      "Since 23 June 2026 it has turned our visits away. Last time: Go away. The facts on this page are from 22 June 2026 or earlier.",
    ],
    [
      "whose owner opted out",
      [[visit(5)], { optedOut: "2026-06-28T03:00:00Z" }],
      "opted out",
      "At the owner's request it has not been visited since 28 June 2026.",
    ],
    [
      "whose port belongs to another service",
      [[], { newest: visit(0, "forbidden-port") }],
      "not measured",
      "Its port belongs to another kind of service.",
    ],
    [
      "that our own network does not reach",
      [[], { newest: visit(0, "internal-error") }],
      "not measured",
      "Visits failed because of our own network.",
    ],
    [
      "whose name has led nowhere public for a week",
      [[visit(7)], { newest: visit(0, "private-address") }],
      "not measured since 23 June 2026",
      "Its host name has no public internet address.",
    ],
    [
      "whose name has led nowhere public for less",
      [[visit(6)], { newest: visit(0, "private-address") }],
      "live on 24 June 2026",
      "Nothing has been measured since.",
    ],
    [
      "that was measured too long ago to be called current",
      [[visit(0)], { now: 4 }],
      "live on 30 June 2026",
      "Nothing has been measured since.",
    ],
    ["that was measured three days ago", [[visit(0)], { now: 3 }], "live", "Last reached on 30 June 2026."],
    [
      "that is dark, however long ago that was seen",
      [[visit(20), ...nightly(19, 0, "refused")], { now: 99 }],
      "dark since 11 June 2026",
      "It has not answered since. Last reached on 10 June 2026.",
    ],
  ])("%s", (_, made, label, sentence) => {
    expect(status(...made)).toMatchObject({ label, sentence });
  });
});
