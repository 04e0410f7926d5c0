import { describe, expect, it } from "vitest";
import { playersChart, reachStrip } from "../../../../src/components/history/chart.ts";
import { axisFigure, beyondWords, roundUp, scaleOf } from "../../../../src/components/history/scale.ts";
import { daysOf, monthsOf, spanOf, weekdaysOf } from "../../../../src/model/history/days.ts";
import { historyWords, playersWords, reachedWords } from "../../../../src/model/history/words.ts";
import { nightsFrom, visitAt as visit } from "../game-data.ts";
import { noCounts } from "../players/no-counts.ts";
import { newsOfServer } from "../../../../src/model/news.ts";
import type { HistoryVisit, ServerView } from "../../../../src/model/server-view.ts";
import type { FingerprintView } from "../../../../src/model/site-model.ts";
import { siteNights } from "../../../../src/model/statistics/counts.ts";

const day = 86_400;
const start = Date.parse("2026-03-01T03:00:00Z") / 1000;

const nights = nightsFrom(start);

describe("days of a history", () => {
  it("distinguish a counted zero, uncountable and not measured", () => {
    const days = daysOf(
      [visit(start, { players: 0 }), visit(start + day, { players: null }), visit(start + 2 * day)],
      start,
      start + 3 * day,
    );
    expect(days.map(({ players }) => playersWords(players))).toEqual([
      "0",
      "not countable",
      "not measured",
      "not measured",
    ]);
    expect(days.map((each) => each.visits)).toEqual([1, 1, 1, 0]);
  });

  it("show a gap of weeks: days without a visit are neither failures nor zeros", () => {
    const history = [...nights(3), visit(start + 30 * day)];
    const days = daysOf(history, start, start + 30 * day);
    expect(days).toHaveLength(31);
    expect(days.filter((each) => each.visits === 0)).toHaveLength(27);
    expect(historyWords(spanOf(history), "2026-03-01T03:00:00Z", "2026-03-31T03:00:00Z", 27)).toMatch(
      /4 of 4.*On 27 days there was no visit/,
    );
    expect(reachStrip(days)).toBe('<path class="strip-good" d="M0 0h3v10h-3ZM30 0h1v10h-1Z"/>');
  });

  it("merge two visits of one night", () => {
    const [only] = daysOf([visit(start, { outcome: "refused" }), visit(start + 60, { players: 4 })], start, start + 60);
    expect(only && reachedWords(only)).toBe("1 of 2 (50%)");
    expect(only?.players).toMatchObject({ counted: 1, least: 4, most: 4 });
  });

  it("do not round a failure away", () => {
    expect(reachedWords({ visits: 2136, reached: 2135 })).toContain("over 99");
    expect(reachedWords({ visits: 2136, reached: 1 })).toContain("under 1");
  });

  it("include months without a visit, weekdays after eight weeks, hours if there are six", () => {
    expect(monthsOf([visit(start), visit(start + 70 * day)]).map((month) => [month.label, month.visits])).toEqual([
      ["March 2026", 1],
      ["April 2026", 0],
      ["May 2026", 1],
    ]);
    expect(weekdaysOf(nights(50))).toEqual([]);
    expect(weekdaysOf(nights(60)).map((each) => each.label)[0]).toBe("Monday");
  });
});

