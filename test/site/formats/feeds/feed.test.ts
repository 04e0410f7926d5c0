import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { feedText } from "../../../../src/formats/feeds/feed.ts";
import type { NewsItem } from "../../../../src/model/site-model.ts";
import { absolute } from "../../invented/model.ts";
import { xmlError } from "../../invented/xml.ts";

const items: NewsItem[] = [
  {
    key: "a/1/moved",
    kind: "moved",
    server: "alpha",
    at: "2026-06-30T03:00:00Z",
    title: "moved to <b>evil</b>.example 23",
    text: "It was at a]]>b & c <script>alert(1)</script>\x1b[31m \x00 before.\u202e",
    changes: ["address"],
    differences: [],
  },
  {
    key: "a/0/new",
    kind: "new",
    server: "alpha",
    at: "2026-06-01T03:00:00Z",
    title: "new in the census",
    text: "It answered.",
    changes: [],
    differences: [],
  },
];
const about = {
  title: 'News of <script>alert("x")</script> & others \x07',
  description: "What changed ]]> here",
  page: "/news/",
  atom: "/news/atom.xml",
  rss: "/news/rss.xml",
  json: "/news/feed.json",
  siteName: "Mudlark",
  asOf: "2026-06-30T03:00:00Z",
} as const;
const feed = (format: "atom" | "rss" | "json"): string =>
  feedText(format, items, about, () => "=Evil ]]> <img src=x> \x01name", absolute);
/** What a reader shows: characters that cannot be seen are gone. */
const shown = {
  title: 'News of <script>alert("x")</script> & others',
  moved: "=Evil ]]> <img src=x> name: moved to <b>evil</b>.example 23",
  added: "=Evil ]]> <img src=x> name: new in the census",
};
const ids = ["2026-06-30T03:00:00Z-moved", "2026-06-01T03:00:00Z-new"].map(
  (item) => `${absolute("/servers/alpha/")}#${item}`,
);
/** Readers treat titles in Atom and RSS as HTML. */
const asHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]/;

describe("the Atom feed (RFC 4287)", () => {
  const text = feed("atom");
  const document = parser.parse(text) as {
    feed: {
      id: string;
      title: unknown;
      updated: string;
      author: { name: string };
      link: { "@_rel"?: string; "@_href": string }[];
      entry: Record<string, unknown>[];
    };
  };
  it("is well-formed, without control or direction marks", () => {
    expect(xmlError(text)).toBeNull();
    expect(text).not.toMatch(forbidden);
  });
  it("has id, title, updated, author and a link to itself (4.1.1)", () => {
    expect(document.feed.id).toBe(absolute("/news/"));
    expect(document.feed.title).toBe(shown.title);
    expect(Date.parse(document.feed.updated)).toBe(Date.parse("2026-06-30T03:00:00Z"));
    expect(document.feed.author.name).toBe("Mudlark");
    expect(document.feed.link.find((link) => link["@_rel"] === "self")?.["@_href"]).toBe(absolute("/news/atom.xml"));
  });
  it("has id, title, updated and link in every entry, ids distinct (4.1.2)", () => {
    expect(document.feed.entry.map((entry) => entry.id)).toEqual(ids);
    const titles = document.feed.entry.map(({ title }) => (title as { "#text": string })["#text"]);
    expect(titles).toEqual([asHtml(shown.moved), asHtml(shown.added)]);
    for (const entry of document.feed.entry) {
      expect(Date.parse(String(entry.updated))).not.toBeNaN();
      expect((entry.link as { "@_href": string })["@_href"]).toBe(absolute("/servers/alpha/"));
    }
  });
  it("shows names and texts as text, never as markup", () => {
    expect(text).not.toMatch(/<(?:script|img|b)[ >]/);
  });
});

describe("the RSS feed (2.0)", () => {
  const text = feed("rss");
  const document = parser.parse(text) as {
    rss: {
      "@_version": string;
      channel: { title: unknown; link: string; description: unknown; item: Record<string, unknown>[] };
    };
  };
  it("is well-formed, with title, link and description of the channel", () => {
    expect(xmlError(text)).toBeNull();
    expect(text).not.toMatch(forbidden);
    expect(document.rss["@_version"]).toBe("2.0");
    expect(document.rss.channel.link).toBe(absolute("/news/"));
    expect(document.rss.channel.title).toBe(shown.title);
    expect(document.rss.channel.description).toBe(about.description);
  });
  it("has title, link, guid and date in every item", () => {
    const { item: inFeed } = document.rss.channel;
    expect(inFeed.map(({ title }) => title)).toEqual([asHtml(shown.moved), asHtml(shown.added)]);
    expect(inFeed.map(({ guid }) => (guid as { "#text": string })["#text"])).toEqual(ids);
    for (const item of inFeed) {
      expect(item.link).toBe(absolute("/servers/alpha/"));
      expect(Date.parse(String(item.pubDate))).not.toBeNaN();
    }
  });
});

describe("the JSON feed", () => {
  const document = JSON.parse(feed("json")) as {
    version: string;
    title: string;
    feed_url: string;
    items: Record<string, string>[];
  };
  it("has version, title and items with id, url, date and content", () => {
    expect(document.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
    expect(document.title).not.toMatch(forbidden);
    expect(document.feed_url).toBe(absolute("/news/feed.json"));
    expect(document.items.map(({ id }) => id)).toEqual(ids);
    expect(document.items.map(({ title }) => title)).toEqual([shown.moved, shown.added]);
    expect(document.items.map(({ content_text }) => content_text)).toEqual([
      "It was at a]]>b & c <script>alert(1)</script> before.",
      "It answered.",
    ]);
    for (const item of document.items) {
      expect(item.url).toBe(absolute("/servers/alpha/"));
      expect(Date.parse(item.date_modified ?? item.date_published ?? "")).not.toBeNaN();
    }
  });
});

describe("a feed without news", () => {
  it("is still valid", () => {
    const empty = (format: "atom" | "rss" | "json"): string =>
      feedText(format, [], { ...about, asOf: null }, () => "", absolute);
    expect(xmlError(empty("atom"))).toBeNull();
    expect(xmlError(empty("rss"))).toBeNull();
    expect((JSON.parse(empty("json")) as { items: unknown[] }).items).toEqual([]);
  });
});
