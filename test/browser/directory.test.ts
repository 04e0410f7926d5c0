import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, open, phone } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const rows = "table.servers tbody tr:not(.letter):not([hidden])";

describe("finding a MUD", () => {
  it("searches as one types, announces the count and keeps all in the address", async () => {
    const { page, complaints, close } = await open(browser, "/servers/");
    const all = await page.locator(rows).count();
    expect(all).toBe(15);
    await page.getByLabel("Search names").fill("friends");
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    expect(await page.locator(rows).innerText()).toContain('<img src=x onerror=alert(1)> & "Friends"');
    expect(await page.locator("[data-tally][role=status]").innerText()).toBe("1 of 15 MUDs");
    expect(new URL(page.url()).search).toBe("?q=friends");
    expect(complaints).toEqual([]);
    await close();
  });

  it("combines filters, counts what is left, and a shared address shows the same", async () => {
    const { page, close } = await open(browser, "/servers/");
    await page.getByRole("checkbox", { name: /^not measured/ }).check();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    expect(new URL(page.url()).searchParams.getAll("status")).toEqual(["unvisited"]);
    const shared = await open(browser, `/servers/${new URL(page.url()).search}`);
    await expect.poll(() => shared.page.locator(rows).count()).toBe(1);
    expect(await shared.page.getByRole("checkbox", { name: /^not measured/ }).isChecked()).toBe(true);
    await shared.close();
    await page.getByRole("button", { name: "Remove Status: not measured" }).click();
    await expect.poll(() => page.locator(rows).count()).toBe(15);
    await page.goBack();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await close();
  });

  it("sorts by a column, both ways, and says so", async () => {
    const { page, close } = await open(browser, "/servers/?sort=players");
    const players = async () =>
      (await page.locator(`${rows} td.number`).allInnerTexts()).filter((text) => /^\d+$/.test(text)).map(Number);
    const head = page.locator("th[data-sort=players]");
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
    const down = await players();
    expect(down).toEqual([...down].sort((a, b) => b - a));
    await head.getByRole("button").click();
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
    const up = await players();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await close();
  });

  it("shows login screens as a gallery", async () => {
    const { page, complaints, close } = await open(browser, "/servers/?view=gallery");
    await expect.poll(() => page.locator("ul.gallery > li").count()).toBe(15);
    expect(await page.locator("table.servers").isVisible()).toBe(false);
    expect(await page.locator("ul.gallery img").first().getAttribute("alt")).not.toBe("");
    expect(complaints).toEqual([]);
    await close();
  });

  it("works from the keyboard: skip link, search, filter, first result", async () => {
    const { page, close } = await open(browser, "/servers/");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to the content");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to the list");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").evaluate((el) => el.closest("#list") !== null)).toBe(true);
    await page.getByLabel("Search names").focus();
    await page.keyboard.type("friends");
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await page.locator(`${rows} a`).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/servers\/friends\/$/);
    await close();
  });

  it("folds the filters away on a phone, and opens them", async () => {
    const { page, close } = await open(browser, "/servers/", { viewport: phone });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filters", exact: true }).click();
    expect(await page.locator("#filters").isVisible()).toBe(true);
    await page.locator("#filters input").first().check();
    await page.getByRole("button", { name: /^Show \d+ MUDs?$/ }).click();
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("[data-tally]").evaluate((el) => el === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Filters (1)" }).waitFor();
    await close();
  });

  it("says that nothing was found in place of an empty table, and leads back to all", async () => {
    const { page, close } = await open(browser, "/servers/?q=nosuchgame");
    await page.getByText("none has all of this").waitFor();
    expect(await page.locator("[data-servers]").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Clear the search and all filters" }).click();
    await expect.poll(() => page.locator("[data-servers]").isVisible()).toBe(true);
    await expect.poll(() => page.locator("[data-tally]").evaluate((el) => el === document.activeElement)).toBe(true);
    expect(await page.locator(rows).count()).toBe(15);
    await close();
  });

  it("is whole without scripts", async () => {
    const { page, close } = await open(browser, "/servers/?q=friends", { javaScriptEnabled: false });
    expect(await page.locator(rows).count()).toBe(15);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.getByText("Searching and filtering need scripts").isVisible()).toBe(true);
    await close();
  });

  it("suggests games on the front page, and sends the search on without scripts", async () => {
    const { page, close } = await open(browser, "/");
    await page.getByRole("searchbox").pressSequentially("frien");
    await expect.poll(() => page.locator("[data-found-list] li").count()).toBe(1);
    expect(await page.locator("[data-found-status]").innerText()).toBe("1 found.");
    await close();
    const plain = await open(browser, "/", { javaScriptEnabled: false });
    await plain.page.getByRole("searchbox").fill("frien");
    await plain.page.keyboard.press("Enter");
    await plain.page.waitForURL(/\/servers\/\?q=frien$/);
    await plain.close();
  });
});
