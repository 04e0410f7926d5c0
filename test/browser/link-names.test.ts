// cspell:ignore domcontentloaded
import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { presented } from "./accessibility.ts";
import { open, openDisclosures } from "./browser.ts";
import { pageTypes, untilFilled } from "./page-types.ts";

/**
 * Links of a page that sound alike but lead to different addresses, as the browser presents them to a screen reader
 * (WCAG 2.2, 2.4.4 and 2.4.9): a line for each name, with the addresses. Links in closed disclosures are not presented.
 */
async function ambiguousLinks(page: Page): Promise<string[]> {
  const links = (await presented(page))
    .filter(({ role }) => role === "link")
    // Capitals are not heard.
    .map(({ name, url }) => ({ name: name.toLowerCase(), url }));
  expect(links.length).toBeGreaterThan(10);
  return [...Map.groupBy(links, ({ name }) => name)].flatMap(([name, group]) => {
    const urls = new Set(group.map(({ url }) => url));
    return urls.size > 1 ? [`${name}: ${[...urls].join(" ")}`] : [];
  });
}

test("no page has two links with the same name and different addresses", async () => {
  const files = readdirSync(inject("siteFolder"), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => file.endsWith("index.html")).map((file) => `/${file.replace("index.html", "")}`);
  const { page, close } = await open("/");
  const found: string[] = [];
  for (const path of new Set([...Object.values(pageTypes()), ...pages])) {
    // A former id leads to another page at once.
    if (path.startsWith("/servers/old-")) continue;
    await page.goto(inject("siteUrl") + path, { waitUntil: "domcontentloaded" });
    await untilFilled(page);
    await openDisclosures(page);
    found.push(...(await ambiguousLinks(page)).map((line) => `${path} ${line}`));
  }
  await close();
  expect(found).toEqual([]);
});

test("links that sound alike are found, whatever makes up their names", async () => {
  const { page, close } = await open("/");
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<a href="/a">CSV</a> <a href="/b" aria-label="csv">B</a> <a href="/c">CSV<span class="visually-hidden"> of c</span></a>',
    );
  });
  const [line = "", ...more] = await ambiguousLinks(page);
  expect(line).toMatch(/^csv: \S+\/a \S+\/b$/);
  expect(more).toEqual([]);
  await close();
});
