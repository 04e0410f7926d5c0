import { describe, expect, it } from "vitest";
import type { ListingEntry, MudlarkPart, OtherAddress, ScanRecord } from "@mudlark/scanner/record";
import { addressesOf } from "../../../src/model/addresses.ts";
import type { HistoryVisit } from "../../../src/model/server-view.ts";
import { listed, measured, measuredAt, recordOf, visited } from "./game-data.ts";

const at = (host: string, port = 4000, tls = false): ListingEntry["addresses"][number] => ({ host, port, tls });
const views = (
  addresses: ListingEntry["addresses"],
  record: ScanRecord | null = null,
  history: readonly HistoryVisit[] = [],
) => addressesOf(listed({ addresses }), record, history);

describe("an address", () => {
  it.each([
    [at("mud.example"), "telnet://mud.example:4000", "mud.example 4000"],
    [at("mud.example", 4443, true), "telnets://mud.example:4443", "mud.example 4443"],
    [at("2001:db8::1"), "telnet://[2001:db8::1]:4000", "2001:db8::1 4000"],
    [at("[2001:db8::1]"), "telnet://[2001:db8::1]:4000", "[2001:db8::1] 4000"],
  ])("%j has the link %s", (address, url, typed) => {
    expect(views([address])).toMatchObject([{ ...address, url, typed, primary: true }]);
  });

  it("is the primary one only if it is the first", () => {
    expect(views([at("a.example"), at("b.example")]).map(({ primary }) => primary)).toEqual([true, false]);
  });
});

describe("the primary address", () => {
  const [later, latest] = ["2026-07-01T03:00:00Z", "2026-07-02T03:00:00Z"];
  const own = [at("a.example")];
  const primary = (...args: Parameters<typeof views>) => {
    const [view] = views(...args);
    return [view?.ip, view?.ipFamily, view?.outcome, view?.at];
  };

  it("has nothing without a record and without visits", () => {
    expect(primary(own)).toEqual([null, null, null, null]);
  });

  it("has what the record says, until a visit to it says more", () => {
    const record = measured({ outcome: { code: "cut-off", reason: "It hung up.", phase: "session" } });
    expect(primary(own, record)).toEqual(["198.51.100.7", "ipv4", "cut-off", measuredAt]);
    expect(primary(own, record, [visited(later, "refused")])).toEqual(["198.51.100.7", "ipv4", "refused", later]);
  });

  it("takes no notice of visits to another host or port, from before the entry was changed", () => {
    const others = [visited(later, "refused", { host: "b.example" }), visited(latest, "reset", { port: 4001 })];
    expect(primary(own, measured(), others)).toEqual(["198.51.100.7", "ipv4", "ok", measuredAt]);
    expect(primary(own, measured(), [visited(later, "dns-failure"), ...others])[2]).toBe("dns-failure");
  });

  it.each([at("b.example"), at("a.example", 4001)])("takes nothing from a record of another address: %j", (address) => {
    expect(primary([address], measured())).toEqual([null, null, null, null]);
  });

  it("has an outcome even if the record is another program's", () => {
    expect(primary(own, recordOf({ connected: measuredAt }))).toEqual(["198.51.100.7", "ipv4", "ok", measuredAt]);
  });

  it.each<[string, Partial<MudlarkPart>, string]>([
    ["2001:db8::7", {}, "ipv6"],
    ["192.0.2.7", { ipFamily: "ipv6" }, "ipv6"],
  ])("with %s and %j is of the family %s", (ip, part, family) => {
    const record = measured(part);
    const sessions = record.sessions.map((session) => ({ ...session, ip }));
    expect(primary(own, { ...record, sessions }).slice(0, 2)).toEqual([ip, family]);
  });
});

describe("a further address", () => {
  const [first, second, third] = ["2026-07-01T03:00:00Z", "2026-07-02T03:00:00Z", "2026-07-03T03:00:00Z"];
  const other: OtherAddress = {
    ...at("b.example", 4001),
    visited: first,
    ip: "2001:db8::7",
    ipFamily: "ipv6",
    outcome: { code: "refused", reason: "It refused.", phase: "connect" },
  };
  const record = measured({ addresses: [{ ...other, port: 4000 }, { ...other, host: "a.example" }, other] });
  const further = (address: ListingEntry["addresses"][number], history: readonly HistoryVisit[] = []) => {
    const view = views([at("a.example"), address], record, history)[1];
    return [view?.ip, view?.ipFamily, view?.outcome, view?.at];
  };

  it("has what the record says of it", () => {
    expect(further(at("b.example", 4001))).toEqual(["2001:db8::7", "ipv6", "refused", first]);
    expect(further(at("c.example", 4001))).toEqual([null, null, null, null]);
    expect(further(at("b.example", 4002))).toEqual([null, null, null, null]);
  });

  it("has the outcome of the last night that visited it", () => {
    const night = (time: string, host: string, port: number, outcome: "ok" | "reset") =>
      visited(time, "ok", { others: [{ host, port, outcome }] });
    expect(
      further(at("b.example", 4001), [
        night(first, "b.example", 4001, "reset"),
        night(second, "b.example", 4001, "ok"),
        night(third, "b.example", 4002, "reset"),
        night(third, "c.example", 4001, "reset"),
        visited(third),
      ]),
    ).toEqual(["2001:db8::7", "ipv6", "ok", second]);
  });
});
