// Finding, filtering, comparing and copying, in the browsers that are installed beside Chromium.
import { By, type WebDriver, type WebElement } from "selenium-webdriver";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { installed, start, type Started } from "./drivers.ts";

const site = inject("siteUrl");
const rows = "table.servers tbody tr:not(.letter):not([hidden])";
const friends = '<img src=x onerror=alert(1)> & "Friends"';

describe.each(installed)("$name", (each) => {
  const run = it.skipIf(each.missing !== undefined);
  const suffix = each.missing === undefined ? "" : ` (skipped: ${each.missing})`;
  let started: Started | undefined;

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
  const one = (selector: string): Promise<WebElement> => browser().findElement(By.css(selector));

  run(`finds a game by its name, a theme and its address, and says why${suffix}`, async () => {
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

  run(`filters, and keeps the choice in the address${suffix}`, async () => {
    await open("/servers/");
    await (await one("#filters input[name=reader][value=yes]")).click();
    await expect.poll(async () => (await all(rows)).length, { timeout: 20_000 }).toBeLessThan(15);
    for (const row of await texts(rows)) expect(row).toContain("screen-reader friendly");
    expect(new URL(await browser().getCurrentUrl()).search).toBe("?reader=yes");
    await open("/servers/?language=klingon");
    await expect.poll(() => texts("[data-tally]"), { timeout: 20_000 }).toEqual([expect.stringContaining("klingon")]);
  });

  run(`compares two games${suffix}`, async () => {
    await open("/");
    const boxes = await all(".compare-pick input");
    await boxes[0]?.click();
    await boxes[1]?.click();
    await (await one(".compare-tray a.button")).click();
    await expect.poll(() => texts("table.comparison thead th bdi"), { timeout: 20_000 }).toHaveLength(2);
    expect(await browser().getCurrentUrl()).toMatch(/\/compare\/\?game=[a-z0-9-]+&game=[a-z0-9-]+$/);
  });

  run(`copies an address${suffix}`, async () => {
    await open("/servers/friends/");
    const button = await one("button[data-copy]");
    await button.click();
    await expect.poll(() => button.getText(), { timeout: 20_000 }).toMatch(/^Copied/);
  });
});
