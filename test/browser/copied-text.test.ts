import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, open, openDisclosures } from "./browser.ts";
import { pageTypes } from "./page-types.ts";
import { joinedWords } from "./words-apart.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it.each(Object.entries(pageTypes()))("copied text of %s keeps words apart", async (_, path) => {
  const { page, close } = await open(browser, path);
  await page.waitForLoadState("networkidle");
  await openDisclosures(page);
  expect(await page.evaluate(joinedWords)).toEqual([]);
  await close();
});
