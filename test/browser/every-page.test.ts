import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axeViolations } from "./axe.ts";
import { desk, launch, open, openDisclosures, phone, type Visit } from "./browser.ts";
import { pageTypes, untilFilled } from "./page-types.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// The tests of a page share one visit to it. Each sets the width, theme and disclosures that it needs.
describe.each(Object.entries(pageTypes()))("%s", (name, path) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await open(browser, path);
    await untilFilled(visit.page);
  });
  afterAll(() => visit.close());

  it.each([phone.width, desk.width, 320])("needs no sideways scrolling at %i pixels", async (width) => {
    const { page } = visit;
    await page.setViewportSize({ width, height: 800 });
    await page.goto(inject("siteUrl") + path);
    await untilFilled(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  // WCAG 2.2, 1.4.4: text can be twice as large. Browsers on phones scale it without making the window narrower.
  it("needs no sideways scrolling with text twice as large on a phone", async () => {
    const { page } = visit;
    await page.setViewportSize(phone);
    await page.goto(inject("siteUrl") + path);
    const over = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      const { scrollWidth, clientWidth } = document.documentElement;
      document.documentElement.style.fontSize = "";
      return scrollWidth - clientWidth;
    });
    expect(over).toBeLessThanOrEqual(0);
  });

  it("says that its servers are invented", async () => {
    expect(await visit.page.locator("aside.invented").innerText()).toContain("invented");
  });

  it("complies with its policy, loads nothing external and logs no errors", async () => {
    await visit.page.waitForLoadState("networkidle");
    expect(visit.complaints.filter((text) => !(name === "missing" && text.includes("404")))).toEqual([]);
  });

  it.each(["light", "dark"] as const)("has no axe violations in the %s theme", async (colorScheme) => {
    const { page } = visit;
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme });
    await openDisclosures(page);
    expect(await axeViolations(page)).toEqual([]);
  });
});
