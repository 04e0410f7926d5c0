import { expect, it } from "vitest";
import { open } from "./browser.ts";

it("the map of countries is next to the table on a wide screen, and above it on a narrow one", async () => {
  const { page, close } = await open("/countries/", { viewport: { width: 1280, height: 900 } });
  const boxes = async () => {
    const [map, table] = await Promise.all([page.locator(".map").boundingBox(), page.getByRole("table").boundingBox()]);
    if (map === null || table === null) throw new Error("The page lacks its map or its table.");
    return { map, table };
  };
  const wide = await boxes();
  expect(Math.abs(wide.map.y - wide.table.y)).toBeLessThan(40);
  expect(wide.map.x).toBeGreaterThanOrEqual(wide.table.x + wide.table.width);
  await page.setViewportSize({ width: 390, height: 844 });
  const narrow = await boxes();
  expect(narrow.table.y).toBeGreaterThanOrEqual(narrow.map.y + narrow.map.height);
  await close();
});
