import { defined } from "@mudlark/scanner/objects";
import { describe, expect, test } from "vitest";
import type { Evidence, Mssp, ScanRecord } from "@mudlark/scanner/record";
import { changesBetween } from "../../../scanner/src/census/visiting/index.ts";
import { differencesBetween } from "../../../scanner/src/census/memory/differences.ts";
import { carryOver } from "../../../scanner/src/census/memory/carry.ts";
import { msspChanged } from "../../../scanner/src/census/memory/mssp.ts";
import { fakeRecord, type FakeServer } from "./fake-world.ts";

const record = (server: FakeServer = {}, deep = false, at = 0): ScanRecord =>
  fakeRecord({ host: "a.example", port: 4000, tls: false }, server, at, deep);
const withPart = (base: ScanRecord, part: Partial<NonNullable<ScanRecord["mudlark"]>>): ScanRecord => ({
  ...base,
  mudlark: Object.assign({}, base.mudlark, part),
});

describe("MSSP", () => {
  test.each<[string, Mssp, Mssp, boolean]>([
    ["players and uptime changed", { PLAYERS: "1", UPTIME: "2" }, { PLAYERS: "9", UPTIME: "8" }, false],
    ["a counter drifts", { ROOMS: "10000" }, { ROOMS: "10400" }, false],
    ["a counter leaps", { ROOMS: "10000" }, { ROOMS: "14000" }, true],
    ["another port, however close", { PORT: "4000" }, { PORT: "4001" }, true],
    ["a variable is new", { NAME: "x" }, { NAME: "x", GENRE: "y" }, true],
    ["a new value in a list", { FAMILY: ["a", "b"] }, { FAMILY: ["a", "b", "c"] }, true],
    ["a name like __proto__", { ["__proto__"]: "a" }, { ["__proto__"]: "b" }, true],
  ])("%s", (_, before, after, changed) => {
    expect(msspChanged(before, after)).toBe(changed);
  });
});

describe("what counts as a change", () => {
  test("nothing that changes every night", () => {
    const before = withPart(record({ banner: "It is 12:34", ms: 3000 }), {
      evidence: {
        GMCP: { offered: "WILL", data: 3, sample: "now 5", on: ["first"] },
        EOR: { asked: "DO", answer: "silent", on: ["first"] },
      },
      encoding: { name: "utf-8", source: "bytes", confidence: 0.91 },
      notes: [{ code: "slow", text: "it took 3.1 s" }],
    });
    const after = withPart(record({ banner: "It is 23:45", ms: 4123 }, false, 86_400_000), {
      evidence: {
        EOR: { on: ["first"], answer: "silent", asked: "DO" },
        GMCP: { offered: "WILL", data: 9, sample: "now 8", on: ["first"] },
      },
      encoding: { name: "utf-8", source: "bytes", confidence: 0.97 },
      notes: [{ code: "slow", text: "it took 4.2 s" }],
      generator: "mudlark 9.9.9",
    });
    expect(changesBetween(before, after)).toEqual([]);
  });

  test("each kind by its name", () => {
    const base = record({ banner: "Welcome", mssp: { NAME: "a" } });
    expect(changesBetween(undefined, base)).toEqual(["new"]);
    expect(changesBetween(base, record({ banner: "Hello", mssp: { NAME: "a" } }))).toEqual(["banner"]);
    expect(changesBetween(base, record({ banner: "Welcome", mssp: { NAME: "b" } }))).toEqual(["mssp"]);
    expect(changesBetween(base, record({ banner: "Welcome", mssp: { NAME: "a" }, requested: ["NAWS"] }))).toEqual([
      "options",
    ]);
    expect(changesBetween(base, withPart(base, { encoding: { name: "cp437", source: "entry" } }))).toEqual([
      "encoding",
    ]);
    expect(changesBetween(base, withPart(base, { evidence: { GMCP: { offered: "WILL", on: ["first"] } } }))).toEqual([
      "capabilities",
    ]);
    expect(changesBetween(base, withPart(base, { notes: [{ code: "endless-banner", text: "" }] }))).toEqual(["other"]);
    expect(changesBetween(base, withPart(base, { tls: [{ port: 4443, ok: true, problems: ["expired"] }] }))).toEqual([
      "certificate",
    ]);
  });
});

describe("a server that accepted connections but sent nothing until now", () => {
  const mute = record({ banner: "", outcome: "silent" });
  const speaking = record({ banner: "Welcome", mssp: { NAME: "a" }, requested: ["NAWS"] });

  test("is measured for the first time: it has not changed what it never showed", () => {
    expect(changesBetween(mute, speaking)).toEqual(["new"]);
    expect(differencesBetween(mute, speaking, changesBetween(mute, speaking))).toEqual([]);
  });

  test("is the same while it stays silent", () => {
    expect(changesBetween(mute, mute)).toEqual([]);
  });
});

