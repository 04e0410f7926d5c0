import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configKeys, configurationDocument } from "../../../scanner/src/config/index.ts";

/** Without the blanks and dashes that only align the columns of tables. */
const plain = (markdown: string): string => markdown.replace(/ +/g, " ").replace(/-{3,}/g, "---");

test("docs/configuration.md lists every key and variable (to renew: npx mudlark config --markdown)", () => {
  expect(plain(readFileSync("docs/configuration.md", "utf8"))).toBe(plain(configurationDocument()));
});

test("every key is described, those within others too", () => {
  const paths = configKeys().map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["name", "listed.plural", "about[].slug", "crawler.name", "schedule.counts"]),
  );
  expect(new Set(paths).size).toBe(paths.length);
});