describe("charts of a history", () => {
  it("draw only numbers, with a broken line where nothing was counted", () => {
    const history = nights(90, (night) => ({
      players: night % 30 === 10 ? undefined : night % 30 === 20 ? null : night,
    }));
    const svg = playersChart(daysOf(history, start, start + 89 * day), roundUp(89));
    expect(svg).toMatch(/^(?:<path class="chart-[a-z]+" d="[MLHVZhv0-9. -]+"\/>)+$/);
    expect(/class="chart-line" d="([^"]+)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(7);
    expect(/class="chart-uncountable" d="([^"]+)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(3);
  });

  it("are not flattened by one absurd day, which is marked and mentioned", () => {
    const days = (more: (night: number) => number) =>
      daysOf(
        nights(90, (night) => ({ players: more(night) })),
        start,
        start + 89 * day,
      );
    const spike = days((night) => (night === 80 ? 10_000 : 12 + (night % 5)));
    const { top, beyond } = scaleOf(spike);
    expect(top).toBe(30);
    expect(beyondWords(beyond)).toBe(" Higher than the picture: 10,000 on 20 May 2026.");
    const svg = playersChart(spike, top);
    expect(svg).toContain('<path class="chart-beyond" d="M79 0h3"/>');
    expect(svg).not.toMatch(/ -/);
    // Values that grow, peak at weekends, or are rarely counted are shown in full.
    for (const shown of [
      days((night) => night),
      days((night) => (night % 7 > 4 ? 60 : 9)),
      days((night) => (night === 5 ? 2 : 0)),
      spike.slice(78, 83),
    ])
      expect(scaleOf(shown).beyond).toEqual([]);
  });

  it("show a single day among days without a count", () => {
    const monthly = [0, 30, 60].map((night) => visit(start + night * day, { players: 5 }));
    expect(playersChart(daysOf(monthly, start, start + 90 * day), 5)).toContain(
      '<path class="chart-points" d="M0.5 0h0M30.5 0h0M60.5 0h0"/>',
    );
  });

  it("write their height in few characters", () => {
    expect([1, 800, 8000, 10_000, 200_000, 3_000_000].map(axisFigure)).toEqual(["1", "800", "8K", "10K", "200K", "3M"]);
  });

  it("have a round maximum that is at least the highest value", () => {
    expect([0, 1, 3, 7, 9, 12, 22, 101, 500].map(roundUp)).toEqual([1, 1, 3, 8, 10, 20, 30, 200, 500]);
  });
});

describe("news of a server", () => {
  const newsOf = (history: HistoryVisit[]) => newsOfServer({ id: "alpha", history, counts: noCounts }, new Map());

  it("says new, dark and back, once each", () => {
    const history = nights(30, (night) => ({
      ...(night === 0 && { changed: ["new"] as const }),
      outcome: night >= 5 && night < 20 ? ("refused" as const) : ("ok" as const),
    }));
    expect(newsOf(history).map((item) => [item.kind, item.at.slice(0, 10)])).toEqual([
      ["new", "2026-03-01"],
      ["dark", "2026-03-13"],
      ["back", "2026-03-21"],
    ]);
  });

  it("does not call a server dark because of a gap without visits, or a short failure", () => {
    expect(newsOf([...nights(3), visit(start + 60 * day)])).toEqual([]);
    expect(newsOf(nights(20, (night) => ({ outcome: night > 5 && night < 10 ? "reset" : "ok" })))).toEqual([]);
  });

  it("describes a move with both addresses, and other changes in words", () => {
    const items = newsOf([
      visit(start),
      visit(start + day, { host: "b.example", changed: ["address", "banner", "mssp"] }),
    ]);
    expect(items.map((item) => `${item.title}. ${item.text}`)).toEqual([
      "moved to b.example 4000. Its previous address was a.example 4000.",
      "changed its login screen and its MSSP information. ",
    ]);
  });

  it("dates the previous visit if nights in between are missing", () => {
    const texts = (night: number) =>
      newsOf([visit(start), visit(start + night * day, { changed: ["banner"] })]).map(({ text }) => text);
    expect(texts(1)).toEqual([""]);
    expect(texts(3)).toEqual(["The previous visit was on 1 March 2026."]);
  });
});

describe("news of a server with old and new values", () => {
  it("describes the change, and passes it on to programs; a move is described once", () => {
    const mssp = { what: "mssp", name: "CODEBASE", from: "CircleMUD 3.0", to: "tbaMUD 2025" } as const;
    const address = { what: "address", from: "a.example 4000", to: "b.example 4000" } as const;
    const history = [
      visit(start),
      visit(start + day, { host: "b.example", changed: ["mssp", "address"], differences: [address, mssp] }),
    ];
    const [moved, changed] = newsOfServer({ id: "alpha", history, counts: noCounts }, new Map());
    expect(moved?.text).toBe("Its previous address was a.example 4000.");
    expect(changed?.text).toBe("Codebase changed from “CircleMUD 3.0” to “tbaMUD 2025”.");
    expect(changed?.differences).toEqual([mssp]);
  });
});

