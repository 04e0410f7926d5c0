import { describe, expect, inject, it } from "vitest";
import { announced } from "./accessibility.ts";
import { open, phone } from "./browser.ts";
import { pageTypes } from "./page-types.ts";

const path = pageTypes().server ?? "";

describe("a server's page", () => {
  it.each([true, false])("shows the same with and without scripts (scripts: %s)", async (javaScriptEnabled) => {
    const { page, complaints, close } = await open(path, { javaScriptEnabled, viewport: phone });
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    for (const name of ["Connect", "Facts", "Protocol support", "Telnet fingerprint", "Record and log"]) {
      expect(await page.getByRole("heading", { level: 2, name, exact: true }).count()).toBe(1);
    }
    expect(await page.locator("a[href^='telnet']").count()).toBeGreaterThan(0);
    const evidence = page.locator("details.capability").first();
    await evidence.locator("summary").click();
    expect(await evidence.getByRole("link", { name: /^About/ }).isVisible()).toBe(true);
    expect(await page.getByRole("button", { name: /Copy/ }).first().isVisible()).toBe(javaScriptEnabled);
    expect(complaints).toEqual([]);
    await close();
  });

  it("opens evidence and record from the keyboard", async () => {
    const { page, close } = await open(path);
    const record = page.locator("details.disclosure", { hasText: "The complete record" });
    await record.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await record.getAttribute("open")).toBe("");
    await close();
  });

  it("copies an address", async () => {
    const { page, close } = await open("/no-such-page/", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.clock.install();
    await page.goto(inject("siteUrl") + path);
    const button = page.locator("[data-copy]").first();
    const [text, words] = [await button.getAttribute("data-copy"), await button.innerText()];
    // The button says "Copied" for 2.5 seconds, which a busy machine could miss.
    await page.clock.pauseAt(Date.now() + 60_000);
    await button.click();
    await expect.poll(() => button.innerText()).toContain("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    // Screen readers may ignore what changes within a button.
    await page.clock.runFor(10);
    expect(await announced(page)).toBe("Copied");
    await page.clock.runFor(3000);
    expect(await button.innerText()).toBe(words);
    await page.clock.runFor(10_000);
    expect(await announced(page)).toBe("");
    await close();
  });

  it("says that a file to copy could not be loaded", async () => {
    const { page, close } = await open("/no-such-page/");
    await page.clock.install();
    await page.goto(inject("siteUrl") + path);
    await page.clock.pauseAt(Date.now() + 60_000);
    const button = page.locator("[data-copy-from]").first();
    const file = (await button.getAttribute("data-copy-from")) ?? "";
    await page.route(`**${file}`, (route) => route.fulfill({ status: 404 }));
    await page
      .locator("details", { has: button })
      .first()
      .evaluate((details) => details.setAttribute("open", ""));
    await button.click();
    await expect.poll(() => button.innerText()).toContain("Not copied: the file could not be loaded");
    await close();
  });

  it("shows a game that was never scanned as listed but not yet visited; its hostile name is text", async () => {
    const { page, complaints, close } = await open("/servers/friends/");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe('<img src=x onerror=alert(1)> & "Friends"');
    expect(await page.getByText("Listed, not yet visited.").isVisible()).toBe(true);
    expect(await page.locator("main img:not([src*='/badges/'])").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([true, false])(
    "has a section for the owner, with badges to copy (scripts: %s)",
    async (javaScriptEnabled) => {
      const { page, complaints, close } = await open("/servers/friends/#owner", {
        javaScriptEnabled,
        viewport: phone,
      });
      const section = page.locator("section", { has: page.getByRole("heading", { name: "For the owner" }) });
      expect(await section.innerText()).toContain('The listing names "><img src=x onerror=alert(3)> of **Friends**');
      await section.getByText("Badges for your website").click();
      const html = section.getByRole("region", { name: "The online badge as HTML" });
      // The hostile name is text in the code, and the code itself escapes it.
      expect(await html.innerText()).toMatch(
        /^<a href="[^"<>]*\/servers\/friends\/"><img src="[^"<>]*\/online\.svg" alt="[^"<>]*&quot;Friends&quot;[^"<>]*"><\/a>$/,
      );
      expect(await section.getByRole("region", { name: "The players badge as Markdown" }).innerText()).toMatch(
        /^\[!\[\\</,
      );
      expect(await section.getByRole("img").count()).toBe(4);
      const copy = section.getByRole("button", { name: "Copy the online badge as HTML" });
      expect(await copy.isVisible()).toBe(javaScriptEnabled);
      await section.getByText("Show that it is yours").click();
      expect(await section.locator("code", { hasText: /^claim-[a-z2-7]{20}$/ }).isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it("can be reached by its former id", async () => {
    const { page, close } = await open("/servers/old-friends/");
    await page.waitForURL(/\/servers\/friends\/$/);
    await close();
  });
});

describe("comparing fingerprints", () => {
  it("shows how two differ, from the address alone", async () => {
    const { page, complaints, close } = await open("/fingerprints/compare/");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect.poll(() => page.locator("[data-compare-says]").innerText()).toMatch(/differ/);
    await expect.poll(() => page.url()).toContain("?a=");
    const again = await open(`/fingerprints/compare/${new URL(page.url()).search}`);
    await expect.poll(() => again.page.locator("[data-compare-table]").isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await again.close();
    // Back to before the comparison, and forward to it.
    await page.goBack();
    await expect.poll(() => page.locator("[data-compare-table]").isVisible()).toBe(false);
    expect(await page.locator("[data-compare-says]").innerText()).toBe("");
    await page.goForward();
    await expect.poll(() => page.locator("[data-compare-table]").isVisible()).toBe(true);
    await close();
  });
});
