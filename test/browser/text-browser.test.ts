// Pages as a text browser shows them. Every distribution has lynx; if it is missing, these tests are skipped with a
// reason.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeEach, describe, expect, inject, it } from "vitest";

const lynx = spawnSync("lynx", ["-version"]).status === 0;
const folder = inject("siteFolder");

/** The lines that lynx shows for a page, without the list of links at the end. */
function dump(page: string): string[] {
  const text = execFileSync("lynx", ["-dump", "-nolist", "-width=80", "-display_charset=utf-8", join(folder, page)], {
    encoding: "utf8",
  });
  return text.split("\n");
}

describe("in lynx", () => {
  beforeEach(({ skip }) => skip(!lynx, "lynx is not installed (apt install lynx)"));

  it.each(["servers/index.html", "lists/screen-reader/index.html", "languages/spanish/index.html"])(
    "%s shows its first game within 60 lines",
    (page) => {
      const lines = dump(page);
      const first = lines.findIndex((line) => /\d+ of \d+|not visited|Friends/.test(line));
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThan(60);
    },
  );

  it("the list of games comes before the filters, which need a script", () => {
    const lines = dump("servers/index.html");
    const filters = lines.findIndex((line) => line.includes("Screen-reader support"));
    const game = lines.findIndex((line) => /\d+ of \d+/.test(line));
    expect(game).toBeLessThan(filters);
    expect(lines.join("\n")).not.toContain("could not be loaded");
  });

  it("words are not joined", () => {
    const home = dump("index.html").join("\n");
    expect(home).toMatch(/UTF-8 \d+/);
    expect(home).not.toMatch(/UTF-8\d|live\d|listed\d/);
    expect(dump("servers/index.html").join("\n")).not.toMatch(/content\S*Skip/);
  });

  it("the news mentions each thing once", () => {
    const lines = dump("news/index.html");
    // The links above the first day filter by the same words.
    const first = lines.findIndex((line) => /^\s*\d{1,2} \p{Lu}\p{L}+ \d{4}$/u.test(line));
    expect(first).toBeGreaterThan(0);
    expect(lines.slice(first).join("\n")).not.toMatch(/\b(Changed|Moved|Gone dark|Back) \S+[^.]*\b\1\b/i);
  });
});
