// A directory whose facets have many values, with everything open that can be opened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inventWorld } from "../../tools/generate/world.ts";
import { serveStatic } from "../../tools/serve/static-server.ts";
import { axeViolations } from "./axe.ts";
import { buildSite } from "./build-site.ts";
import { launch, open, openDisclosures } from "./browser.ts";

const folder = mkdtempSync(join(tmpdir(), "mudlark-many-"));
const out = join(folder, "site");
let server: Awaited<ReturnType<typeof serveStatic>>;
let browser: Browser;

beforeAll(async () => {
  const data = join(folder, "data");
  await inventWorld({ servers: 90, nights: 4, out: data, seed: "many", until: "2026-06-30" });
  await buildSite({ MUDLARK_DATA: data, MUDLARK_OUT: out, MUDLARK_BASE: "/", MUDLARK_INVENTED: "1" });
  server = await serveStatic(out, { base: "/" });
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a directory with many values", () => {
  it("has no axe violations with every disclosure open, and its long lists are lists in scrollable boxes", async () => {
    const { page, close } = await open(browser, "/servers/", {}, server.url);
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
    const { page, close } = await open(browser, "/servers/", {}, server.url);
    await page.locator("summary", { hasText: "Country" }).click();
    const country = page.getByRole("group", { name: "Country" });
    await country.focus();
    await page.keyboard.press("End");
    await expect.poll(() => country.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
    await close();
  });
});
