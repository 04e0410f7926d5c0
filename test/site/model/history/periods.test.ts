import { describe, expect, it } from "vitest";
import { periodPicture } from "../../../../src/components/history/period-chart.ts";
import { periodsOf } from "../../../../src/components/history/periods.ts";
import { spanOf } from "../../../../src/model/history/days.ts";
import type { HistoryVisit } from "../../../../src/model/server-view.ts";
import { xmlError } from "../../invented/xml.ts";
import { nightsFrom, visitAt as visit } from "../game-data.ts";

const day = 86_400;
// A Monday.
const start = Date.parse("2025-09-01T03:00:00Z") / 1000;

const nights = nightsFrom(start);
const titled = (history: HistoryVisit[], title: string) => periodsOf(history).find((each) => each.title === title);

describe("pictures of periods", () => {
  it("wait for enough data: months, years and weekdays that say something", () => {
    const pictured = (history: HistoryVisit[]) =>
      periodsOf(history).flatMap(({ title, slots }) => (slots.length > 0 ? title : []));
    expect(pictured(nights(5))).toEqual([]);
    expect(pictured(nights(80))).toEqual(["Month by month", "By day of the week"]);
    expect(pictured(nights(150))).toEqual(["Month by month", "Year by year", "By day of the week"]);
  });

  it("describe when there are most players, and when it was reached least", () => {
    const history = nights(140, (night) => (night % 7 === 5 ? { players: 20 } : { players: 4 }));
    history[8] = visit(start + 8 * day, { outcome: "refused" });
    expect(titled(history, "By day of the week")?.words).toBe(
      "Most players on Saturday (20 on average), fewest on Monday (4). Reached least often on Tuesday: 19 of 20 (95%).",
    );
    expect(titled(nights(70), "By day of the week")?.words).toBe("Players were not measured. Every visit reached it.");
    expect(
      titled(
        nights(70, () => ({ players: null })),
        "By day of the week",
      )?.words,
    ).toMatch(/^It reports players, but/);
    expect(
      titled(
        nights(70, () => ({ players: 0 })),
        "By day of the week",
      )?.words,
    ).toMatch(/^Players: 0 on average throughout/);
  });

  it("say that no visit reached a server that was never reached", () => {
    const never = nights(120, () => ({ outcome: "refused" }));
    expect(titled(never, "Month by month")?.words).toBe("Players were not measured. No visit reached it.");
  });

  it("are not flattened by one absurd count, and cut off no year label at the edge", () => {
    const spike = nights(160, (night) => ({ players: night === 150 ? 100_000 : 10 }));
    const months = titled(spike, "Month by month")?.slots ?? [];
    const { inside } = periodPicture(months);
    expect(inside).toContain(">10K</text>");
    expect(inside).not.toMatch(/V-/);
    const years = titled(
      nights(500, () => ({ players: 1 })),
      "Month by month",
    );
    const picture = periodPicture(years?.slots ?? []).inside;
    for (const [, x] of picture.matchAll(/<text x="([\d.]+)" y="146"/g)) expect(Number(x)).toBeLessThanOrEqual(323);
  });

  it("draw a counted zero, uncountable and not measured in three ways", () => {
    const of = (...visits: Partial<HistoryVisit>[]) => ({
      tick: "x",
      span: spanOf(visits.map((more) => visit(start, more))),
    });
    const { inside, viewBox } = periodPicture([
      of({ players: 4 }, { players: 8 }),
      of({ players: 0 }),
      of({ players: null }),
      of({ outcome: "refused" }),
    ]);
    expect(xmlError(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)).toBeNull();
    const moves = (name: string): number =>
      new RegExp(`class="${name}" d="([^"]+)"`).exec(inside)?.[1]?.match(/M/g)?.length ?? 0;
    expect(
      ["chart-bars", "period-range", "chart-line", "chart-uncountable", "strip-good", "strip-bad"].map(moves),
    ).toEqual([1, 1, 1, 1, 3, 1]);
    expect(viewBox).toBe("0 0 340 152");
    expect(periodPicture([of({ players: null })]).viewBox).toBe("0 108 340 44");
  });
});
