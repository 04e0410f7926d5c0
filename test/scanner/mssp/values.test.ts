import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import {
  cleanValue,
  msspFacts,
  msspName,
  readFlag,
  statedCount,
  statedFlag,
  statedList,
  statedText,
  statedValues,
  type MsspFacts,
} from "../../../scanner/src/mssp/index.ts";

const facts = (values: Record<string, string | string[]>): MsspFacts => msspFacts({ values, at: null });

test.each(["CRAWL DELAY", "crawl_delay", " Crawl  Delay ", "CRAWL\tDELAY", "_CRAWL__DELAY"])(
  "all of %j are one name",
  (name) => {
    expect(msspName(name)).toBe("CRAWL DELAY");
  },
);

describe("variables", () => {
  test("spellings of one name are one variable, with the values in the order sent", () => {
    expect([...facts({ PORT: ["6666", "6667"], port: "8000" })]).toEqual([
      ["PORT", { values: ["6666", "6667", "8000"], at: null }],
    ]);
  });

  test("if several answers contain a variable, the first one counts, with its date", () => {
    const both = msspFacts(
      { values: { NAME: "Alpha" }, at: "2026-06-30T03:00:00Z" },
      { values: { name: "Old", GENRE: "Fantasy" }, at: "2026-06-01T03:00:00Z" },
    );
    expect(both.get("NAME")).toEqual({ values: ["Alpha"], at: "2026-06-30T03:00:00Z" });
    expect(both.get("GENRE")?.at).toBe("2026-06-01T03:00:00Z");
  });

  test("__proto__ and constructor are ordinary names", () => {
    const odd = facts({ ["__proto__"]: "a", constructor: "b" });
    expect([statedText(odd, "PROTO"), statedText(odd, "CONSTRUCTOR"), statedText(odd, "NAME")]).toEqual([
      "a",
      "b",
      undefined,
    ]);
  });
});

test.each([
  ['"Quoted"', "Quoted"],
  ["' Single '", "Single"],
  ["\x1b[31mred\x1b[0m  dawn\r\n", "red dawn"],
  ['\x1b[1m"12"\x1b[0m', "12"],
  ['"', '"'],
  ['\'Tis "so"', '\'Tis "so"'],
])("%j is cleaned to %j", (sent, clean) => {
  expect(cleanValue(sent)).toBe(clean);
});

describe("not stated", () => {
  const nothing = ["", " ", "-1", "None", "NULL", "nil", "n/a", "N.A.", "undefined", "unset", "Not set", "not-set"];
  const more = ["unknown", "(null)", "<none>", '"none"', "unspecified", "TBA", "-", "???", "...", "\u200b", "0", "00"];
  test.each([...nothing, ...more])("GENRE %j", (value) => {
    expect(statedText(facts({ GENRE: value }), "GENRE")).toBeUndefined();
    expect(statedList(facts({ GENRE: value }), "GENRE")).toEqual([]);
    expect(statedText(facts({ GENRE: ["Fantasy", value] }), "GENRE")).toBe("Fantasy");
  });

  test.each(["Fantasy", "Nonexistent", "NA", "Unknown Worlds", "C++", "☃", "狂想空間", "1"])(
    "%j is a text",
    (value) => {
      expect(statedText(facts({ GENRE: value }), "GENRE")).toBe(value);
    },
  );

  test("a zero is a value where a number or a flag is expected", () => {
    expect(statedValues(facts({ PLAYERS: "0" }), "PLAYERS")).toEqual(["0"]);
    expect(statedCount(facts({ PLAYERS: "0" }), "PLAYERS")).toBe(0);
    expect(statedFlag(facts({ ANSI: "0" }), "ANSI")).toBe(false);
  });
});

test("a list is split, however it was sent", () => {
  expect(statedList(facts({ GAMEPLAY: ["Hack and Slash, Questing", "Questing/Social", "None"] }), "GAMEPLAY")).toEqual([
    "Hack and Slash",
    "Questing",
    "Social",
  ]);
  expect(statedList(facts({ LANGUAGE: "N/A" }), "LANGUAGE")).toEqual([]);
});

test.each<[string, boolean | null]>([
  ["1", true],
  ["yes", true],
  ["True", true],
  ["4443", true],
  ["0", false],
  ["no", false],
  ["off", false],
  ["maybe", null],
  ["123456", null],
  ["", null],
])("the flag %j is %j", (text, flag) => {
  expect(readFlag(text)).toBe(flag);
  expect(statedFlag(facts({ ANSI: `"${text}"` }), "ANSI") ?? null).toBe(flag);
});

test("no server input makes the readers throw", () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "binary" })));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "binary" }), value), (values) => {
      const all = facts(values);
      for (const name of all.keys()) {
        for (const text of statedList(all, name)) expect(text).not.toMatch(/[\x00-\x1f]/);
      }
    }),
  );
});
