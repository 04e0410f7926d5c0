// Players by hour in the reader's own time zone. What the page shows is computed here again, from the CSV of all counts,
// with the hours and weekdays that Intl names.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { open, phone } from "./browser.ts";
import { pageTypes } from "./page-types.ts";

const path = pageTypes()["server, counted"] ?? "";

interface Cells {
  hours: string[];
  week: string[];
}

function median(values: number[]): number | undefined {
  values.sort((a, b) => a - b);
  const [below, above] = [values[Math.ceil(values.length / 2) - 1], values[Math.floor(values.length / 2)]];
  return below === undefined || above === undefined ? undefined : (below + above) / 2;
}

/** The columns "Hour", "Typical" and "Counts" of the table by hour, and the cells of the table by weekday. */
function expectedIn(timeZone: string): Cells {
  const id = /servers\/([^/]+)/.exec(path)?.[1] ?? "";
  const csv = readFileSync(join(inject("siteFolder"), `api/v1/servers/${id}/counts.csv`), "utf8");
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
  const byHour = Array.from({ length: 24 }, (): number[] => []);
  const byBlock = Array.from({ length: 56 }, (): number[] => []);
  const lines = csv.trim().split("\r\n").slice(1);
  // Pages carry the last count of each hour.
  const hourly = new Map(lines.map((line) => [line.slice(0, "2026-06-30T20".length), line.split(",")]));
  for (const [at = "", players = ""] of hourly.values()) {
    const parts = new Map(format.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value]));
    const hour = Number(parts.get("hour"));
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(parts.get("weekday") ?? "");
    byHour[hour]?.push(Number(players));
    byBlock[day * 8 + Math.floor(hour / 3)]?.push(Number(players));
  }
  const small = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
  return {
    hours: byHour.map((values, hour) => {
      const typical = median(values);
      const shown = typical === undefined ? "not counted" : typical < 10 ? small.format(typical) : Math.round(typical);
      return `${String(hour).padStart(2, "0")}:00 ${shown} ${values.length}`;
    }),
    week: byBlock.map((values) => {
      const typical = median(values);
      return typical === undefined ? "–" : String(Math.round(typical));
    }),
  };
}

async function shownOn(page: Page): Promise<Cells> {
  const hours = await page
    .locator("[data-hours-table] tbody tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim())),
    );
  return {
    hours: hours.map(([hour, typical, , counts]) => `${hour ?? ""} ${typical ?? ""} ${counts ?? ""}`),
    week: await page.locator("[data-week-table] td").allTextContents(),
  };
}

describe("players by hour", () => {
  it.each(["Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "UTC"])(
    "are in the reader's time: %s",
    async (timezoneId) => {
      const { page, complaints, close } = await open(path, { timezoneId });
      expect(await shownOn(page)).toEqual(expectedIn(timezoneId));
      const local = timezoneId !== "UTC";
      expect(await page.locator("[data-hours-day]").innerText()).toMatch(local ? /your time/ : /\d\d:00 UTC/);
      const choice = page.getByRole("group", { name: "Show times in" });
      expect(await choice.isVisible()).toBe(local);
      if (local) {
        await choice.getByRole("radio", { name: "UTC" }).check();
        expect(await shownOn(page)).toEqual(expectedIn("UTC"));
        expect(await page.locator("[data-hours-day]").innerText()).not.toContain("your time");
      }
      expect(complaints).toEqual([]);
      await close();
    },
  );

  it("are in UTC without scripts, with the same words and tables, and fit on a phone", async () => {
    const { page, close } = await open(path, {
      javaScriptEnabled: false,
      viewport: phone,
      timezoneId: "Asia/Tokyo",
    });
    expect(await page.getByRole("heading", { level: 2, name: "Players through the day and week" }).isVisible()).toBe(
      true,
    );
    expect(await page.getByRole("group", { name: "Show times in" }).isVisible()).toBe(false);
    expect(await page.locator("[data-hours-day]").innerText()).toMatch(/^(?:Busiest at|Typically) .* UTC/);
    expect(await page.locator("[data-hours-peak]").innerText()).toMatch(/UTC$/);
    const table = page.locator("[data-week-table]");
    const widths = await table.evaluate((element) => [element.scrollWidth, element.parentElement?.clientWidth ?? 0]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await close();
  });

  it("of all games are in the statistics, in the reader's time", async () => {
    const { page, complaints, close } = await open("/statistics/", { timezoneId: "America/New_York" });
    expect(await page.locator("[data-hours-day]").innerText()).toMatch(/^Busiest at \d\d:00 your time/);
    expect(await page.locator("[data-hours-table] caption").textContent()).toContain("your time");
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("the directory", () => {
  it.each([
    ["evening", "on a typical evening"],
    ["trend", "in 30 days"],
  ])("can be ordered by %s, and the rows say what they are ordered by", async (sort, note) => {
    const { page, complaints, close } = await open(`/servers/?sort=${sort}`, {
      timezoneId: "America/New_York",
    });
    if (sort === "evening") {
      const notes = page.locator("[data-servers] tbody tr:visible td .why");
      await expect.poll(() => notes.count()).toBeGreaterThan(2);
      const texts = await notes.allInnerTexts();
      for (const text of texts) expect(text).toContain(note);
      const values = texts.map((text) => Number.parseFloat(text.replaceAll(",", "")));
      expect(values).toEqual(values.toSorted((a, b) => b - a));
    }
    await expect.poll(() => page.locator("[data-tally]").innerText()).toMatch(/evenings first|growing first/);
    expect(complaints).toEqual([]);
    await close();
  });
});
