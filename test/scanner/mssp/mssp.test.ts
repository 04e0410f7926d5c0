// cspell:disable (names and texts in other languages)
import fc from "../../fast-check.ts";
import { describe, expect, it, test } from "vitest";
import { encode } from "../../../scanner/src/encoding/index.ts";
import {
  decodeMssp,
  encodingOfMssp,
  joinMssp,
  mergeMssp,
  redecodeMssp,
  splitMssp,
} from "../../../scanner/src/mssp/index.ts";

/** A payload of text in a given encoding. */
function payloadOf(variables: Record<string, string | readonly string[]>, encoding = "utf-8"): Uint8Array {
  return joinMssp(
    Object.entries(variables).map(([name, value]) => [
      encode(name, encoding),
      (typeof value === "string" ? [value] : value).map((one) => encode(one, encoding)),
    ]),
  );
}

const text = (payload: Uint8Array, hints: Parameters<typeof encodingOfMssp>[1] = {}) =>
  decodeMssp(payload, encodingOfMssp(payload, hints)).variables;

test("a name or value that is too long is not cut within a character", () => {
  const { variables } = decodeMssp(payloadOf({ NAME: `N${"🐉".repeat(5000)}`, [`N${"🐉".repeat(90)}`]: "1" }), "utf-8");
  const kept = Object.entries(variables).flat() as string[];
  expect(kept.map((one) => one.length)).toEqual([4, 4095, 99, 1]);
  expect(kept.filter((one) => !one.isWellFormed())).toEqual([]);
});

describe("answers of one visit", () => {
  it("are merged, and an empty one deletes nothing", () => {
    const full = payloadOf({ NAME: "Twice Realm", PLAYERS: "3" });
    expect(text(mergeMssp([full, new Uint8Array(0)]))).toEqual({ NAME: "Twice Realm", PLAYERS: "3" });
    expect(text(mergeMssp([new Uint8Array(0), full]))).toEqual({ NAME: "Twice Realm", PLAYERS: "3" });
    expect(text(mergeMssp([full, payloadOf({ NAME: "", PLAYERS: "4" })]))).toEqual({
      NAME: "Twice Realm",
      PLAYERS: "4",
    });
    expect(mergeMssp([new Uint8Array(0)])).toHaveLength(0);
  });

  it("may have one variable each", () => {
    const parts = [{ NAME: "Chunk" }, { PLAYERS: "3" }, { PORT: ["4000", "4001"] }].map((part) => payloadOf(part));
    expect(text(mergeMssp(parts))).toEqual({ NAME: "Chunk", PLAYERS: "3", PORT: ["4000", "4001"] });
  });

  it("keep all values of a name that is repeated within one answer", () => {
    const payload = Buffer.from("\x01PORT\x021\x01NAME\x02x\x01PORT\x022", "latin1");
    expect(text(mergeMssp([payload]))).toEqual({ PORT: ["1", "2"], NAME: "x" });
  });

  it("keep every byte, and never throw", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 }), (payloads) => {
        const merged = mergeMssp(payloads);
        expect(mergeMssp([merged])).toEqual(merged);
        expect(joinMssp(splitMssp(merged))).toEqual(merged);
        text(merged);
      }),
    );
  });
});

describe("the encoding of the values", () => {
  it.each([
    ["windows-1251", "Мир магии"],
    ["koi8-r", "Мир магии и приключений"],
    ["gbk", "北大侠客行"],
    ["big5", "狂想空間"],
  ])("comes from the entry: %s", (encoding, name) => {
    const payload = payloadOf({ NAME: name, PLAYERS: "5" }, encoding);
    expect(text(payload, { entry: encoding })).toEqual({ NAME: name, PLAYERS: "5" });
  });

  it("comes from the screen or is detected from the bytes, if the entry names none", () => {
    const payload = payloadOf({ NAME: "Мир магии", DESCRIPTION: "Добро пожаловать в мир магии" }, "windows-1251");
    expect(text(payload, { screen: "windows-1251" }).NAME).toBe("Мир магии");
    expect(text(payload).NAME).toBe("Мир магии");
  });

  it("is UTF-8 if the values are, whatever the screen uses", () => {
    const payload = payloadOf({ NAME: "Märchen", LOCATION: "日本" });
    for (const entry of ["cp437", "windows-1251", undefined]) {
      expect(text(payload, { entry })).toEqual({ NAME: "Märchen", LOCATION: "日本" });
    }
  });

  it("can be corrected later, from the bytes in the record", () => {
    const raw = Buffer.from(payloadOf({ NAME: "Мир" }, "koi8-r")).toString("base64");
    expect(redecodeMssp(raw, { entry: "koi8-r" })).toEqual({ NAME: "Мир" });
  });
});
