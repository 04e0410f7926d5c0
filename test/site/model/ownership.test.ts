import { expect, test } from "vitest";
import { ownerToken } from "@mudlark/scanner/ownership";
import type { OutcomeCode, ScanRecord } from "@mudlark/scanner/record";
import { ownershipOf } from "../../../src/model/ownership.ts";
import type { HistoryVisit, OwnershipView } from "../../../src/model/server-view.ts";
import { visitAt } from "./game-data.ts";

const entry = {
  id: "alpha",
  name: "Alpha",
  owner: "Ann",
  addresses: [{ host: "a.example", port: 4000, tls: false }],
};
const token = ownerToken(entry) ?? "";

/** A visit on a day of June 2026. */
function night(day: number, shown?: string, outcome: OutcomeCode = "ok"): HistoryVisit {
  return visitAt(Date.UTC(2026, 5, day, 3) / 1000, {
    outcome,
    ...(shown !== undefined && { ownerSeen: { token: shown, in: "mssp" } }),
  });
}
const ownership = (...visits: HistoryVisit[]): OwnershipView | null => ownershipOf(entry, null, null, visits);

test("an entry without an owner claims nothing", () => {
  const { owner: _, ...nobody } = entry;
  expect(ownershipOf(nobody, null, null, [night(1, token)])).toBeNull();
});

test("a claim waits until the server shows the token of the present owner", () => {
  const waiting = { owner: "Ann", token, state: "waiting", seenIn: null, first: null, last: null };
  expect(ownership(night(1))).toEqual(waiting);
  expect(ownership(night(1, ownerToken({ id: "alpha", owner: "Eve" })))).toEqual(waiting);
});

test("it is current while visits see the token, with the first and the newest of them", () => {
  expect(ownership(night(1), night(2, token), night(3, token))).toEqual({
    owner: "Ann",
    token,
    state: "current",
    seenIn: "mssp",
    first: "2026-06-02T03:00:00Z",
    last: "2026-06-03T03:00:00Z",
  });
});

test("it lapses two weeks after the newest visit that saw the token, but not while the server is away", () => {
  expect(ownership(night(1, token), night(15))?.state).toBe("current");
  expect(ownership(night(1, token), night(16))?.state).toBe("lapsed");
  expect(ownership(night(1, token), night(16), night(17, token))?.state).toBe("current");
  expect(ownership(night(1, token), night(30, undefined, "connect-timeout"))?.state).toBe("current");
});

test("a token on the kept screen of an earlier deep visit is dated by that visit", () => {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  const record = {
    sessions: [],
    mudlark: {
      visited: "2026-06-28T03:00:00Z",
      raw: { before: base64("Welcome"), after: "" },
      deep: { visited: "2026-06-01T03:00:00Z", raw: { before: "", after: base64(token) } },
    },
  } as unknown as ScanRecord;
  const found = ownershipOf(entry, record, "2026-06-28T03:00:00Z", [night(1), night(28)]);
  expect(found).toMatchObject({ state: "lapsed", seenIn: "screen", last: "2026-06-01T03:00:00Z" });
});
