import { describe, expect, test } from "vitest";
import {
  adultOf,
  bootTimeOf,
  crawlDelayOf,
  createdOf,
  isBootTime,
  isOpeningYear,
  msspFacts,
  playersOf,
  tlsPortsOf,
  type MsspFacts,
} from "../../../scanner/src/mssp/index.ts";

const at = "2026-06-30T03:00:00Z";
const visited = Date.parse(at) / 1000;
const facts = (values: Record<string, string | string[]>, asked: string | null = at): MsspFacts =>
  msspFacts({ values, at: asked });

describe("players", () => {
  test.each<[string, number | null | undefined]>([
    ["12", 12],
    ['"12"', 12],
    ["0", 0],
    [" 7 ", 7],
    ["\x1b[1m7\x1b[0m", 7],
    ["-1", undefined],
    ["", undefined],
    ["None", undefined],
    ["many", null],
    ["1e3", null],
    ["-5", null],
    ["1234567890", null],
  ])("PLAYERS %j is %j", (text, players) => {
    expect(playersOf(facts({ players: text }))).toBe(players);
  });
  test("without PLAYERS there is no count; of several values the last one counts", () => {
    expect([playersOf(facts({})), playersOf(facts({ PLAYERS: ["3", "4"] }))]).toEqual([undefined, 4]);
  });
});

describe("boot time", () => {
  test.each<[string, number | undefined]>([
    ["1700000000", 1_700_000_000],
    ["1700000000.25", 1_700_000_000],
    ['"1700000000"', 1_700_000_000],
    [String(visited), visited],
    [String(visited + 1), undefined],
    ["9999999999", undefined],
    ["99999999999999999999", undefined],
    ["631152000", 631_152_000],
    ["631151999", undefined],
    ["0", undefined],
    ["86400", undefined],
    ["-1", undefined],
    ["3 days", undefined],
  ])("UPTIME %j, asked on 30 June 2026, is %j", (text, booted) => {
    expect(bootTimeOf(facts({ UPTIME: text }))).toBe(booted);
    if (/^\d{1,12}$/.test(text)) expect(isBootTime(Number(text), visited)).toBe(booted !== undefined);
  });
  test("is undefined if the time of the answer is unknown", () => {
    expect(bootTimeOf(facts({ UPTIME: "1700000000" }, null))).toBeUndefined();
  });
});

test.each<[Record<string, string | string[]>, number | undefined]>([
  [{ "CRAWL DELAY": "36" }, 36],
  [{ CRAWL_DELAY: "36" }, 36],
  [{ "CRAWL  DELAY": "36" }, 36],
  [{ "crawl delay": '"36"' }, 36],
  [{ "CRAWL DELAY": ["48", "12"] }, 48],
  [{ "CRAWL DELAY": "12", CRAWL_DELAY: "48" }, 48],
  [{ "CRAWL DELAY": ["-1", "24"] }, 24],
  [{ "CRAWL DELAY": "0" }, 0],
  [{ "CRAWL DELAY": "-1" }, undefined],
  [{ "CRAWL DELAY": "99999" }, undefined],
  [{ "CRAWL DELAY": "daily" }, undefined],
  [{}, undefined],
])("a CRAWL DELAY of %j is %j hours", (values, hours) => {
  expect(crawlDelayOf(facts(values))).toBe(hours);
});

test.each<[Record<string, string | string[]>, number[]]>([
  [{ SSL: "4001" }, [4001]],
  [{ ssl: '"4001"' }, [4001]],
  [{ SSL: ["4001", "4002"], TLS: "4003" }, [4002, 4001, 4003]],
  [{ SSL: "1", TLS: "4443" }, [4443]],
  [{ SSL: "0" }, []],
  [{ SSL: "-1" }, []],
  [{ SSL: "yes" }, []],
  [{ SSL: "70000" }, []],
  [{ SSL: "22" }, []],
  [{ SSL: ["4001", "25"] }, [4001]],
  [{ SSL: "1e4" }, []],
])("TLS ports of %j are %j", (values, ports) => {
  expect(tlsPortsOf(facts(values))).toEqual(ports);
});

test.each<[Record<string, string>, boolean | undefined]>([
  [{ "ADULT MATERIAL": "1" }, true],
  [{ "ADULT MATERIAL": "no", "MINIMUM AGE": "18" }, false],
  [{ MINIMUM_AGE: "18" }, true],
  [{ "MINIMUM AGE": "17" }, undefined],
  [{}, undefined],
])("%j: for adults %j", (values, adult) => {
  expect(adultOf(facts(values))).toBe(adult);
});

test.each([
  ["1995", 1995],
  ["May 1995", 1995],
  ["0", undefined],
  ["95", undefined],
  ["1969", undefined],
  ["1970", 1970],
  ["2004", 2004],
  ["2104", undefined],
])("CREATED %j is %j", (text, year) => {
  expect(createdOf(facts({ CREATED: text }))).toBe(year);
});

test("a year in which a game can have opened", () => {
  expect(["1970", "1999", "2000", "2026", "2099"].map(isOpeningYear)).toEqual([true, true, true, true, true]);
  expect(["1969", "2100", "199", "20260", "in 1999", ""].map(isOpeningYear)).toEqual(Array(6).fill(false));
});
