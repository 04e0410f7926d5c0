import type { NewsItem } from "../../model/site-model.ts";

/** Number of days of news on the first page. */
const recentDays = 30;

/**
 * News of the last 30 days of the data.
 * @param news newest first
 * @param asOf the newest visit in all the data, ISO 8601
 */
export function recentNews(news: readonly NewsItem[], asOf: string | null): NewsItem[] {
  if (asOf === null) return [];
  const from = new Date(Date.parse(asOf) - recentDays * 86_400_000).toISOString();
  return news.filter(({ at }) => at >= from);
}

/** News by month ("2026-06"), the newest month first. */
export function newsByMonth(news: readonly NewsItem[]): Map<string, NewsItem[]> {
  return Map.groupBy(news, ({ at }) => at.slice(0, 7));
}
