import { describe, expect, it } from "vitest";
import { xmlError } from "../site/invented/xml.ts";
import { exists, fileAt, files, json, list, read, xml } from "./site-files.ts";

const pages = files.filter((file) => file.endsWith(".html"));

describe("what search engines and previews take", () => {
  const attribute = (file: string, pattern: RegExp): string | undefined => pattern.exec(read(file))?.[1];
  const canonicalOf = (file: string) => attribute(file, /<link rel="canonical" href="([^"]+)"/);
  const hidden = (file: string): boolean => read(file).includes('<meta name="robots" content="noindex"');

  it("includes a sitemap of existing pages that may be indexed", () => {
    const { sitemapindex } = xml("sitemap-index.xml") as {
      sitemapindex: { sitemap: { loc: string } | { loc: string }[] };
    };
    const listed = list(sitemapindex.sitemap).flatMap(({ loc }) => {
      const file = fileAt(loc);
      expect(xmlError(read(file))).toBeNull();
      return list((xml(file) as { urlset: { url: { loc: string }[] } }).urlset.url).map((url) => url.loc);
    });
    for (const address of listed) expect(exists(address), address).toBe(true);
    expect(new Set(listed).size).toBe(listed.length);
    const canonical = pages.filter((file) => !hidden(file)).flatMap((file) => canonicalOf(file) ?? []);
    expect(canonical.filter((address) => !listed.includes(address))).toEqual([]);
  });

  it("includes the page's own canonical address and an existing card for each page", () => {
    for (const file of pages.filter((name) => !hidden(name))) {
      expect(fileAt(canonicalOf(file) ?? ""), file).toBe(file);
      expect(attribute(file, /<meta property="og:title" content="([^"]+)"/), file).toBeDefined();
      const card = attribute(file, /<meta property="og:image" content="([^"]+)"/);
      if (card !== undefined) expect(exists(card), `${file}: ${card}`).toBe(true);
    }
    expect(attribute("index.html", /<meta property="og:image" content="([^"]+)"/)).toBeDefined();
  });

  it("includes a GameServer on every server's page, in JSON-LD that agrees with the API", () => {
    const { servers } = json("api/v1/servers.json") as {
      servers: {
        id: string;
        page: string;
        status: { state: string };
        lastVisit: { at: string } | null;
        players: { value: number | null; at: string } | null;
      }[];
    };
    for (const { id, page, status, lastVisit, players } of servers) {
      const source = attribute(`servers/${id}/index.html`, /<script type="application\/ld\+json">([^<]*)<\/script>/);
      const ld = JSON.parse(source ?? "null") as Record<string, unknown> & { game: Record<string, unknown> };
      expect(ld["@context"]).toBe("https://schema.org");
      expect(ld["@type"]).toBe("GameServer");
      expect(ld.name).not.toBe("");
      expect([ld.url, ld["@id"]]).toEqual([page, page]);
      expect(ld.game["@type"]).toBe("VideoGame");
      expect(ld.mainEntityOfPage).toEqual(
        lastVisit === null ? undefined : { "@type": "WebPage", url: page, dateModified: lastVisit.at },
      );
      const online = { live: "Online", unstable: "Online", dark: "OfflineTemporarily", archived: "OfflineTemporarily" };
      const word = online[status.state as keyof typeof online] as string | undefined;
      expect(ld.serverStatus, id).toBe(word === undefined ? undefined : `https://schema.org/${word}`);
      // Only players counted on the newest visit, or in a round after it, are online.
      const isCurrent =
        word === "Online" &&
        players !== null &&
        lastVisit !== null &&
        Date.parse(players.at) >= Date.parse(lastVisit.at);
      expect(ld.playersOnline, id).toBe(isCurrent ? (players.value ?? undefined) : undefined);
    }
  });
});
