// Finding, filtering, comparing and copying, in the browsers that are installed beside Chromium.
import { By, type WebDriver, type WebElement } from "selenium-webdriver";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { installed, start, type Started } from "./drivers.ts";

const site = inject("siteUrl");
const rows = "table.servers tbody tr:not(.letter):not([hidden])";
const friends = '<img src=x onerror=alert(1)> & "Friends"';

describe.each(installed)("$name", (each) => {
  let started: Started | undefined;

  beforeEach(({ skip }) => skip(each.missing !== undefined, each.missing));

  beforeAll(async () => {
    if (each.missing === undefined) started = await start(each);
  });
  afterAll(() => started?.stop());

  function browser(): WebDriver {
    if (started === undefined) throw new Error(`${each.name} was not started.`);
    return started.browser;
  }
  const open = (path: string) => browser().get(site + path);
  const all = (selector: string): Promise<WebElement[]> => browser().findElements(By.css(selector));
  const texts = async (selector: string) => Promise.all((await all(selector)).map((element) => element.getText()));
  // The page scrolls smoothly to what has the focus; a driver that clicks meanwhile would miss.
  const click = async (element: WebElement | undefined) => {
    await browser().executeScript("arguments[0].scrollIntoView({ behavior: 'instant', block: 'center' })", element);
    await element?.click();
  };
  const one = (selector: string): Promise<WebElement> => browser().findElement(By.css(selector));

  it("finds a game by its name, a theme and its address, and says why", async () => {
    for (const [query, why] of [
      ["friends", "Found in: name"],
      ["mud.example.net:4000", "Found in: address mud.example.net 4000"],
    ] as const) {
      await open("/servers/");
      await (await one("#q")).sendKeys(query);
      await expect.poll(() => texts(`${rows} .why`), { timeout: 20_000 }).toContain(why);
      expect((await texts(`${rows} th bdi`))[0]).toBe(friends);
    }
  });

  it("filters, and keeps the choice in the address", async () => {
    await open("/servers/");
    await click(await one("#filters input[name=reader][value=yes]"));
    await expect.poll(async () => (await all(rows)).length, { timeout: 20_000 }).toBeLessThan(15);
    for (const row of await texts(rows)) expect(row).toContain("screen-reader friendly");
    expect(new URL(await browser().getCurrentUrl()).search).toBe("?reader=yes");
    await open("/servers/?language=klingon");
    await expect.poll(() => texts("[data-tally]"), { timeout: 20_000 }).toEqual([expect.stringContaining("klingon")]);
  });

  it("compares two games", async () => {
    await open("/");
    await expect.poll(async () => (await all(".compare-pick input")).length, { timeout: 20_000 }).toBeGreaterThan(1);
    const boxes = await all(".compare-pick input");
    await click(boxes[0]);
    await click(boxes[1]);
    expect(await texts(".compare-tray a.button")).toEqual(["Compare 2 games"]);
    await click(await one(".compare-tray a.button"));
    await expect.poll(() => browser().getCurrentUrl(), { timeout: 20_000 }).toMatch(/\/compare\/\?/);
    await expect.poll(() => texts("table.comparison thead th bdi"), { timeout: 20_000 }).toHaveLength(2);
    expect(await browser().getCurrentUrl()).toMatch(/\/compare\/\?game=[a-z0-9-]+&game=[a-z0-9-]+$/);
  });

  it("copies an address", async () => {
    await open("/servers/friends/");
    const button = await one("button[data-copy]");
    await click(button);
    await expect.poll(() => button.getText(), { timeout: 20_000 }).toMatch(/^Copied/);
  });
});
