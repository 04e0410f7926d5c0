// Nothing moves under the reader's eyes or finger, at any letter size.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { open, phone } from "./browser.ts";
import { pageTypes, untilFilled } from "./page-types.ts";

/** Sum of the layout shifts not caused by the reader (Cumulative Layout Shift without its windows). */
async function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => {
          setTimeout(() => {
            observer.disconnect();
            resolve(sum);
          }, 50);
        });
      }),
  );
}

describe.each(Object.entries(pageTypes()))("%s", (_name, path) => {
  it("shifts nothing while it loads and while the reader scrolls", async () => {
    const { page, close } = await open(path, { viewport: phone });
    await page.waitForLoadState("networkidle");
    await page.evaluate(async () => {
      for (let top = 0; top < document.documentElement.scrollHeight; top += 700) {
        scrollTo({ top, behavior: "instant" });
        await new Promise((next) => requestAnimationFrame(next));
      }
    });
    expect(await shiftsOf(page)).toBeLessThan(0.01);
    await close();
  });

  it("covers and cuts nothing at 200 % zoom (a window of 1280 × 900 becomes one of 640 × 450)", async () => {
    const { page, close } = await open(path, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    await untilFilled(page);
    expect(await page.evaluate(covered)).toEqual([]);
    await close();
  });

  it("works with letters of twice the size", async () => {
    const { page, close } = await open(path);
    await untilFilled(page);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    expect(await page.evaluate(covered)).toEqual([]);
    await close();
  });
});

describe("the directory", () => {
  it("shifts nothing unexpectedly while typing", async () => {
    const { page, close } = await open("/servers/", { viewport: phone });
    // Not by layout shifts: on a slow phone the answer comes later than the half second in which the browser excuses them.
    const places = () =>
      page.evaluate(() =>
        ["#q", "[data-tally]", "[data-results]"].map((each) => {
          const box = document.querySelector(each)?.getBoundingClientRect();
          return box === undefined ? each : box.top + scrollY;
        }),
      );
    const before = await places();
    expect(before).not.toContainEqual(expect.any(String));
    await page.getByLabel("Search names").pressSequentially("friends");
    await expect.poll(() => page.locator("[data-tally]").innerText()).toBe("1 of 15 MUDs, best match first");
    expect(await places()).toEqual(before);
    await close();
  });
});

/** Runs in the page: links, buttons and fields covered by something else, and text cut off by its box. */
function covered(): string[] {
  const described = (element: Element) =>
    `${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`;
  const found: string[] = [];
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  for (const control of [...document.querySelectorAll("a[href]:not(.skip), button, input, select, summary")].slice(
    0,
    150,
  )) {
    if (!shown(control)) continue;
    control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const [box] = control.getClientRects();
    if (box === undefined || box.width === 0) continue;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (top === null || (!control.contains(top) && !top.contains(control)))
      found.push(`covered: ${described(control)}`);
  }
  for (const element of document.querySelectorAll("main *:not(svg *)")) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath !== "none" || !shown(element) || element.closest("svg, select, input") !== null) continue;
    const cuts =
      (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1) ||
      (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
    if (cuts && element.clientHeight > 0) found.push(`cut: ${described(element)}`);
  }
  return found;
}
