import type { OutcomeCode } from "@mudlark/scanner/record";
import { describe, expect, it, test } from "vitest";
import { addressesOf } from "../../../src/model/addresses.ts";
import { currentPlayers } from "../../../src/model/nights.ts";
import { listed, measured, measuredAt, viewOf, visited } from "./game-data.ts";

const before = "2026-06-01T03:00:00Z";
const after = "2026-07-01T03:00:00Z";

describe("the visit behind a record without readings", () => {
  it.each<[OutcomeCode, string | null]>([
    ["ok", "ok"],
    ["refused", "refused"],
    ["opted-out", null],
    ["internal-error", null],
  ])("ended with %s, so the last visit is %s", (code, outcome) => {
    const record = measured({ outcome: { code, reason: "So it ended.", phase: "done" } });
    const { lastVisit } = viewOf(record);
    expect(lastVisit).toEqual(outcome === null ? null : { at: measuredAt, outcome, reason: "So it ended." });
  });

  it("reached the server if another program's record has a probe, and else did not", () => {
    const { mudlark: _, ...foreign } = measured();
    expect(viewOf(foreign).lastVisit).toEqual({ at: measuredAt, outcome: "ok", reason: null });
    expect(viewOf({ sessions: foreign.sessions }).lastVisit?.outcome).toBe("unreachable");
  });

  it("does not count if its date is in the future", () => {
    expect(viewOf(measured(), [], listed(), { asOf: before }).lastVisit).toBeNull();
    expect(viewOf(measured(), [], listed(), { asOf: measuredAt }).lastVisit).not.toBeNull();
    expect(viewOf(measured(), [], listed(), { asOf: null }).lastVisit).toBeNull();
  });

  it("counts before the readings, but not after the first of them", () => {
    const failing = visited(after, "refused");
    expect(viewOf(measured(), [failing], listed(), { asOf: after })).toMatchObject({
      lastReached: measuredAt,
      lastVisit: { outcome: "refused", reason: null },
    });
    const earlier = visited(before, "refused");
    expect(viewOf(measured(), [earlier]).lastReached).toBeNull();
  });
});

describe("players", () => {
  const mssp = { PLAYERS: "7" };
  const rounds = (at: string, players: number, source = 0) => ({
    at: [Date.parse(at) / 1000],
    players: [players],
    source: [source],
  });

  it("are those of the newest count, of a visit or of a round", () => {
    const visit = visited(measuredAt, "ok", { players: 5, counted: "who" });
    const of = (at: string) => viewOf(measured({}, mssp), [visit], listed(), { rounds: rounds(at, 12, 2) }).players;
    expect(of(before)).toEqual({ value: 5, claimed: null, at: measuredAt, source: "reading", counted: "who" });
    expect(of(measuredAt)).toMatchObject({ value: 5, source: "reading" });
    expect(of(after)).toEqual({ value: 12, claimed: null, at: after, source: "round", counted: "screen" });
  });

  it("are those of the record if there is no reading, and only a claim if they cannot be true", () => {
    const of = (PLAYERS: string) => viewOf(measured({}, { PLAYERS })).players;
    expect(of("7")).toEqual({ value: 7, claimed: null, at: measuredAt, source: "record", counted: "mssp" });
    expect(of("999999")).toMatchObject({ value: null, claimed: 999_999 });
    expect(of("many")).toMatchObject({ value: null, claimed: null });
    expect(viewOf(measured()).players).toBeNull();
  });

  it("count the visitor in stock FluffOS", () => {
    const of = (CODEBASE: string) => viewOf(measured({}, { ...mssp, CODEBASE })).players?.countsVisitor;
    expect([of("FluffOS v2019"), of("CircleMUD")]).toEqual([true, undefined]);
  });

  it("that jump beyond belief are claims, and do not hide the counts around them", () => {
    const history = [5, 999_999, 6].map((players, night) =>
      visited(`2026-06-0${night + 1}T03:00:00Z`, "ok", { players }),
    );
    expect(viewOf(null, history).history.map(({ players, claimed }) => [players, claimed])).toEqual([
      [5, undefined],
      [null, 999_999],
      [6, undefined],
    ]);
  });

  it.each<[string, number | undefined, Parameters<typeof viewOf>]>([
    ["at the newest visit", 5, [null, [visited(measuredAt, "ok", { players: 5 })]]],
    ["not since", undefined, [null, [visited(before, "ok", { players: 5 }), visited(measuredAt)]]],
    ["of a server that is dark", undefined, [null, [visited(before, "refused"), visited(measuredAt, "refused")]]],
    ["never", undefined, [null, [visited(measuredAt)]]],
    ["but not as a number", undefined, [null, [visited(measuredAt, "ok", { players: null })]]],
    [
      "of a server that is unstable, by a later round",
      9,
      [null, [visited(before), visited(measuredAt, "refused")], listed(), { rounds: rounds(after, 9) }],
    ],
  ])("online now, counted %s, are %s", (_, players, made) => {
    expect(currentPlayers(viewOf(...made))).toBe(players);
  });
});

