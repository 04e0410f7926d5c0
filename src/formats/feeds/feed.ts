import { Feed } from "feed";
import { escapeElementText, plainLine } from "@mudlark/scanner/text";
import type { Absolute } from "../links.ts";
import type { NewsItem } from "../../model/site-model.ts";

interface FeedAbout {
  /** Title of the feed. */
  title: string;
  description: string;
  /** The page that the feed accompanies, and the feed files, below the site's root. */
  page: `/${string}`;
  atom: `/${string}`;
  json: `/${string}`;
  rss?: `/${string}`;
  siteName: string;
  /** The newest visit in the data. */
  asOf: string | null;
}

/** Number of items in a feed. */
const feedLength = 100;

export type FeedFormat = "atom" | "rss" | "json";

/**
 * News as a feed. Text from servers (their names) is one plain line; where a format treats titles as HTML, it is
 * escaped.
 * @param nameOf the name of a server by its id
 */
export function feedText(
  format: FeedFormat,
  items: readonly NewsItem[],
  about: FeedAbout,
  nameOf: (id: string) => string,
  absolute: Absolute,
): string {
  if (format === "json") return jsonFeed(items.slice(0, feedLength), about, nameOf, absolute);
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
    copyright: "CC0 1.0 for the facts; names and texts from servers remain the property of their authors",
    feedLinks: {
      atom: absolute(about.atom),
      json: absolute(about.json),
      ...(about.rss !== undefined && { rss: absolute(about.rss) }),
    },
  });
  for (const item of items.slice(0, feedLength)) {
    const id = idOf(item, absolute);
    // Readers treat descriptions and most titles as HTML, so text is escaped once for them (and by the writer for XML).
    feed.addItem({
      id,
      guid: id,
      title: escapeElementText(titleOf(item, nameOf)),
      link: absolute(`/servers/${item.server}/`),
      date: new Date(item.at),
      description: escapeElementText(plainLine(item.text, 1000) || plainLine(item.title)),
      category: [{ name: item.kind, term: item.kind }],
    });
  }
  return format === "atom" ? feed.atom1() : feed.rss2();
}

function titleOf(item: NewsItem, nameOf: (id: string) => string): string {
  return `${plainLine(nameOf(item.server))}: ${plainLine(item.title)}`;
}

/** The same in all formats, for readers who switch from one to another. */
function idOf(item: NewsItem, absolute: Absolute): string {
  return `${absolute(`/servers/${item.server}/`)}#${item.at}-${item.kind}`;
}

/**
 * JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); the library writes version 1. Its text is plain text, not
 * HTML.
 */
function jsonFeed(
  items: readonly NewsItem[],
  about: FeedAbout,
  nameOf: (id: string) => string,
  absolute: Absolute,
): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: plainLine(about.title),
    home_page_url: absolute(about.page),
    feed_url: absolute(about.json),
    description: plainLine(about.description),
    language: "en",
    authors: [{ name: about.siteName, url: absolute("/") }],
    items: items.map((item) => ({
      id: idOf(item, absolute),
      url: absolute(`/servers/${item.server}/`),
      title: titleOf(item, nameOf),
      content_text: plainLine(item.text, 1000) || plainLine(item.title),
      date_published: item.at,
      tags: [item.kind],
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
