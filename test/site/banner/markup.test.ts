import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AnsiUp } from "ansi_up";
import { afterAll, describe, expect, it } from "vitest";
import { heaviestMarkup, isBearable, longestMarkup, markupOf } from "../../../src/banner/html/markup.ts";
import { Glyphs } from "../../../src/banner/picture/glyphs.ts";
import { type Grid, textOf } from "../../../src/banner/screen/grid.ts";
import { defaultBackground, defaultForeground, palette } from "../../../src/banner/screen/palette.ts";
import { FileStore } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-markup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const renderer = new Renderer(new FileStore(folder));
const glyphs = new Glyphs();

/** SGR of one of the 16 colours. @param base 30 for the foreground, 40 for the background */
function sgr(colour: number, base: 30 | 40): string {
  const index = palette.indexOf(colour);
  return String(index < 8 ? base + index : base + 60 + index - 8);
}

/** The screen written as SGR, a run at a time, and read by ansi_up. */
function byAnsiUp(grid: Grid): string {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  const lines = grid.rows.map((row) =>
    row.runs.map((run) => {
      const codes = ["0"];
      const onGround = run.background !== defaultBackground;
      if (onGround || run.foreground !== defaultForeground) codes.push(sgr(run.foreground, 30));
      if (onGround) codes.push(sgr(run.background, 40));
      return `\x1b[${codes.join(";")}m${textOf(row, run)}`;
    }),
  );
  return ansi.ansi_to_html(lines.map((runs) => `${runs.join("")}\x1b[0m`).join("\n"));
}

/** Whether ansi_up says all of it in classes: styles and other than the 16 colours it writes as inline style, or not. */
function isSaidInClasses({ rows }: Grid): boolean {
  const isNamed = (colour: number): boolean => palette.slice(0, 16).includes(colour);
  return rows.every(({ runs }) =>
    runs.every(
      (run) => !run.italic && !run.underline && !run.strike && isNamed(run.foreground) && isNamed(run.background),
    ),
  );
}

describe("markup against ansi_up", { timeout: 60_000 }, () => {
  const compared: string[] = [];

  for (const fixture of fixtures) {
    it(`is the same: ${fixture.id}`, async ({ skip }) => {
      const { grid } = await renderer.draw(inputOf(fixture));
      skip(!isSaidInClasses(grid), "ansi_up writes inline styles");
      await glyphs.prepare(grid);
      const markup = markupOf(grid, glyphs);
      skip(markup === undefined, "longer than a page carries");
      const ours = markup?.replace(/<span class="ansi-(?:wide|narrow|stretched)">([^<]+)<\/span>/gu, "$1");
      expect(ours).toBe(byAnsiUp(grid));
      compared.push(fixture.id);
    });
  }

  it("compares most fixtures", () => expect(compared.length).toBeGreaterThanOrEqual(25));
});

describe("markup that a page can bear", () => {
  // Every sign as likely as the next, by a generator of the simplest kind: nothing compresses it.
  const noise = (length: number): string => {
    let state = 1;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return String.fromCharCode(0xa1 + ((state >>> 16) % 94));
    }).join("");
  };

  it("is prose and art of full length", () => {
    const art = `<span class="ansi-red-fg">░▒▓</span><span class="ansi-bright-blue-fg ansi-red-bg">▀▄</span>\n`;
    expect(isBearable(art.repeat(longestMarkup / art.length))).toBe(true);
    expect(isBearable("a".repeat(longestMarkup + 1))).toBe(false);
  });

  it("is no noise that would weigh as much as a whole page may", () => {
    expect(isBearable(noise(longestMarkup))).toBe(false);
    expect(isBearable(noise(heaviestMarkup / 2))).toBe(true);
  });
});
