import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import { differenceSchema, type Change, type Mssp, type OtherAddress, type ScanRecord } from "@mudlark/scanner/record";
import { differencesBetween } from "../../../scanner/src/census/memory/differences.ts";
import { fakeRecord, type FakeServer } from "./fake-world.ts";

type Part = NonNullable<ScanRecord["mudlark"]>;

const record = (
  server: FakeServer = {},
  part: Partial<Part> = {},
  ip = "192.0.2.1",
  host = "a.example",
): ScanRecord => {
  const made = fakeRecord({ host, port: 4000, tls: false, ip }, server, 0, false);
  return { ...made, mudlark: Object.assign({}, made.mudlark, part) };
};
const every: Change[] = ["banner", "options", "mssp", "address", "certificate", "encoding", "capabilities", "other"];
const between = (before: ScanRecord, after: ScanRecord, changes = every) => differencesBetween(before, after, changes);
const withMssp = (mssp: Mssp) => record({ mssp });
const further = (ip: string, code: "ok" | "refused" = "ok"): OtherAddress => ({
  host: "a.example",
  port: 4001,
  tls: true,
  visited: "2026-11-21T02:00:00Z",
  outcome: { code, reason: "", phase: "done" },
  ip,
});

describe("what a server changed, from what to what", () => {
  test("MSSP variables by plain name: changed, new, gone; all values of each", () => {
    expect(
      between(
        withMssp({ CODEBASE: "CircleMUD 3.0", CONTACT: "a@b.example" }),
        withMssp({ codebase: "tbaMUD 2025", FAMILY: ["DikuMUD", "CircleMUD"] }),
      ),
    ).toEqual([
      { what: "mssp", name: "CODEBASE", from: "CircleMUD 3.0", to: "tbaMUD 2025" },
      { what: "mssp", name: "CONTACT", from: "a@b.example" },
      { what: "mssp", name: "FAMILY", to: "DikuMUD, CircleMUD" },
    ]);
  });

  test("nothing that changes every night, and no counter that drifts", () => {
    expect(
      between(
        withMssp({ NAME: "a", PLAYERS: "1", UPTIME: "5", ROOMS: "1000" }),
        withMssp({ NAME: "a", PLAYERS: "7", UPTIME: "9", ROOMS: "1001" }),
      ),
    ).toEqual([]);
  });

  test("options on both sides; a refusal alone is not news", () => {
    const options = (offers: string[], refuses: string[], requests: string[]): ScanRecord => {
      const made = record();
      const probe = made["server-probe"];
      if (probe === undefined) throw new Error("the record has no probe");
      const lists = { "offered-options": offers, "refused-options": refuses, "requested-options": requests };
      return {
        ...made,
        "server-probe": { ...probe, "fingerprint-data": { ...probe["fingerprint-data"], ...lists } },
      };
    };
    expect(between(options(["EOR"], ["GMCP"], []), options(["GMCP"], ["EOR", "ZMP"], ["NAWS"]))).toEqual([
      { what: "options", name: "NAWS", to: "requested" },
      { what: "options", name: "GMCP", from: "refused", to: "offered" },
      { what: "options", name: "EOR", from: "offered", to: "refused" },
    ]);
  });

  test("a capability even if an option of that name is listed, because history is derived from it", () => {
    const offering = record({}, { evidence: { GMCP: { offered: "WILL", on: ["first"] } } });
    const probe = offering["server-probe"];
    if (probe === undefined) throw new Error("the record has no probe");
    const data = { ...probe["fingerprint-data"], "offered-options": ["GMCP"] };
    expect(between(record(), { ...offering, "server-probe": { ...probe, "fingerprint-data": data } })).toEqual([
      { what: "options", name: "GMCP", to: "offered" },
      { what: "capabilities", name: "GMCP", to: "seen" },
    ]);
  });

  test("addresses: the IP address, or name and port; further ones as they appear and disappear", () => {
    expect(between(record(), record({}, {}, "192.0.2.7"))).toEqual([
      { what: "address", from: "192.0.2.1", to: "192.0.2.7" },
    ]);
    expect(between(record(), record({}, {}, "192.0.2.7", "b.example"))).toEqual([
      { what: "address", from: "a.example 4000", to: "b.example 4000" },
    ]);
    const [up, down] = [further("192.0.2.1"), further("192.0.2.1", "refused")].map((each) =>
      record({}, { addresses: [each] }),
    ) as [ScanRecord, ScanRecord];
    expect(between(up, down)).toEqual([{ what: "address", name: "a.example 4001", from: "192.0.2.1" }]);
    expect(between(down, up)).toEqual([{ what: "address", name: "a.example 4001", to: "192.0.2.1" }]);
    expect(between(up, record())).toEqual([]);
  });

  test("certificate, encoding and capabilities", () => {
    const certificate = (validTo: string): Part["tls"] => [
      {
        port: 4443,
        ok: true,
        problems: ["self-signed"],
        certificate: {
          subject: "CN=a",
          issuer: "CN=a",
          names: [],
          validFrom: "2026-01-01T00:00:00Z",
          validTo,
          sha256: "00",
        },
      },
    ];
    expect(
      between(
        record({}, { tls: certificate("2026-06-01T00:00:00Z"), encoding: { name: "cp437", source: "bytes" } }),
        record(
          {},
          {
            tls: certificate("2027-06-01T00:00:00Z"),
            encoding: { name: "utf-8", source: "charset" },
            evidence: {
              MXP: { offered: "in-band", on: ["first"] },
              ZMP: { asked: "DO", answer: "silent", on: ["first"] },
            },
          },
        ),
      ),
    ).toEqual([
      {
        what: "certificate",
        name: "4443",
        from: "self-signed, valid until 2026-06-01, issued by CN=a",
        to: "self-signed, valid until 2027-06-01, issued by CN=a",
      },
      { what: "encoding", from: "cp437", to: "utf-8" },
      { what: "capabilities", name: "MXP", to: "seen" },
    ]);
  });

  test("no kinds that the census did not find, and no comparison with a missing or foreign record", () => {
    const [before, after] = [withMssp({ NAME: "a" }), withMssp({ NAME: "b" })];
    expect(between(before, after, ["banner"])).toEqual([]);
    expect(differencesBetween(undefined, after, ["new"])).toEqual([]);
    expect(between(record({ mssp: { NAME: "a" } }, { origin: "imported" }), after)).toEqual([]);
  });

  test("treats names such as __proto__ as data, and removes control characters", () => {
    const trap = (value: string): Mssp => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) as Mssp;
    expect(between(withMssp(trap("a")), withMssp(trap("b\u001b[31m\u0000\r\nc\u009b")))).toEqual([
      { what: "mssp", name: "PROTO", from: "a", to: "b c" },
    ]);
  });

  test("gives at most 20 items that satisfy the schema, whatever a server sends", () => {
    const hostile = fc.dictionary(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.string({ unit: "binary", maxLength: 400 }),
      {
        maxKeys: 60,
      },
    );
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        const found = between(withMssp(before), withMssp(after));
        expect(found.length).toBeLessThanOrEqual(20);
        for (const each of found) {
          expect(differenceSchema.parse(each)).toEqual(each);
          expect(`${each.name ?? ""}${each.from ?? ""}${each.to ?? ""}`).not.toMatch(/\p{Cc}/u);
          expect(each.from).not.toBe(each.to);
        }
      }),
    );
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`V${index}`, "x".repeat(999)]));
    const found = between(withMssp({ NAME: "a" }), withMssp({ NAME: "a", ...many }));
    expect([found.length, found[0]?.to?.length]).toEqual([20, 200]);
  });
});
