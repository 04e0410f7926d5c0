// What people come for, in clicks from the home page. Each click is one call of `click`, so that none is missed.
import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { hold, open } from "./browser.ts";

const rows = "table.servers tbody tr:not(.letter):not([hidden])";
const friends = '<img src=x onerror=alert(1)> & "Friends"';

/** Starts at the home page and counts. */
async function start(javaScriptEnabled = true) {
  const { page, close } = await open("/", { javaScriptEnabled });
  let clicks = 0;
  return {
    page,
    click: async (target: Locator) => {
      clicks++;
      await target.click();
    },
    clicks: () => clicks,
    close,
  };
}

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name, exact: typeof name === "string" });
const figures = async (page: Page) =>
  (await page.locator(`${rows} td.number`).allInnerTexts()).map((text) => (text === "" ? -1 : parseFloat(text)));

describe.each([true, false])("from home, with scripts: %s", (scripts) => {
  it("a Spanish-speaking game, ordered by players: 3 clicks at most", async () => {
    const { page, click, clicks, close } = await start(scripts);
    await click(page.locator(".questions").getByRole("link", { name: "Spanish" }));
    await page.waitForURL(/\/languages\/spanish\/$/);
    expect(await page.locator("caption").innerText()).toContain("most players first");
    const players = await figures(page);
    expect(players).toEqual([...players].sort((a, b) => b - a));
    expect(clicks()).toBeLessThanOrEqual(3);
    await close();
  });

  it("codebases that support GMCP: 2 clicks", async () => {
    const { page, click, clicks, close } = await start(scripts);
    await click(link(page, "Protocols").first());
    await page.waitForURL(/\/protocols\/$/);
    await click(page.locator("main").getByRole("link", { name: "GMCP", exact: true }));
    await page.waitForURL(/\/protocols\/gmcp\/$/);
    const table = page.getByRole("table", { name: /GMCP by codebase/ });
    const sums = { measured: 0, visited: 0 };
    for (const row of await table.locator("tbody tr").all()) {
      // Measured, claimed only, visited.
      const [measured = "", , visited = ""] = await row.locator("td").allInnerTexts();
      sums.measured += Number(measured);
      sums.visited += Number(visited);
    }
    // Including the row of games without a stated codebase, the rows add up to all visited games.
    const foot = await table.locator("tfoot td").allInnerTexts();
    expect([sums.measured, sums.visited]).toEqual([Number(foot[0]), Number(foot[2])]);
    expect(await table.getByRole("rowheader", { name: "not stated" }).count()).toBe(1);
    expect(clicks()).toBeLessThanOrEqual(2);
    await close();
  });

  it("reachability over the last month: visible in every list", async () => {
    const { page, click, clicks, close } = await start(scripts);
    expect(await page.locator(`${rows} td.nights`).first().innerText()).toMatch(/\d+ of \d+/);
    await click(link(page, "MUDs"));
    await page.waitForURL(/\/servers\/$/);
    expect(await page.locator("td.nights").allInnerTexts()).toContainEqual(expect.stringMatching(/\d+ of \d+/));
    expect(clicks()).toBe(1);
    await close();
  });

  it("this week's dark games: 2 clicks at most", async () => {
    const { page, click, clicks, close } = await start(scripts);
    await click(link(page, /^gone dark this week/));
    await page.waitForURL(/\/lists\/dark\/$/);
    expect(await page.locator("h1").innerText()).toBe("Gone dark this week");
    expect(clicks()).toBeLessThanOrEqual(2);
    await close();
  });

  it("games that support screen readers: 1 click, and only those", async () => {
    const { page, click, clicks, close } = await start(scripts);
    await click(link(page, /^Screen-reader friendly/));
    await page.waitForURL(/\/lists\/screen-reader\/$/);
    for (const row of await page.locator(rows).allInnerTexts()) expect(row).toContain("screen-reader friendly");
    expect(await page.locator(rows).count()).toBeGreaterThan(0);
    expect(clicks()).toBe(1);
    await close();
  });
});

