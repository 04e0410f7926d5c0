import { describe, expect, test } from "vitest";
import fc from "../../fast-check.ts";
import { countsOf, mergeRounds, readRounds, roundTime, type CountingRound } from "@mudlark/scanner/record";

const round: CountingRound = {
  at: "2026-11-21T20:07Z",
  mssp: { aardwolf: 118, discworld: 87 },
  who: { "m-u-s-h": 31 },
  booted: { aardwolf: 1_795_289_220 },
};
const line = `${JSON.stringify(round)}\n`;

describe("a file of counting rounds", () => {
  test("is read line by line; a partial last line is ignored, wherever it was cut", () => {
    expect(readRounds(line + line, "x")).toEqual([round, round]);
    for (let cut = 1; cut < line.length; cut++) expect(readRounds(line + line.slice(0, -cut), "x")).toEqual([round]);
  });

  test.each([
    ["a minute that does not exist", { at: "2026-11-21T24:07Z" }],
    ["seconds", { at: "2026-11-21T20:07:00Z" }],
    ["a fraction of a player", { mssp: { aardwolf: 1.5 } }],
    ["a negative count", { who: { aardwolf: -1 } }],
    ["a count beyond all bounds", { who: { aardwolf: 1e9 } }],
    ["a name that is not an id", { screen: { "../x": 1 } }],
    ["another source", { finger: { aardwolf: 1 } }],
  ])("does not accept %s, and says where", (_, wrong) => {
    expect(() => readRounds(line + `${JSON.stringify({ ...round, ...wrong })}\n`, "day")).toThrow(/^day:2: /);
    const reasons: string[] = [];
    readRounds(`${JSON.stringify({ ...round, ...wrong })}\n`, "day", ({ message }) => reasons.push(message));
    expect(reasons).toHaveLength(1);
  });
});

describe("rounds are merged", () => {
  test("into one line each, with the games in order", () => {
    const parts: CountingRound[] = [
      { at: "2026-11-21T23:07Z", mssp: { b: 2 } },
      { at: "2026-11-21T20:07Z", mssp: { b: 1 } },
      { at: "2026-11-21T20:07Z", mssp: { a: 0 } },
      { at: "2026-11-21T20:07Z", screen: { constructor: 3 }, booted: { a: 1 } },
    ];
    expect(mergeRounds(parts).map((one) => JSON.stringify(one))).toEqual([
      '{"at":"2026-11-21T20:07Z","mssp":{"a":0,"b":1},"screen":{"constructor":3},"booted":{"a":1}}',
      '{"at":"2026-11-21T23:07Z","mssp":{"b":2}}',
    ]);
  });

  test("to the same in any order, and when done twice", () => {
    const counts = fc.dictionary(fc.constantFrom("a", "b", "constructor", "1984"), fc.nat(9), {
      noNullPrototype: true,
    });
    const one = fc.record({
      at: fc.constantFrom("2026-11-21T20:07Z", "2026-11-21T23:07Z"),
      mssp: counts,
      who: counts,
    });
    fc.assert(
      fc.property(fc.array(one), (rounds) => {
        const merged = mergeRounds(rounds);
        expect(mergeRounds(rounds.toReversed())).toEqual(merged);
        expect(mergeRounds([...merged, ...rounds])).toEqual(merged);
      }),
    );
  });
});

test("of a game found in several ways, MSSP counts", () => {
  const both = { at: "2026-11-21T20:07Z", screen: { a: 3, b: 3 }, who: { a: 2, b: 2 }, mssp: { a: 1 } };
  expect([...countsOf(both)]).toEqual([
    ["a", { players: 1, source: "mssp" }],
    ["b", { players: 2, source: "who" }],
  ]);
});

test("a round has its minute", () => {
  expect(roundTime(Date.parse("2026-11-21T20:07:59.999Z"))).toBe("2026-11-21T20:07Z");
});
