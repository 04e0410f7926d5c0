import { Feed } from "feed";
import type { Absolute } from "../api/links.ts";
import type { NewsItem } from "../site-model.ts";
import { plainLine } from "../text.ts";

export interface FeedAbout {
  /** Title of the feed. */
  title: string;
  description: string;
  /** Page that the feed accompanies, and the feed files, below the site's root. */
  page: `/${string}`;
  atom: `/${string}`;
  json: `/${string}`;
  rss?: `/${string}`;
  siteName: string;
  /** The newest visit in the data. */
  asOf: string | null;
}

/** How many items a feed holds. */
export const feedLength = 100;

export type FeedFormat = "atom" | "rss" | "json";

/**
 * News as a feed. Text that came from servers (their names) is one plain line, and stands there as text: where a format
 * takes titles for HTML, they are escaped for it.
 * @param nameOf the name of a server by its id
 */
export function feedText(
  format: FeedFormat,
  items: readonly NewsItem[],
  about: FeedAbout,
  nameOf: (id: string) => string,
  absolute: Absolute,
): string {
  const newest = items[0]?.at ?? about.asOf ?? "1970-01-01T00:00:00Z";
  const feed = new Feed({
    id: absolute(about.page),
    title: plainLine(about.title),
    description: plainLine(about.description),
    link: absolute(about.page),
    language: "en",
    updated: new Date(newest),
    generator: about.siteName,
    author: { name: about.siteName, link: absolute("/") },
    copyright: "CC0 1.0 for the facts; names and texts of servers are their authors'",
    feedLinks: {
      atom: absolute(about.atom),
      json: absolute(about.json),
      ...(about.rss === undefined ? {} : { rss: absolute(about.rss) }),
    },
  });
  for (const item of items.slice(0, feedLength)) {
    const title = `${plainLine(nameOf(item.server))}: ${plainLine(item.title)}`;
    feed.addItem({
      id: `${absolute(`/servers/${item.server}/`)}#${item.at}-${item.kind}`,
      guid: `${absolute(`/servers/${item.server}/`)}#${item.at}-${item.kind}`,
      title: format === "json" ? title : asHtmlText(title),
      link: absolute(`/servers/${item.server}/`),
      date: new Date(item.at),
      description: asHtmlText(plainLine(item.text, 1000)),
      category: [{ name: item.kind, term: item.kind }],
    });
  }
  return format === "atom" ? feed.atom1() : format === "rss" ? feed.rss2() : feed.json1();
}

/** Readers take descriptions and most titles for HTML: text is escaped once for them (and by the writer for XML). */
function asHtmlText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