describe("from home, with scripts", () => {
  it("a role-playing game without permadeath that supports screen readers: 4 clicks", async () => {
    const { page, click, clicks, close } = await start();
    await click(link(page, "MUDs"));
    const box = (key: string, value: string) => page.locator(`#filters input[name=${key}][value=${value}]`);
    await click(box("reader", "yes"));
    await click(box("roleplaying", "enforced"));
    await click(box("permadeath", "no"));
    await expect.poll(() => page.locator(`${rows} bdi`).first().innerText()).toBe(friends);
    await expect.poll(() => new URL(page.url()).search).toBe("?reader=yes&roleplaying=enforced&permadeath=no");
    expect(clicks()).toBeLessThanOrEqual(4);
    await close();
  });

  it("two games compared: 4 clicks at most, and the address contains the comparison", async () => {
    const { page, click, clicks, close } = await start();
    const boxes = page.getByRole("checkbox", { name: /^Compare / });
    const names = await page.locator(`${rows} th bdi:first-child`).allInnerTexts();
    await click(boxes.nth(0));
    await click(boxes.nth(1));
    await click(link(page, "Compare 2 games"));
    await page.waitForURL(/\/compare\/\?game=[a-z0-9-]+&game=[a-z0-9-]+$/);
    const heads = page.locator("table.comparison thead th bdi");
    await expect.poll(() => heads.allInnerTexts()).toEqual(names.slice(0, 2));
    const table = page.locator("table.comparison");
    for (const group of ["Players and reachability", "Facts", "Rules and world", "Protocols"])
      expect(
        await table
          .getByRole("rowheader", { name: group })
          .or(table.getByText(group, { exact: true }))
          .count(),
      ).toBe(1);
    expect(clicks()).toBeLessThanOrEqual(4);
    const shared = await open(`/compare/${new URL(page.url()).search}`);
    await expect.poll(() => shared.page.locator("table.comparison thead th bdi").count()).toBe(2);
    await shared.close();
    await page
      .getByRole("button", { name: /^Remove / })
      .first()
      .click();
    await expect.poll(() => heads.count()).toBe(1);
    await page.goBack();
    await expect.poll(() => heads.count()).toBe(2);
    await close();
  });

  it("two games are removed from a comparison in a row, while data loads", async () => {
    const { page, close } = await open("/servers/");
    const links = await page.locator(`${rows} th a`).evaluateAll((all) => all.map((each) => each.getAttribute("href")));
    const [one, other, kept] = links.map((href) => /servers\/([a-z0-9-]+)\/$/.exec(href ?? "")?.[1] ?? "");
    await page.goto(`${inject("siteUrl")}/compare/?game=${one}&game=${other}&game=${kept}`);
    const removals = page.getByRole("button", { name: /^Remove / });
    await expect.poll(() => removals.count()).toBe(3);
    const release = await hold(page, "**/compare.json");
    await removals.nth(0).click();
    await removals.nth(1).click();
    release();
    await expect.poll(() => removals.count()).toBe(1);
    expect(await page.evaluate(() => location.search)).toBe(`?game=${kept}`);
    await close();
  });

  it("adding a game to a comparison twice in a row, while data loads, adds one", async () => {
    const { page, close } = await open("/compare/");
    const release = await hold(page, "**/directory.json");
    await page.locator("[data-add] input[type=search]").fill("e");
    const add = page.locator("[data-add] button");
    await add.click();
    await add.click();
    release();
    const removals = page.getByRole("button", { name: /^Remove / });
    await expect.poll(() => removals.count()).toBe(1);
    // The second press was handled right after the first, so its game would be in the address by now.
    expect(await page.evaluate(() => new URLSearchParams(location.search).getAll("game"))).toHaveLength(1);
    await close();
  });

  it.each(["mud.example.net 4000", "telnet://mud.example.net:4000", "old.example.net 23"])(
    "a game by its host and port, %s: 1 click",
    async (address) => {
      const { page, click, clicks, close } = await start();
      await page.getByRole("searchbox").fill(address);
      await click(page.locator("[data-found-list] a").first());
      await page.waitForURL(/\/servers\/friends\/$/);
      expect(clicks()).toBe(1);
      await close();
    },
  );

  it("the same from the header of any other page: 1 click", async () => {
    const { page, close } = await open("/about/");
    await page.getByRole("searchbox", { name: "Search all MUDs" }).fill("mud.example.net:4000");
    await page.getByRole("search").getByRole("button", { name: "Search" }).click();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    expect(await page.locator(`${rows} .why`).innerText()).toBe("Found in: address mud.example.net 4000");
    await close();
  });
});
