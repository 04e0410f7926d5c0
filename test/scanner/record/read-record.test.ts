import { describe, expect, test } from "vitest";
import { fingerprintOf } from "@mudlark/scanner/fingerprint";
import { bannerText, canonicalJson, readRecord, RecordError } from "@mudlark/scanner/record";
import { captures } from "../session/fixtures/captures.ts";

const data = {
  "offered-options": [],
  "probed-protocol": "server",
  "refused-options": [],
  "requested-options": [],
  "scan-type": "quick",
};
const sessions = [{ host: "mud.example", ip: "192.0.2.1", port: 4000, connected: "2026-02-14T17:13:31.241496+00:00" }];

function record(changes: object = {}, session: object = {}): string {
  return JSON.stringify({
    "server-probe": { fingerprint: "c2dd7d4e76383b41", "fingerprint-data": data, session_data: session, ...changes },
    sessions,
  });
}

describe("reads every version of the format", () => {
  test("before 2026-02-08: no scan-type, the fingerprint over four keys", () => {
    const { "scan-type": _, ...old } = data;
    const read = readRecord(record({ fingerprint: fingerprintOf(old), "fingerprint-data": old }), "old.json");
    expect(read["server-probe"]?.["fingerprint-data"]["scan-type"]).toBeUndefined();
  });

  test("since 2026-02-14: bytes that could not be decoded are lone surrogates", () => {
    expect(bannerText(readRecord(record({}, { banner_before_return: "\udcb1" }), "r.json"), "before")).toBe("\udcb1");
  });

  test("since 2026-05-20: three more keys in the fingerprint", () => {
    const newer = {
      ...data,
      "directional-refusals": [],
      "looped-negotiation": [],
      "wrong-direction-offered": ["NAWS"],
    };
    expect(
      readRecord(record({ fingerprint: fingerprintOf(newer), "fingerprint-data": newer }), "new.json").sessions,
    ).toHaveLength(1);
  });

  test("banners as {text, raw_hex}", () => {
    const read = readRecord(record({}, { banner_after_return: { text: "hello", raw_hex: "68656c6c6f" } }), "r.json");
    expect(bannerText(read, "after")).toBe("hello");
    expect(bannerText(read, "before")).toBe("");
  });

  test.each(captures)("the reference scanner's record of $name", ({ record }) => {
    expect(readRecord(record, "r.json").sessions).toHaveLength(1);
  });
});

describe("bad input is reported in a sentence", () => {
  test.each([
    [
      "cut off",
      '{"server-probe": {',
      /^r\.json: not valid JSON .*Restore the file from git, or scan the server again\.$/,
    ],
    [
      "a fingerprint that does not match its data",
      record({ fingerprint: "0000000000000000" }),
      /^r\.json: server-probe\.fingerprint: is 0000000000000000, but its fingerprint-data hashes to c2dd7d4e76383b41\. /,
    ],
    ["a port out of range", record().replace("4000", "70000"), /^r\.json: sessions\[0\]\.port: /],
    [
      "an MSSP value that is not text",
      record({}, { mssp: { PLAYERS: 7 } }),
      /^r\.json: server-probe\.session_data\.mssp\.PLAYERS: /,
    ],
    ["an array", "[]", /^r\.json: the file: /],
  ])("%s", (_, text, message) => {
    expect(() => readRecord(text, "r.json")).toThrow(RecordError);
    expect(() => readRecord(text, "r.json")).toThrow(message);
  });
});

test("names like __proto__ are data: they are read, kept and written", () => {
  const mssp = '{"NAME":"Trap","__proto__":"polluted","constructor":"C"}';
  const read = readRecord(record({}, { mssp: "MSSP" }).replace('"MSSP"', mssp), "r.json");
  expect(Object.keys(read["server-probe"]?.session_data.mssp ?? {})).toEqual(["NAME", "__proto__", "constructor"]);
  expect(canonicalJson(read)).toContain('"mssp":{"NAME":"Trap","__proto__":"polluted","constructor":"C"}');
  expect(({} as Record<string, unknown>).NAME).toBeUndefined();
});

test("canonical JSON sorts keys at every depth and leaves lists alone", () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
});

test("a record with hundreds of thousands of wrong values is one problem", () => {
  const text = JSON.stringify({ sessions: Array.from({ length: 200_000 }, () => 0) });
  expect(() => readRecord(text, "a.json")).toThrow(
    /^a\.json: more than 200000 values, which no valid record has\. Restore the file from git\.$/,
  );
});

test("a sentence about thousands of unknown keys is cut", () => {
  const keys = Object.fromEntries(Array.from({ length: 9_999 }, (_, n) => [`key${n}`, 0]));
  expect(() => readRecord(JSON.stringify({ sessions: [], mudlark: keys }), "a.json")).toThrow(/^[^]{100,9999}$/);
});
