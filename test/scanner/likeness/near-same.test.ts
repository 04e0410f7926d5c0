import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { likeness, nearSame } from "../../../scanner/src/likeness/index.ts";

const words =
  "dragon castle sword magic realm forest elder shadow crystal tower river guild quest hero ancient storm".split(" ");

/** A made-up banner; the same seed gives the same one. */
function banner(seed: number, lines = 20): string {
  let state = seed * 2654435761;
  const next = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 8;
  };
  return Array.from({ length: lines }, () =>
    Array.from({ length: 8 }, () => `${words[next() % words.length] ?? ""}${next() % 900}`).join(" "),
  ).join("\n");
}

const swmud = (uptime: string): string =>
  `${banner(7)}\nThis game also listens on TLS port 7777.\nStarted with version 4.2; up for ${uptime}.`;

describe("likeness", () => {
  it("is 100 for a banner on two visits, apart from clocks and counters", () => {
    expect(
      likeness(`${banner(1)}\nIt is 09:36, 17 players online.`, `${banner(1)}\r\nIt is 10:11, 3 players online.`),
    ).toBe(100);
  });

  it("is high, but not 100, if one line of twenty differs", () => {
    const percent = likeness(swmud("3 days"), swmud("some time that nobody counts"));
    expect(percent).toBeGreaterThan(92);
    expect(percent).toBeLessThan(100);
  });

  it("is low for different banners, and symmetric", () => {
    expect(likeness(banner(1), banner(2))).toBeLessThan(60);
    expect(likeness("", "Welcome to the game")).toBe(0);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => likeness(a, b) === likeness(b, a)));
  });
});

describe("nearSame", () => {
  it("finds a game's TLS port next to its plain port, and one game on three ports", () => {
    const found = nearSame([
      { id: "plain", text: swmud("3 days") },
      { id: "tls", text: swmud("a while, says the clock tower") },
      { id: "port-a", text: banner(3) },
      { id: "port-b", text: banner(3) },
      { id: "port-c", text: banner(3) },
      { id: "alone", text: banner(4) },
      { id: "login", text: "login: " },
      { id: "login-too", text: "login: " },
    ]);
    expect(found.get("plain")).toEqual([{ id: "tls", percent: expect.any(Number) as number }]);
    expect(found.get("port-a")).toEqual([
      { id: "port-b", percent: 100 },
      { id: "port-c", percent: 100 },
    ]);
    expect([...found.keys()].sort()).toEqual(["plain", "port-a", "port-b", "port-c", "tls"]);
  });

  it("gives the same similarity as comparing all pairs, and misses nothing", () => {
    const texts = Array.from({ length: 36 }, (_, index) => {
      const lines = banner(index % 12).split("\n");
      const changed = Math.floor(index / 12) * 2;
      return {
        id: `s${index}`,
        text: [...lines.slice(changed), ...banner(100 + index, changed).split("\n")].join("\n"),
      };
    });
    const found = nearSame(texts, { most: 60 });
    for (const a of texts) {
      const all = texts
        .filter((b) => b.id !== a.id)
        .map((b) => ({ id: b.id, percent: likeness(a.text, b.text) }))
        .filter(({ percent }) => percent >= 70);
      expect(new Map((found.get(a.id) ?? []).map(({ id, percent }) => [id, percent]))).toEqual(
        new Map(all.map(({ id, percent }) => [id, percent])),
      );
    }
  });

  it("does not depend on the order of its input", () => {
    const texts = Array.from({ length: 30 }, (_, index) => ({
      id: `s${index}`,
      text: banner(index % 7) + `\nline ${index % 3} here`,
    }));
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        const sorted = (map: ReturnType<typeof nearSame>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(sorted(nearSame(shuffled))).toEqual(sorted(nearSame(texts)));
      }),
      { numRuns: 10 },
    );
  });

  it("limits the number of neighbours, including identical ones", () => {
    const found = nearSame(
      Array.from({ length: 300 }, (_, index) => ({ id: `s${index}`, text: banner(1) })),
      { most: 5 },
    );
    expect(found.size).toBe(300);
    for (const neighbours of found.values()) expect(neighbours).toHaveLength(5);
  });
});