describe("what is carried over", () => {
  test("deep results are kept until the next deep visit, with their evidence", () => {
    const before = withPart(record({}, true), {
      evidence: {
        MCCP2: { offered: "WILL", reply: "agreed", data: 1, on: ["deep"] },
        GMCP: { offered: "WILL", data: 5, on: ["first", "deep"] },
        MSP: { offered: "WILL", on: ["first"] },
      },
    });
    const after = withPart(record(), { evidence: { GMCP: { offered: "WILL", on: ["first"] } } });
    const carried = carryOver(before, after, "2026-11-20T02:00:00Z");
    expect(carried.mudlark?.deep).toEqual(before.mudlark?.deep);
    expect(carried.mudlark?.evidence).toEqual({
      MCCP2: { offered: "WILL", reply: "agreed", data: 1, on: ["deep"] },
      GMCP: { offered: "WILL", data: 5, on: ["first", "deep"] },
    });
  });

  test("what the deep connection agreed to is kept despite refusals required by the first one's rule", () => {
    const before = withPart(record({}, true), {
      evidence: { MCCP2: { offered: "WILL", reply: "agreed", data: 2, on: ["first", "deep"] } },
    });
    const after = withPart(record(), { evidence: { MCCP2: { offered: "WILL", reply: "refused", on: ["first"] } } });
    const carried = carryOver(before, after, "2026-11-20T02:00:00Z");
    expect(carried.mudlark?.evidence?.MCCP2).toEqual(before.mudlark?.evidence?.MCCP2);
    expect(changesBetween(before, carried)).toEqual([]);
  });

  test("claims in the deep connection's MSSP are kept until new MSSP arrives without them", () => {
    const claims = { evidence: { GMCP: { claimed: "1", on: [] } } };
    const before = withPart(record({}, true), claims);
    const silent = carryOver(before, record(), "2026-11-20T02:00:00Z");
    expect(silent.mudlark?.evidence).toEqual(claims.evidence);
    const again = carryOver(before, record({ mssp: { NAME: "Game" } }), "2026-11-20T02:00:00Z");
    expect(again.mudlark?.evidence).toBeUndefined();
  });

  test("a refused deep connection replaces nothing", () => {
    const deep = { visited: "2026-11-20T02:00:00.000Z", outcome: { code: "ok", reason: "x", phase: "done" } as const };
    const before = withPart(record({}, true), { deep: { ...deep, gmcp: [{ package: "Core.Ping", value: "" }] } });
    const refused = { code: "turned-away", reason: "x", phase: "session" } as const;
    const after = carryOver(before, withPart(record({}), { deep: { ...deep, outcome: refused } }), "");
    expect(after.mudlark?.deep).toEqual(before.mudlark?.deep);
    expect(changesBetween(before, after)).toEqual([]);
  });

  test.each<[string, Mssp | undefined]>([
    ["empty", {}],
    ["absent", undefined],
  ])("MSSP that is %s tonight keeps values, claims, evidence and encoding", (_, mssp) => {
    const full = { NAME: "Kept", GMCP: "1", CHARSET: "KOI8-R" };
    const offered: Evidence = { offered: "WILL", reply: "agreed", on: ["first"] };
    const before = withPart(record({ mssp: full }), {
      evidence: {
        MSSP: { ...offered, data: 1 },
        GMCP: { on: [], claimed: "1" },
        CHARSET: { on: [], claimed: "KOI8-R" },
      },
      encoding: { name: "koi8-r", source: "mssp" },
    });
    const fresh = withPart(record({ ...defined({ mssp }) }), {
      evidence: { MSSP: offered },
      encoding: { name: "utf-8", source: "default" },
    });
    const after = carryOver(before, fresh, "2026-11-20T02:00:00Z");
    expect(after.mudlark?.kept).toEqual({ mssp: full, measured: "2026-11-20T02:00:00Z" });
    expect(changesBetween(before, after)).toEqual([]);
    // And on the night after that.
    expect(changesBetween(after, carryOver(after, fresh, "2026-11-21T02:00:00Z"))).toEqual([]);
  });

  test("the report on a second TLS port is kept next to that of the visited port", () => {
    const [own, second] = [4000, 4443].map((port) => ({ port, ok: true, problems: [] }));
    if (own === undefined || second === undefined) throw new Error("two reports");
    const before = withPart(record({}, true), { tls: [own, second] });
    const carried = carryOver(before, withPart(record(), { tls: [own] }), "2026-11-20T02:00:00Z");
    expect(carried.mudlark?.tls).toEqual([own, second]);
    expect(changesBetween(before, carried)).toEqual([]);
  });

  test("nothing is carried over from another program's record, and the first visit replaces it", () => {
    const { mudlark: _, ...foreign } = record({ mssp: { NAME: "a" } });
    const after = record();
    expect(carryOver(foreign, after, "2026-11-20T02:00:00Z")).toBe(after);
    expect(changesBetween(foreign, after)).toContain("other");
  });
});
