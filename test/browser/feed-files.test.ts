import { describe, expect, it } from "vitest";
import { xmlError } from "../site/invented/xml.ts";
import { exists, fileAt, files, json, list, read, textOf, xml } from "./site-files.ts";

describe("feeds", () => {
  const atoms = files.filter((file) => file.endsWith("atom.xml"));
  const jsons = files.filter((file) => file.endsWith("feed.json"));

  it("exist for all news and for every server", () => {
    expect(files).toContain("news/rss.xml");
    expect(atoms).toHaveLength(16);
    expect(jsons).toHaveLength(16);
  });

  it.each(["4.1.1", "4.1.2"])("are Atom by RFC 4287, section %s", (section) => {
    interface Link {
      "@_rel"?: string;
      "@_href": string;
    }
    interface Entry {
      id?: string;
      title?: unknown;
      updated?: string;
      link?: Link | Link[];
    }
    interface Atom {
      feed: Entry & { "@_xmlns": string; author?: { name?: string }; entry?: Entry | Entry[] };
    }
    for (const file of atoms) {
      expect(xmlError(read(file)), file).toBeNull();
      const { feed } = xml(file) as Atom;
      const entries = list(feed.entry);
      for (const each of section === "4.1.1" ? [feed] : entries) {
        expect(URL.canParse(each.id ?? ""), `${file}: ${each.id ?? ""}`).toBe(true);
        expect(textOf(each.title).trim(), file).not.toBe("");
        expect(each.updated, file).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
        const alternate = list(each.link).find((link) => (link["@_rel"] ?? "alternate") === "alternate");
        expect(exists(alternate?.["@_href"] ?? ""), file).toBe(true);
      }
      if (section === "4.1.2") {
        expect(new Set(entries.map(({ id }) => id)).size, file).toBe(entries.length);
        continue;
      }
      expect(feed["@_xmlns"]).toBe("http://www.w3.org/2005/Atom");
      expect(feed.author?.name, file).toBe("Mudlark");
      const self = list(feed.link).find((link) => link["@_rel"] === "self");
      expect(fileAt(self?.["@_href"] ?? "")).toBe(file);
    }
  });

  it("are RSS 2.0: a channel with title, link and description, and items with unique guids", () => {
    expect(xmlError(read("news/rss.xml"))).toBeNull();
    const { rss } = xml("news/rss.xml") as {
      rss: {
        "@_version": string;
        channel: {
          title: string;
          link: string;
          description: string;
          item: { title: string; guid: unknown; pubDate: string }[];
        };
      };
    };
    expect(rss["@_version"]).toBe("2.0");
    expect(rss.channel.title).not.toBe("");
    expect(rss.channel.description).not.toBe("");
    expect(exists(rss.channel.link)).toBe(true);
    expect(rss.channel.item.length).toBeGreaterThan(5);
    expect(new Set(rss.channel.item.map(({ guid }) => textOf(guid))).size).toBe(rss.channel.item.length);
    for (const { title, pubDate } of rss.channel.item) {
      expect(title).not.toBe("");
      // RFC 822, with a four-digit year.
      expect(pubDate).toMatch(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
    }
  });

  it("are JSON Feed 1.1: version, title, items with id and content", () => {
    for (const file of jsons) {
      const feed = json(file) as {
        version: string;
        title: string;
        feed_url: string;
        home_page_url: string;
        authors: { name: string }[];
        items: { id: string; url: string; content_text: string; date_published: string }[];
      };
      expect(feed.version).toBe("https://jsonfeed.org/version/1.1");
      expect(feed.title).not.toBe("");
      expect(fileAt(feed.feed_url)).toBe(file);
      expect(exists(feed.home_page_url), file).toBe(true);
      expect(feed.authors[0]?.name).toBe("Mudlark");
      expect(new Set(feed.items.map(({ id }) => id)).size, file).toBe(feed.items.length);
      for (const item of feed.items) {
        expect(exists(item.url), item.url).toBe(true);
        expect(item.content_text).not.toBe("");
        expect(Date.parse(item.date_published)).not.toBeNaN();
      }
    }
  });

  it("contain the same news with the same ids", () => {
    const { feed } = xml("news/atom.xml") as { feed: { entry: { id: string }[] } };
    const { items } = json("news/feed.json") as { items: { id: string }[] };
    const { rss } = xml("news/rss.xml") as { rss: { channel: { item: { guid: unknown }[] } } };
    const ids = feed.entry.map(({ id }) => id);
    expect(items.map(({ id }) => id)).toEqual(ids);
    expect(rss.channel.item.map(({ guid }) => textOf(guid))).toEqual(ids);
  });
});
