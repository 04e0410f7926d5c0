// cspell:ignore horrorrr requestfailed
import { describe, expect, inject, it } from "vitest";
import { announced } from "./accessibility.ts";
import { hold, open, phone } from "./browser.ts";

const rows = "table.servers tbody tr:not(.letter):not([hidden])";

describe("finding a MUD", () => {
  it("searches while typing, announces the count and keeps everything in the address", async () => {
    const { page, complaints, close } = await open("/servers/");
    const all = await page.locator(rows).count();
    expect(all).toBe(15);
    await page.getByRole("searchbox").fill("friends");
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    expect(await page.locator(rows).innerText()).toContain('<img src=x onerror=alert(1)> & "Friends"');
    expect(await page.locator("[data-tally]").innerText()).toBe("1 of 15 MUDs, best match first");
    await expect.poll(() => announced(page)).toBe("1 of 15 MUDs, best match first");
    expect(await page.locator(`${rows} .why`).innerText()).toBe("Found in: name");
    await expect.poll(() => new URL(page.url()).search).toBe("?q=friends");
    expect(complaints).toEqual([]);
    await close();
  });

  it("combines filters, counts the rest, and shows the same for a shared address", async () => {
    const { page, close } = await open("/servers/");
    await page.locator("summary", { hasText: "Status" }).click();
    await page.getByRole("checkbox", { name: /^not measured/ }).check();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await expect.poll(() => new URL(page.url()).searchParams.getAll("status")).toEqual(["unvisited"]);
    const shared = await open(`/servers/${new URL(page.url()).search}`);
    await expect.poll(() => shared.page.locator(rows).count()).toBe(1);
    expect(await shared.page.getByRole("checkbox", { name: /^not measured/ }).isChecked()).toBe(true);
    await shared.close();
    await page.getByRole("button", { name: "Remove Status: not measured" }).click();
    await expect.poll(() => page.locator(rows).count()).toBe(15);
    await page.goBack();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await close();
  });

  it("sorts by a column, both ways, and announces it", async () => {
    const { page, close } = await open("/servers/?sort=players");
    const players = async () =>
      (await page.locator(`${rows} td.number`).allInnerTexts()).filter((text) => /^\d+/.test(text)).map(parseFloat);
    const head = page.locator("th[data-sort=players]");
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("descending");
    const down = await players();
    expect(down).toEqual([...down].sort((a, b) => b - a));
    await head.getByRole("button").click();
    await expect.poll(() => head.getAttribute("aria-sort")).toBe("ascending");
    const up = await players();
    expect(up).toEqual([...up].sort((a, b) => a - b));
    await expect.poll(() => announced(page)).toBe("15 MUDs, fewest players first");
    await close();
  });

  it("shows login screens as a gallery", async () => {
    const { page, complaints, close } = await open("/servers/?view=gallery");
    await expect.poll(() => page.locator("ul.gallery > li").count()).toBe(15);
    expect(await page.locator("table.servers").isVisible()).toBe(false);
    expect(await page.locator("ul.gallery img").first().getAttribute("alt")).not.toBe("");
    const box = page
      .locator("ul.gallery")
      .getByRole("checkbox", { name: /^Compare / })
      .first();
    await box.check();
    expect(await page.locator(".compare-tray").innerText()).toContain("Choose another");
    await box.uncheck();
    expect(complaints).toEqual([]);
    await close();
  });

  it("works from the keyboard: skip link, search, filter, first result", async () => {
    const { page, close } = await open("/servers/");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to the content");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to the list");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#list");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").evaluate((el) => el.closest("#list") !== null)).toBe(true);
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("friends");
    // An earlier part of the word may have found it too: the answer to the last letter moves the row once more.
    await expect.poll(() => page.evaluate(() => location.search)).toBe("?q=friends");
    await expect.poll(() => page.locator("[data-results][aria-busy]").count()).toBe(0);
    expect(await page.locator(rows).count()).toBe(1);
    await page.locator(`${rows} a`).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/servers\/friends\/$/);
    await close();
  });

  it("folds the filters away on a phone, and opens them", async () => {
    const { page, close } = await open("/servers/", { viewport: phone });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filters", exact: true }).click();
    expect(await page.locator("#filters").isVisible()).toBe(true);
    await page.locator("#filters details[open] input").first().check();
    await page.getByRole("button", { name: /^Show \d+ MUDs?$/ }).click();
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("[data-tally]").evaluate((el) => el === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Filters (1)" }).waitFor();
    await close();
  });

  it("shows a message instead of an empty table, and links back to all games", async () => {
    const { page, close } = await open("/servers/?q=nosuchgame");
    await page.getByText("No MUD matches all of these").waitFor();
    expect(await page.locator("[data-servers]").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Clear the search and all filters" }).click();
    await expect.poll(() => page.locator("[data-servers]").isVisible()).toBe(true);
    await expect.poll(() => page.locator("[data-tally]").evaluate((el) => el === document.activeElement)).toBe(true);
    expect(await page.locator(rows).count()).toBe(15);
    await close();
  });

  it("suggests alternatives if nothing was found", async () => {
    const { page, close } = await open("/servers/?q=horrorrr+castles");
    const link = page.getByRole("link", { name: /^the genre Horror \(\d+\)$/ });
    await link.click();
    await page.waitForURL(/\?genre=horror$/);
    await expect.poll(() => page.locator(rows).count()).toBeLessThan(15);
    expect(await page.locator(rows).allInnerTexts()).toContainEqual(expect.stringContaining("Friends"));
    await close();
  });

  it("mentions what an address asks for but no game has", async () => {
    const { page, close } = await open("/servers/?language=klingon");
    await page.getByText("left out of the filter: language “klingon”").waitFor();
    expect(await page.locator(rows).count()).toBe(15);
    await close();
  });

  it("applies what was ticked before the script ran", async () => {
    const { page, close } = await open("/no-such-page/");
    const release = await hold(page, "**/_astro/*.js");
    await page.goto(`${inject("siteUrl")}/servers/`, { waitUntil: "commit" });
    const box = page.locator("#filters input[name=reader][value=yes]");
    await box.waitFor({ state: "attached" });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    // As when a browser returns to a page and restores its form.
    await box.evaluate((input: HTMLInputElement) => (input.checked = true));
    release();
    await expect.poll(() => page.locator(rows).count()).toBeLessThan(15);
    await expect.poll(() => new URL(page.url()).search).toBe("?reader=yes");
    expect(await page.locator("#filters").isVisible()).toBe(true);
    await close();
  });

  it("reports that loading failed, shows no unfiltered list instead, and tries again", async () => {
    const { page, close } = await open("/no-such-page/");
    await page.route("**/directory.json", (route) => route.abort());
    await page.goto(`${inject("siteUrl")}/servers/?genre=horror`);
    await page.getByText("The search data could not be loaded").waitFor();
    expect(await page.locator("table.servers").isVisible()).toBe(false);
    await page.unroute("**/directory.json");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator("table.servers").isVisible()).toBe(true);
    expect(await page.locator(rows).count()).toBeLessThan(15);
    expect(await page.getByText("The search data could not be loaded").isVisible()).toBe(false);
    await close();
  });

  /** Opens the directory with its data held back, until `release` is called. */
  async function openWithLateData(path: string) {
    const { page, close } = await open("/no-such-page/");
    const release = await hold(page, "**/directory.json");
    // Timers of the page run when the test says so.
    await page.clock.install();
    await page.goto(inject("siteUrl") + path);
    await page.clock.pauseAt(Date.now() + 60_000);
    const box = (key: string, value: string) => page.locator(`#filters input[name=${key}][value=${value}]`);
    const search = () => page.evaluate(() => location.search);
    return { page, close, release, box, search };
  }

  it("loses none of three fast clicks while its data is late", async () => {
    const { page, close, release, box, search } = await openWithLateData("/servers/");
    const clicked = [box("reader", "yes"), box("roleplaying", "enforced"), box("permadeath", "no")];
    for (const each of clicked) {
      await each.click();
      await page.clock.runFor(10);
    }
    release();
    await expect.poll(search).toBe("?reader=yes&roleplaying=enforced&permadeath=no");
    for (const each of clicked) expect(await each.isChecked()).toBe(true);
    await close();
  });

  it("loses no click and no letter at the moment when its data arrives", async () => {
    const { page, close, release, box, search } = await openWithLateData("/servers/");
    await box("reader", "yes").click();
    await page.clock.runFor(10);
    // The timers of these two still wait when the data arrives.
    await box("permadeath", "no").click();
    await page.getByRole("searchbox").fill("friends");
    release();
    await expect.poll(search).toContain("reader=yes");
    await page.clock.runFor(1000);
    await expect.poll(search).toBe("?q=friends&reader=yes&permadeath=no");
    expect(await page.getByRole("searchbox").inputValue()).toBe("friends");
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await close();
  });

  it("adds clicks made while its data is late to what the address asks for", async () => {
    const { page, close, release, box, search } = await openWithLateData("/servers/?genre=horror");
    await box("reader", "yes").click();
    await page.clock.runFor(10);
    for (const press of ["descending", "ascending"]) {
      await page.locator("th[data-sort=players] button").click();
      expect(await page.locator("th[data-sort=players]").getAttribute("aria-sort"), press).toBeNull();
    }
    release();
    await expect.poll(() => page.locator("th[data-sort=players]").getAttribute("aria-sort")).toBe("ascending");
    const asked = new URLSearchParams(await search());
    expect([...asked].toSorted().join(" ")).toBe("genre,horror order,up reader,yes sort,players");
    await close();
  });

  it("keeps the choice while a search that cannot be loaded is repeated", async () => {
    const { page, close } = await open("/no-such-page/");
    await page.route("**/search.json", (route) => route.abort());
    await page.goto(`${inject("siteUrl")}/servers/?genre=horror&q=friends`);
    await page.getByText("The search data could not be loaded").waitFor();
    // Ticking the box loads the search again. That must have failed too before it may succeed.
    const repeated = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/search.json"));
    await page.locator("#filters input[name=reader][value=yes]").check();
    await repeated;
    await page.unroute("**/search.json");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    const asked = new URLSearchParams(await page.evaluate(() => location.search));
    expect([...asked].toSorted().join(" ")).toBe("genre,horror q,friends reader,yes");
    await close();
  });

  it("removes two filters fast, although the search that shows the first removal is late", async () => {
    const { page, close } = await open("/servers/?genre=horror&reader=yes");
    const remove = page.getByRole("button", { name: /^Remove / });
    await expect.poll(() => remove.count()).toBe(2);
    // Holding the search keeps both buttons on the page.
    await page.route("**/search.json", () => undefined);
    await page.getByRole("searchbox").fill("friends");
    await expect.poll(() => page.evaluate(() => location.search)).toContain("q=friends");
    await remove.nth(0).click();
    await remove.nth(1).click();
    await expect.poll(() => page.evaluate(() => location.search)).toBe("?q=friends");
    await close();
  });

  it("shows the first game on a phone without scrolling", async () => {
    const { page, close } = await open("/servers/", { viewport: phone });
    const box = await page.locator(`${rows} a`).first().boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(phone.height);
    await close();
  });

  it("is complete without scripts", async () => {
    const { page, close } = await open("/servers/?q=friends", { javaScriptEnabled: false });
    expect(await page.locator(rows).count()).toBe(15);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("#sort").isVisible()).toBe(false);
    expect(await page.getByText("Searching and filtering need scripts").isVisible()).toBe(true);
    await close();
  });

  it("suggests games on the home page, and submits the search without scripts", async () => {
    const { page, close } = await open("/");
    await page.getByRole("searchbox").pressSequentially("frien");
    const first = page.locator("[data-found-list] li").first();
    await expect.poll(() => first.locator("bdi").innerText()).toBe('<img src=x onerror=alert(1)> & "Friends"');
    expect(await page.locator("[data-found-status]").innerText()).toMatch(/^\d+ found\.$/);
    await close();
    const plain = await open("/", { javaScriptEnabled: false });
    await plain.page.getByRole("searchbox").fill("frien");
    await plain.page.keyboard.press("Enter");
    await plain.page.waitForURL(/\/servers\/\?q=frien$/);
    await plain.close();
  });
});
