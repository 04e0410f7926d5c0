import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { allRules, axeViolations, colourRules } from "./axe.ts";
import { desk, open, openDisclosures, phone, type Visit } from "./browser.ts";
import { pageTypes, untilFilled } from "./page-types.ts";
import { joinedWords } from "./words-apart.ts";

/** Number of pixels by which the open page is wider than the window. */
const tooWide = ({ page }: Visit): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// The tests of a page share one visit to it. Each sets the width, theme and disclosures that it needs.
describe.each(Object.entries(pageTypes()))("%s", (name, path) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await open(path, { viewport: desk });
    await untilFilled(visit.page);
  });
  afterAll(() => visit.close());

  it("says that its servers are invented", async () => {
    expect(await visit.page.locator("aside.invented").innerText()).toContain("invented");
  });

  it("needs no sideways scrolling on a desktop", async () => {
    expect(await tooWide(visit)).toBeLessThanOrEqual(0);
  });

  it.each([320, phone.width])("needs no sideways scrolling at %i pixels", async (width) => {
    const { page } = visit;
    await page.setViewportSize({ width, height: 800 });
    await page.goto(inject("siteUrl") + path);
    await untilFilled(page);
    expect(await tooWide(visit)).toBeLessThanOrEqual(0);
  });

  // WCAG 2.2, 1.4.4: text can be twice as large. Browsers on phones scale it without making the window narrower.
  it("needs no sideways scrolling with text twice as large on a phone", async () => {
    const { page } = visit;
    await page.setViewportSize(phone);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await tooWide(visit)).toBeLessThanOrEqual(0);
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  });

  it("complies with its policy, loads nothing external and logs no errors", async () => {
    await visit.page.waitForLoadState("networkidle");
    expect(visit.complaints.filter((text) => !(name === "missing" && text.includes("404")))).toEqual([]);
  });

  it.each([
    ["light", allRules],
    ["dark", colourRules],
  ] as const)("has no axe violations in the %s theme", async (colorScheme, rules) => {
    const { page } = visit;
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme });
    await openDisclosures(page);
    expect(await axeViolations(page, rules)).toEqual([]);
  });

  it("keeps the words apart that somebody copies from it", async () => {
    const { page } = visit;
    await page.setViewportSize(desk);
    await openDisclosures(page);
    expect(await page.evaluate(joinedWords)).toEqual([]);
  });
});
