// If the reader's system chooses the colours, shapes, borders and words must show what colours would.
import type { Locator } from "playwright-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { open } from "./browser.ts";
import { pageTypes } from "./page-types.ts";

const forced = { forcedColors: "active" } as const;

/** What can be seen of an element without its colours: its pixels in grey. */
async function seen(element: Locator): Promise<Buffer> {
  return sharp(await element.screenshot())
    .greyscale()
    .resize(24, 24, { fit: "fill" })
    .raw()
    .toBuffer();
}

/** Greatest difference between two pictures at any point, 0 to 255. */
function apart(one: Buffer, other: Buffer): number {
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
}

describe("in forced colours", () => {
  it("the icons of the states are visible and different", async () => {
    const { page, close } = await open("/protocols/", forced);
    const signs = page.locator("dl.facts .state .icon");
    expect(await signs.count()).toBe(6);
    const pictures = await Promise.all((await signs.all()).map(seen));
    for (const [index, one] of pictures.entries()) {
      expect(apart(one, Buffer.alloc(one.length, one[0]))).toBeGreaterThan(80);
      for (const other of pictures.slice(index + 1)) expect(apart(one, other)).toBeGreaterThan(80);
    }
    await close();
  });

  it("statuses differ by the shape of their icon", async () => {
    const { page, close } = await open("/servers/", forced);
    const backgrounds = await page.evaluate(() =>
      ["live", "unstable", "dark", "archived", "unvisited"].map((state) => {
        const mark = document.createElement("span");
        mark.className = `status status-${state}`;
        document.querySelector("main")?.append(mark);
        const { backgroundColor, backgroundImage, borderStyle, borderRadius, forcedColorAdjust } = getComputedStyle(
          mark,
          "::before",
        );
        return [
          backgroundColor === "rgba(0, 0, 0, 0)",
          backgroundImage === "none",
          borderStyle,
          borderRadius,
          forcedColorAdjust,
        ].join();
      }),
    );
    expect(new Set(backgrounds).size).toBe(5);
    for (const shape of backgrounds) expect(shape).toMatch(/none$/);
    await close();
  });

  it("a chosen filter and the focus are visible", async () => {
    const { page, close } = await open("/servers/", forced);
    const box = page.getByRole("checkbox", { name: /^not measured/ });
    await page.locator("summary", { hasText: /^Status$/ }).click();
    const before = await seen(box);
    await box.check();
    await page.getByRole("button", { name: "Remove Status: not measured" }).waitFor();
    expect(apart(before, await seen(box))).toBeGreaterThan(80);
    const head = page.locator("th[data-sort=players] button");
    const unfocused = await seen(page.locator("thead"));
    await head.focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    expect(await head.evaluate((el) => getComputedStyle(el).outlineStyle)).toBe("solid");
    expect(apart(unfocused, await seen(page.locator("thead")))).toBeGreaterThan(20);
    await close();
  });

  it("the current section, the capabilities and the addresses have borders", async () => {
    const { page, close } = await open(pageTypes().server ?? "", forced);
    const border = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((el) => {
          const { borderBottomStyle, borderBottomWidth, borderBottomColor, color } = getComputedStyle(el);
          return {
            style: borderBottomStyle,
            wide: parseFloat(borderBottomWidth) >= 1,
            seen: borderBottomColor !== "rgba(0, 0, 0, 0)",
            color,
          };
        });
    for (const selector of [".nav a[aria-current]", ".address", ".capability", "details.disclosure"])
      expect(await border(selector), selector).toMatchObject({ style: "solid", wide: true, seen: true });
    await close();
  });

  it("the map's legend keeps its shades", async () => {
    const { page, close } = await open("/countries/", forced);
    const shades = await page
      .locator(".map-swatch")
      .evaluateAll((all) => all.map((el) => getComputedStyle(el).backgroundColor));
    expect(shades.length).toBe(4);
    expect(new Set(shades).size).toBe(4);
    await close();
  });
});

describe("with less motion", () => {
  it("nothing moves by itself, and scrolling is not smooth", async () => {
    const { page, close } = await open("/servers/", { reducedMotion: "reduce" });
    await page.getByLabel("Search names").focus();
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("*")].flatMap((el) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(el);
        return animationName !== "none" ||
          scrollBehavior === "smooth" ||
          transitionDuration.split(", ").some((time) => time !== "0s")
          ? [el.tagName]
          : [];
      }),
    );
    expect(moving).toEqual([]);
    await close();
  });
});

describe("printed", () => {
  it("a server's page has its facts, and no navigation or buttons", async () => {
    const { page, close } = await open(pageTypes().server ?? "");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("nav.nav").isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: /Copy/ }).count()).toBe(0);
    expect(await page.getByRole("heading", { name: "Facts", exact: true }).isVisible()).toBe(true);
    await close();
  });
});