test("a claim to have opted out counts only while it is the newest reading", () => {
  expect(viewOf(null, [visited(before), visited(measuredAt, "opted-out")]).optedOut).toBe(measuredAt);
  expect(viewOf(null, [visited(before, "opted-out"), visited(measuredAt)]).optedOut).toBeNull();
});

describe("the addresses of a game", () => {
  const entry = listed({
    addresses: [
      { host: "2001:db8::1", port: 4000, tls: false },
      { host: "[2001:db8::2]", port: 4001, tls: true },
      { host: "a.example", port: 4002, tls: false },
    ],
  });

  it("are written as links and as typed, the first of them primary", () => {
    expect(addressesOf(entry, null, []).map(({ url, typed, primary }) => [url, typed, primary])).toEqual([
      ["telnet://[2001:db8::1]:4000", "2001:db8::1 4000", true],
      ["telnets://[2001:db8::2]:4001", "[2001:db8::2] 4001", false],
      ["telnet://a.example:4002", "a.example 4002", false],
    ]);
  });

  it.each([
    ["198.51.100.7", "ipv4"],
    ["2001:db8::7", "ipv6"],
    [undefined, null],
  ] as const)("have the family of the IP address %s", (ip, ipFamily) => {
    const { mudlark: _, ...foreign } = measured();
    const session = { host: "a.example", port: 4000, connected: measuredAt, ...(ip !== undefined && { ip }) };
    const [address] = addressesOf(listed(), { ...foreign, sessions: [session] }, []);
    expect(address).toMatchObject({ ip: ip ?? null, ipFamily, outcome: "ok", at: measuredAt });
  });

  it("have what the record says of them, and not what it says of an address that has changed", () => {
    const ok = { code: "ok", reason: "It answered.", phase: "done" } as const;
    const other = { host: "a.example", port: 4002, tls: false, ip: "198.51.100.9", ipFamily: "ipv4" } as const;
    const record = measured({ ipFamily: "ipv6", addresses: [{ ...other, visited: before, outcome: ok }] });
    expect(addressesOf(entry, record, [])).toMatchObject([
      { ip: null, outcome: null, at: null },
      { ip: null, outcome: null, at: null },
      { ip: "198.51.100.9", ipFamily: "ipv4", outcome: "ok", at: before },
    ]);
    for (const changed of [{ host: "b.example" }, { port: 4003 }]) {
      const moved = listed({ addresses: [{ host: "a.example", port: 4000, tls: false, ...changed }] });
      expect(addressesOf(moved, record, [])).toMatchObject([{ ip: null, outcome: null, at: null }]);
      expect(addressesOf(moved, record, [visited(measuredAt)])).toMatchObject([{ outcome: null, at: null }]);
    }
    expect(addressesOf(listed(), record, [])).toMatchObject([{ ip: "198.51.100.7", ipFamily: "ipv6", at: measuredAt }]);
  });

  it("have the newest night's visit to each", () => {
    const night = (at: string, host: string, port: number, outcome: OutcomeCode) =>
      visited(at, "ok", { others: [{ host, port, outcome }] });
    const history = [
      night(before, "a.example", 4002, "refused"),
      night(measuredAt, "a.example", 4001, "ok"),
      night(after, "b.example", 4002, "ok"),
    ];
    expect(addressesOf(entry, null, history)[2]).toMatchObject({ outcome: "refused", at: before });
  });
});
