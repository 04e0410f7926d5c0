// What was heard with a screen reader (Orca in Firefox), and should not be heard again.
import { describe, expect, it, test } from "vitest";
import { announced, presented } from "./accessibility.ts";
import { open } from "./browser.ts";
import { pageTypes, untilFilled } from "./page-types.ts";

describe.each(Object.entries(pageTypes()))("%s", (_, path) => {
  it("reads no heading twice, has short headers, and no status without words", async () => {
    const { page, close } = await open(path);
    await untilFilled(page);
    const nodes = await presented(page);
    const headings = new Set(nodes.filter(({ role }) => role === "heading").map(({ name }) => name));
    // A landmark named after its heading is read before it, and there would be one for each day of the news.
    const twice = nodes.filter(({ role, name }) => ["region", "figure"].includes(role) && headings.has(name));
    expect(twice.map(({ name }) => name)).toEqual([]);
    // A figure without its own name is named by its whole caption, which follows.
    expect(nodes.filter(({ role, name }) => role === "figure" && name.length > 60)).toEqual([]);
    // Screen readers repeat the headers with each cell of a row or column, so descriptions and buttons are elsewhere.
    const headers = await page
      .locator("table:not(.facts-table) :is(th, [role=columnheader], [role=rowheader]):not([scope=rowgroup])")
      .evaluateAll((all) =>
        all.map((each) => ({ text: each.textContent, controls: each.querySelectorAll("a, button").length })),
      );
    expect(headers.filter(({ text, controls }) => text.trim().length > 90 || controls > 1)).toEqual([]);
    expect(nodes.filter(({ role, name }) => ["status", "alert"].includes(role) && name === "")).toEqual([]);
    await close();
  });
});

test("what a game is about is in its own cell, with a header", async () => {
  const { page, complaints, close } = await open("/servers/");
  const table = page.locator("table.servers");
  const heads = await table.locator("thead th").allInnerTexts();
  const row = table.getByRole("row", { name: /Friends/ });
  expect(await row.getByRole("rowheader").innerText()).toBe('<img src=x onerror=alert(1)> & "Friends"');
  expect(await row.locator("th, td").count()).toBe(heads.length);
  expect(await row.getByRole("cell").first().innerText()).toContain("screen-reader friendly");
  expect(heads.map((text) => text.trim()).indexOf("About")).toBe(1);
  // Sorted and searched, the same cell says why the game was found.
  await page.getByRole("searchbox").fill("friends");
  await expect.poll(() => row.getByRole("cell").first().innerText()).toContain("Found in: name");
  expect(complaints).toEqual([]);
  await close();
});

test("the columns of names and figures are in line with their headers", async () => {
  for (const width of [1280, 1000]) {
    const { page, close } = await open("/servers/", { viewport: { width, height: 900 } });
    const left = (selector: string) =>
      page
        .locator(`table.servers ${selector}`)
        .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
    expect(new Set(await left(":is(th, td).number"))).toHaveProperty("size", 1);
    expect(new Set(await left("tr > .nights"))).toHaveProperty("size", 1);
    await close();
  }
});

test("sorting a table of groups is announced", async () => {
  const { page, close } = await open("/codebases/");
  const button = page.getByRole("columnheader", { name: "Games" }).getByRole("button");
  expect(await button.getAttribute("aria-description")).toBe("sorts the list");
  await button.click();
  await expect.poll(() => announced(page)).toBe("Sorted by games, most first.");
  await button.click();
  await expect.poll(() => announced(page)).toBe("Sorted by games, fewest first.");
  await close();
});

test("filtering the news is announced, and nothing is announced when the page opens", async () => {
  const { page, close } = await open("/news/");
  const all = await page.locator("[data-news]").count();
  const link = page.locator("[data-kind-link=new]");
  const count = Number(await link.locator(".count").innerText());
  expect(await announced(page)).toBe("");
  await link.click();
  await expect.poll(() => announced(page)).toBe(`${count} of ${all} shown.`);
  await close();
});

test("a sorted list changes in few steps, however many games it has", async () => {
  const { page, close } = await open("/servers/");
  await page.evaluate(() => {
    const changes = { count: 0 };
    Object.assign(globalThis, { changes });
    const table = document.querySelector("table.servers");
    if (table === null) throw new Error("no table");
    // Rows that move one by one would be reported here one by one. Those of a letter that is gone do not count.
    new MutationObserver((records) => {
      changes.count += records.filter(({ target }) => target.isConnected).length;
    }).observe(table, { childList: true, subtree: true });
  });
  const letters = await page.locator("table.servers tbody").count();
  await page.getByRole("columnheader", { name: "Players" }).getByRole("button").click();
  await expect.poll(() => page.locator("table.servers tbody").count()).toBe(1);
  // Each letter goes, all games come at once, and the caption says the order.
  expect(
    await page.evaluate(() => (globalThis as unknown as { changes: { count: number } }).changes.count),
  ).toBeLessThan(letters + 5);
  await close();
});

test("clearing the comparison leaves the focus in the list", async () => {
  const { page, close } = await open("/servers/");
  const box = page.getByRole("checkbox", { name: /^Compare / }).nth(1);
  expect(await page.getByRole("complementary", { name: "Comparison" }).count()).toBe(0);
  await box.check();
  await expect.poll(() => announced(page)).toMatch(/ added: 1 game to compare\.$/);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
  await close();
});

test("removing a game from the comparison moves the focus to what is left", async () => {
  const { page, close } = await open(pageTypes()["comparison of games"] ?? "");
  await untilFilled(page);
  const name = await page.locator("table.comparison thead bdi").nth(1).innerText();
  await page
    .getByRole("button", { name: /^Remove / })
    .first()
    .click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe(`Comparing ${name}. Add another.`);
  await close();
});
