// cspell:ignore Äpfel
import { describe, expect, it, test } from "vitest";
import { dateWords, isoFromSeconds, isoOf, momentWords, monthOf, monthWords } from "../../../src/model/dates.ts";
import {
  aliasesOf,
  codebaseAliasesSchema,
  countryAliasesSchema,
  familyAliasesSchema,
  languageAliasesSchema,
} from "../../../src/model/aliases.ts";
import { encodingName } from "../../../src/model/encoding-name.ts";
import { figure, percent } from "../../../src/model/figure.ts";
import { byName, sortKey, titleCase, wordList } from "../../../src/model/text.ts";

describe("an alias file", () => {
  const long = (length: number): string => "x".repeat(length);
  test.each([
    ["codebases", codebaseAliasesSchema, { name: long(60), family: long(60), also: [long(100)] }, true],
    ["codebases", codebaseAliasesSchema, { name: "A" }, true],
    ["codebases", codebaseAliasesSchema, { name: "A", family: "B", also: ["C"] }, true],
    ["codebases", codebaseAliasesSchema, { name: "" }, false],
    ["codebases", codebaseAliasesSchema, { name: long(61) }, false],
    ["codebases", codebaseAliasesSchema, { name: "A", family: "" }, false],
    ["codebases", codebaseAliasesSchema, { name: "A", family: long(61) }, false],
    ["codebases", codebaseAliasesSchema, { name: "A", also: [""] }, false],
    ["codebases", codebaseAliasesSchema, { name: "A", also: [long(101)] }, false],
    ["codebases", codebaseAliasesSchema, { name: "A", version: "1" }, false],
    ["families", familyAliasesSchema, { name: long(60) }, true],
    ["families", familyAliasesSchema, { name: "A" }, true],
    ["families", familyAliasesSchema, { name: "" }, false],
    ["families", familyAliasesSchema, { name: long(61) }, false],
    ["countries", countryAliasesSchema, { code: "GB", also: ["UK"] }, true],
    ["countries", countryAliasesSchema, { code: "gb", also: ["UK"] }, false],
    ["languages", languageAliasesSchema, { code: "de", also: ["Deutsch"] }, true],
    ["languages", languageAliasesSchema, { code: "german", also: ["Deutsch"] }, false],
  ])("of %s (%#): %3$o", (_, schema, row, accepted) => {
    expect(schema.safeParse([row]).success).toBe(accepted);
  });
});

describe("names that servers send", () => {
  const aliases = aliasesOf({
    codebases: [
      { name: "Circle", family: "Diku", also: ["CircleMUD"] },
      { name: "Circle Deluxe", also: ["Circle Deluxe"] },
    ],
    families: [{ name: "DikuMUD", also: ["Diku"] }, { name: "LPMud" }],
    countries: [{ code: "GB", also: ["Wales"] }],
    languages: [{ code: "de", also: ["Deutsch"] }],
  });

  it.each([
    ["CircleMUD3 bpl 22", "Circle", "Diku", true],
    ["circle_deluxe", "Circle Deluxe", null, true],
    ["Home-grown v2.1 (beta)", "Home-grown", null, false],
    ["Home-grown version 7", "Home-grown", null, false],
    ["(beta)", "(beta)", null, false],
  ])("%s is the codebase %s of the family %s", (text, name, family, known) => {
    const found = aliases.codebase(text);
    expect([found.group.name, found.family?.name ?? null, found.known]).toEqual([name, family, known]);
  });

  it("of families, countries and languages are found too", () => {
    expect(
      ["diku", "lp mud", "Own"].map((text) => aliases.family(text)).map((each) => [each.group.name, each.known]),
    ).toEqual([
      ["DikuMUD", true],
      ["LPMud", true],
      ["Own", false],
    ]);
    expect(["Wales", "gb", "the Gambia", "Elsewhere"].map((text) => aliases.country(text))).toEqual([
      "GB",
      "GB",
      "GM",
      null,
    ]);
    expect(["Deutsch", "German", "de", "Elvish"].map((text) => aliases.language(text))).toEqual([
      "de",
      "de",
      "de",
      null,
    ]);
  });
});

test.each([
  ["utf-8", "UTF-8"],
  ["Windows-1251", "Windows-1251"],
  ["windows-1251", "Windows-1251"],
  ["BIG5", "Big5"],
  ["shift_jis", "Shift_JIS"],
  ["koi8-r", "KOI8-R"],
])("the encoding %s is shown as %s", (name, shown) => {
  expect(encodingName(name)).toBe(shown);
});

test.each([
  [[], "nothing"],
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
])("%j in a sentence", (words, sentence) => {
  expect(wordList(words)).toBe(sentence);
});

describe("dates", () => {
  it.each([
    ["2026-02-08T05:40:09Z", "8 February 2026", "8 February 2026, 05:40 UTC"],
    ["2025-12-31T23:59:59Z", "31 December 2025", "31 December 2025, 23:59 UTC"],
  ])("%s in words", (iso, day, moment) => {
    expect([dateWords(iso), dateWords(iso), momentWords(iso)]).toEqual([day, day, moment]);
  });

  it("that are unknown or no dates are called so", () => {
    expect([dateWords(null), momentWords(null), dateWords("sometime")]).toEqual(Array(3).fill("an unknown date"));
  });

  it.each([
    [0, "1970-01-01T00:00:00Z"],
    [86_399.9, "1970-01-01T23:59:59Z"],
    [86_400, "1970-01-02T00:00:00Z"],
    [1_782_788_400 + 9 * 3600 + 5 * 60 + 7, "2026-06-30T12:05:07Z"],
    [1_782_788_400 + 10 * 3600 + 10 * 60 + 10, "2026-06-30T13:10:10Z"],
    [-1, "1969-12-31T23:59:59Z"],
  ])("%d seconds since 1970 are %s", (seconds, iso) => {
    expect(isoFromSeconds(seconds)).toBe(iso);
    expect(monthOf(seconds)).toBe(iso.slice(0, 7));
  });

  it("are read in any form that Date reads", () => {
    expect(isoOf("30 June 2026 03:00:00.5 GMT")).toBe("2026-06-30T03:00:00Z");
    expect([isoOf(undefined), isoOf("sometime")]).toEqual([null, null]);
  });

  it("have months in words", () => {
    expect([monthWords("2026-06"), monthWords(new Date(0))]).toEqual(["June 2026", "January 1970"]);
  });
});

test("figures are written as English writes them", () => {
  expect([figure(1234), percent(11.25), percent(11.25, 1), percent(50)]).toEqual(["1,234", "11%", "11.3%", "50%"]);
});

test("titles keep small words small, and mixed spellings as they are", () => {
  expect(["THE HOUSE OF A MUD", "a tale", "McDuck and LPMud"].map(titleCase)).toEqual([
    "The House of a Mud",
    "A Tale",
    "McDuck and LPMud",
  ]);
});

test("names are sorted without article, case and marks, and numbers by value", () => {
  const names = ["Zoo", "The Apple", "an Orange", "*Mango*", "MUD 10", "MUD 9", "apple", "The", "Äpfel"];
  expect([...names].sort(byName)).toEqual([
    "Äpfel",
    "The Apple",
    "apple",
    "*Mango*",
    "MUD 9",
    "MUD 10",
    "an Orange",
    "The",
    "Zoo",
  ]);
  expect([sortKey("The"), sortKey("A tale"), byName("apple", "The Apple") > 0, byName("x", "x")]).toEqual([
    "The",
    "tale",
    true,
    0,
  ]);
});
