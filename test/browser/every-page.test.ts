import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk, launch, open, phone } from "./browser.ts";
import { pageTypes } from "./page-types.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(Object.entries(pageTypes()))("%s", (name, path) => {
  it.each(["light", "dark"] as const)("has no axe violations in the %s theme", async (colorScheme) => {
    const { page, close } = await open(browser, path, { colorScheme });
    for (const details of await page.locator("details").all())
      await details.evaluate((el) => el.setAttribute("open", ""));
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(
      violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(" | ")}`,
      ),
    ).toEqual([]);
    await close();
  });

  it("complies with its policy, loads nothing external and logs no errors", async () => {
    const { page, complaints, close } = await open(browser, path);
    await page.waitForLoadState("networkidle");
    expect(complaints.filter((text) => !(name === "missing" && text.includes("404")))).toEqual([]);
    await close();
  });

  it.each([phone.width, desk.width, 320])("needs no sideways scrolling at %i pixels", async (width) => {
    const { page, close } = await open(browser, path, { viewport: { width, height: 800 } });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    await close();
  });

  it("says that its servers are invented", async () => {
    const { page, close } = await open(browser, path);
    expect(await page.locator("aside.invented").innerText()).toContain("invented");
    await close();
  });
});
