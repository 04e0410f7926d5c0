import { expect, it } from "vitest";
import { newsByMonth, recentNews } from "../../../../src/components/news/months.ts";
import type { NewsItem } from "../../../../src/model/site-model.ts";

const item = (at: string): NewsItem => ({
  key: `a/${at}/dark`,
  kind: "dark",
  server: "a",
  at,
  title: "went dark",
  text: "",
  changes: [],
  differences: [],
});
const news = ["2026-06-30T03:00:00Z", "2026-06-01T03:00:00Z", "2026-05-30T03:00:00Z"].map(item);

it("puts the last 30 days of the data first, and every item into its month", () => {
  expect(recentNews(news, "2026-06-30T03:00:00Z").map(({ at }) => at)).toEqual(news.slice(0, 2).map(({ at }) => at));
  expect(recentNews(news, null)).toEqual([]);
  expect([...newsByMonth(news)].map(([month, items]) => [month, items.length])).toEqual([
    ["2026-06", 2],
    ["2026-05", 1],
  ]);
});
