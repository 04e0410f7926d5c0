import { expect, it } from "vitest";
import { PastVisit } from "../../../../src/model/history/past-visit.ts";
import type { HistoryVisit } from "../../../../src/model/server-view.ts";

const whole: Required<HistoryVisit> = {
  at: 1_780_000_000,
  outcome: "turned-away",
  players: 12,
  claimed: 40_000,
  counted: "who",
  booted: 1_770_000_000,
  connect: 85,
  host: "alpha.example",
  port: 4000,
  fingerprint: "6ee5b43c3505410d",
  banner: "b6c5",
  refusal: "Too many connections.",
  ownerSeen: { token: "claim-abcdefghij234567abcd", in: "screen" },
  changed: ["banner"],
  differences: [{ what: "mssp", name: "NAME", from: "Alpha", to: "Beta" }],
  others: [{ host: "beta.example", port: 4001, outcome: "refused" }],
  deep: true,
};

it("has everything that its kind and its measurements say", () => {
  const { at, players, claimed, booted, connect, ...kind } = whole;
  const visit = new PastVisit(kind, { at, players, claimed, booted, connect });
  for (const key of Object.keys(whole) as (keyof HistoryVisit)[]) expect([key, visit[key]]).toEqual([key, whole[key]]);
});

it("can be made from another visit, with other measurements", () => {
  const first = new PastVisit(whole, { at: 1, players: 300_000, booted: undefined, connect: 5 });
  const again = new PastVisit(first, { at: 1, players: null, claimed: 300_000, booted: undefined, connect: 5 });
  expect(again).toMatchObject({ at: 1, players: null, claimed: 300_000, connect: 5 });
  expect(again.booted).toBeUndefined();
  expect([again.outcome, again.host, again.others]).toEqual(["turned-away", "alpha.example", whole.others]);
});