describe("news of a changed fingerprint", () => {
  const view = (hash: string, ...offered: string[]): FingerprintView => ({
    hash,
    data: {
      "offered-options": offered,
      "probed-protocol": "server",
      "refused-options": [],
      "requested-options": [],
      "scan-type": "quick",
    },
    servers: [],
    sentences: [],
    neighbours: [],
  });
  const known = new Map(
    [view("aa", "ECHO"), view("bb", "ECHO", "SGA"), view("cc", "EOR")].map((one) => [one.hash, one]),
  );
  const text = (from: string | undefined, to: string | undefined, more: Partial<HistoryVisit> = {}) => {
    const history = [
      visit(start, { fingerprint: from }),
      visit(start + 1.5 * day, { fingerprint: to, changed: ["options"], ...more }),
    ];
    return newsOfServer({ id: "alpha", history, counts: noCounts }, known)[0]?.text;
  };

  it.each([
    ["aa", "bb", "Its fingerprint changed from aa to bb. It now offers SGA."],
    ["bb", "aa", "Its fingerprint changed from bb to aa. It no longer offers SGA."],
    ["aa", "cc", "Its fingerprint changed from aa to cc. It now offers EOR. It no longer offers ECHO."],
    ["aa", "dd", "Its fingerprint changed from aa to dd."],
    ["dd", "aa", "Its fingerprint changed from dd to aa."],
    ["aa", "aa", ""],
    ["aa", undefined, ""],
    [undefined, "aa", ""],
  ])("from %s to %s says what is known of the two", (from, to, words) => {
    expect(text(from, to)).toBe(words);
  });

  it("leaves the rest to the differences that the census recorded, and says nothing without a change of options", () => {
    const differences = [{ what: "options", name: "SGA", to: "offered" }] as const;
    expect(text("aa", "bb", { differences: [...differences] })).toMatch(
      /SGA.* Its fingerprint changed from aa to bb\.$/,
    );
    expect(text("aa", "bb", { changed: ["banner"] })).toBe("");
  });
});

describe("nights of the census", () => {
  const server = (history: HistoryVisit[]): ServerView => ({ history }) as unknown as ServerView;

  it("count a server once, however often it was visited, with its last count", () => {
    const [night] = siteNights([
      server([
        visit(start, { players: 9 }),
        visit(start + 60, { outcome: "reset" }),
        visit(start + 120, { players: 4 }),
      ]),
    ]);
    expect(night).toMatchObject({ visited: 1, reached: 1, players: 4, counted: 1 });
  });

  it("mark a night with half its readings as incomplete, and leave out nights without any", () => {
    const servers = Array.from({ length: 10 }, (_, index) =>
      server(nights(20, () => ({ players: 1 })).filter((_visit, night) => night !== 12 && (night !== 7 || index < 5))),
    );
    const found = siteNights(servers);
    expect(found).toHaveLength(19);
    expect(found.filter((night) => !night.complete).map((night) => night.date)).toEqual(["2026-03-08"]);
  });

  it("mark nights when part of the census failed for weeks, and the newest, but not servers that were not due", () => {
    const incomplete = (servers: ServerView[]) => siteNights(servers).filter(({ complete }) => !complete).length;
    const failing = (from: number, to: number) =>
      Array.from({ length: 8 }, (_, index) =>
        server(nights(60).filter((_visit, night) => index >= 2 || night < from || night > to)),
      );
    expect(incomplete(failing(20, 40))).toBe(21);
    expect(incomplete(failing(59, 59))).toBe(1);
    expect(incomplete(failing(99, 99))).toBe(0);
    const weekly = Array.from({ length: 4 }, () => server(nights(60).filter((_visit, night) => night % 7 === 0)));
    const dark = Array.from({ length: 4 }, () =>
      server(
        nights(60, (night) => ({ outcome: night > 15 ? "refused" : "ok" })).filter(
          (_visit, night) => night < 30 || night % 7 === 0,
        ),
      ),
    );
    expect(incomplete([...failing(99, 99), ...weekly, ...dark])).toBe(0);
    // A census that starts at another hour each day.
    const shifting = nights(60).map((visit, night) => ({ ...visit, at: visit.at + (night % 3) * 39_600 }));
    expect(incomplete([server(shifting), server(shifting), server(shifting)])).toBe(0);
  });
});
