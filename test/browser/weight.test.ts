// The transfer size of a page, by what a browser fetches for it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, it } from "vitest";
import { packCounts } from "../../src/model/players/packed.ts";
import { inventServer } from "../../tools/generate/server.ts";
import { open } from "./browser.ts";
import { pageTypes } from "./page-types.ts";

const kilobyte = 1024;

/** Body sizes of everything that a page fetches by itself, gzipped as a server sends it, by kind. */
async function fetched(path: string): Promise<Map<string, number>> {
  const { page, close } = await open("/no-such-page/");
  const weights = new Map<string, number>();
  const bodies: Promise<void>[] = [];
  page.on("response", (response) => {
    const kind = response.request().resourceType();
    bodies.push(
      response.body().then((body) => {
        const sent = kind === "image" && !response.url().endsWith(".svg") ? body.length : gzipSync(body).length;
        weights.set(kind, (weights.get(kind) ?? 0) + sent);
      }),
    );
  });
  await page.goto(inject("siteUrl") + path, { waitUntil: "networkidle" });
  await Promise.all(bodies);
  await close();
  return weights;
}

describe("weight", () => {
  it("of a directory with 1,000 games is at most 150 KB gzipped in total, before the first search", async () => {
    const html = readFileSync(join(inject("siteFolder"), "servers/index.html"), "utf8");
    const rows = html.match(/<tr><th scope="row">.*?<\/tr>/gs) ?? [];
    expect(rows.length).toBe(15);
    // Rows as the page has them, with names and ids of a thousand invented games.
    const thousand = Array.from({ length: 1000 }, (_, index) => {
      const { id, entry } = inventServer("weight", index, 30);
      const name = entry.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
      return (rows[index % rows.length] ?? "")
        .replace(/servers\/[^/"]+\//, `servers/${id}/`)
        .replace(/<bdi>.*?<\/bdi>/, `<bdi>${name}</bdi>`)
        .replace(/<bdi class="about">.*?<\/bdi>/, `<bdi class="about">${entry.description ?? name}</bdi>`);
    });
    const large = html.replace(rows[0] ?? "", thousand.join(""));
    const weights = await fetched("/servers/");
    weights.set("document", gzipSync(large).length);
    expect(weights.get("fetch")).toBeUndefined();
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeLessThan(150 * kilobyte);
  });

  it.each(["server", "server, counted"])(
    "of a page (%s) is at most 30 KB gzipped without its picture, including at most 20 KB of script",
    async (type) => {
      const weights = await fetched(pageTypes()[type] ?? "");
      expect(weights.get("document")).toBeLessThan(30 * kilobyte);
      expect(weights.get("script") ?? 0).toBeLessThan(20 * kilobyte);
    },
  );

  it("of 90 days of counts, one an hour, which such a page carries, is at most 6 KB gzipped", () => {
    const at = Array.from({ length: 90 * 24 }, (_, hour) => 1_790_000_000 + hour * 3600 + ((hour * 7919) % 600));
    const players = at.map((time, index) => Math.round(120 + 80 * Math.sin(time / 13_750) + ((index * 104_729) % 31)));
    expect(gzipSync(packCounts({ at, players })).length).toBeLessThan(6 * kilobyte);
  });

  it("of the home page is at most 150 KB, including its pictures", async () => {
    const weights = await fetched("/");
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeLessThan(150 * kilobyte);
  });
});
