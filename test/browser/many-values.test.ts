// A directory whose facets have many values, with everything open that can be opened.
import { beforeAll, describe, expect, it } from "vitest";
import { inventWorld } from "../../tools/generate/world.ts";
import { axeViolations } from "./axe.ts";
import { open, openDisclosures } from "./browser.ts";
import { servedSite } from "./served-site.ts";

let url: string;
beforeAll(async () => {
  const world = { servers: 90, nights: 4, seed: "many", until: "2026-06-30" };
  ({ url } = await servedSite((out) => inventWorld({ ...world, out })));
});

describe("a directory with many values", () => {
  it("has no axe violations with every disclosure open, and its long lists are lists in scrollable boxes", async () => {
    const { page, close } = await open("/servers/", {}, url);
    await page.locator("#filters").waitFor();
    await openDisclosures(page);
    const long = page.locator("#filters .choices[tabindex]");
    expect(await long.count()).toBeGreaterThan(0);
    const country = page.getByRole("group", { name: "Country" });
    expect(await country.getByRole("list").getByRole("listitem").count()).toBeGreaterThan(12);
    expect(await country.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });

  it("lets the keyboard scroll a long list of values", async () => {
    const { page, close } = await open("/servers/", {}, url);
    await page.locator("summary", { hasText: "Country" }).click();
    const country = page.getByRole("group", { name: "Country" });
    await country.focus();
    await page.keyboard.press("End");
    await expect.poll(() => country.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    await close();
  });
});
