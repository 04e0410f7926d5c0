// What a site shows when its newest measurement is old: one built from old data, and one that has not been rebuilt.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { inventWorld } from "../../tools/generate/world.ts";
import { open } from "./browser.ts";
import { servedSite, type ServedSite } from "./served-site.ts";

const day = 86_400_000;
const notice = ".notice[data-measured]";
let old: ServedSite;
let fresh: ServedSite;

/** A small site, built now like every site, whose newest measurement has a given date. */
function measuredUntil(until: string): Promise<ServedSite> {
  const world = { servers: 6, nights: 3, seed: "outdated", until };
  return servedSite((out) => inventWorld({ ...world, out }), { invented: false });
}

beforeAll(async () => {
  old = await measuredUntil("2026-02-08");
  // Yesterday, because the hour of tonight's census may still be to come.
  fresh = await measuredUntil(new Date(Date.now() - day).toISOString().slice(0, 10));
});

/** A page of a site as a reader sees it, some days from now. */
async function visit({ url }: ServedSite, path: string, { later = 0, scripts = true } = {}) {
  const visited = await open("/404.html", { javaScriptEnabled: scripts }, url);
  const { page } = visited;
  await page.clock.setFixedTime(Date.now() + later * day);
  await page.goto(url + path);
  return visited;
}

/** The page of a game that was live when it was last visited. */
function livePage({ out }: ServedSite): string {
  const text = readFileSync(join(out, "api/v1/servers.json"), "utf8");
  const { servers } = JSON.parse(text) as { servers: { id: string; status: { state: string } }[] };
  const live = servers.find(({ status }) => status.state === "live");
  if (live === undefined) throw new Error("No game of the invented world is live.");
  return `/servers/${live.id}/`;
}
/** The icon of its state, and the colour of current states. */
const mark = ".server-line .status-live";
const green = "rgb(18, 96, 47)";
const colourOf = (page: Page): Promise<string> => page.locator(mark).evaluate((each) => getComputedStyle(each).color);

describe("a site that was built from old data", () => {
  it("says so on every page, with the date, even without a script", async () => {
    for (const path of ["/", "/servers/", "/statistics/", "/about/"]) {
      const { page, close } = await visit(old, path, { scripts: false });
      expect(await page.locator(notice).textContent()).toMatch(
        /These figures are out of date\. Nothing has been measured since\s+8 February 2026\./,
      );
      expect(await page.locator(notice).isVisible()).toBe(true);
      await close();
    }
  });

  it("shows no state in the colour of current states, and gives its date", async () => {
    const { page, close, complaints } = await visit(old, livePage(old));
    expect(await page.locator(mark).textContent()).toBe("live on 8 February 2026");
    expect(await colourOf(page)).not.toBe(green);
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("a site after a good night", () => {
  it("says nothing while its measurements are new", async () => {
    const { page, close } = await visit(fresh, livePage(fresh), { later: 1 });
    expect(await page.locator(notice).isVisible()).toBe(false);
    expect(await colourOf(page)).toBe(green);
    await close();
  });

  it("shows, by the reader's clock, that it has not been built for long, and nothing stays green", async () => {
    const { page, close, complaints } = await visit(fresh, livePage(fresh), { later: 10 });
    const html = readFileSync(join(fresh.out, livePage(fresh), "index.html"), "utf8");
    expect(html).toMatch(/class="notice"[^>]* hidden/);
    await page.locator(notice).waitFor({ state: "visible" });
    expect(await colourOf(page)).not.toBe(green);
    expect(complaints).toEqual([]);
    await close();
  });
});
