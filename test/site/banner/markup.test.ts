// cspell:ignore mbold mblue mplain mdim mdark mitalic
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { colouredMarkup } from "../../../src/banner/html/ansi-up.ts";
import { heaviestMarkup, isBearable, longestMarkup } from "../../../src/banner/html/markup.ts";
import { colourRules } from "../../../src/banner/html/sheet.ts";
import { plainBanner } from "../../../src/banner/plain.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { fixtures, inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-markup-"));
const renderer = new Renderer(new PictureFiles(folder));
const csi = "\x1b[";

describe("SGR as markup", () => {
  it.each([
    ["plain text", "plain", "plain"],
    ["one of the 16 colours", `${csi}31mred${csi}0m`, '<span class="ansi-red-fg">red</span>'],
    ["bold as bright", `${csi}1;31mred`, '<span class="ansi-bright-red-fg">red</span>'],
    ["bold without a colour", `${csi}1mbold`, '<span class="ansi-bright-white-fg">bold</span>'],
    ["bold and bright already", `${csi}1;93mbold`, '<span class="ansi-bright-yellow-fg">bold</span>'],
    ["a background alone", `${csi}44mblue`, '<span class="ansi-white-fg ansi-blue-bg">blue</span>'],
    [
      "styles before colours",
      `${csi}3;4;32;41mall`,
      '<span class="ansi-italic ansi-underline ansi-green-fg ansi-red-bg">all</span>',
    ],
    ["a default colour, spelled out", `${csi}37;40mplain`, "<span>plain</span>"],
    ["256 colours", `${csi}38;5;208mx`, '<span class="fg-ff8700">x</span>'],
    ["true colour on one of the 16", `${csi}38;2;1;2;255;45mx`, '<span class="fg-0102ff ansi-magenta-bg">x</span>'],
    [
      "one of the 16 on true colour, bold",
      `${csi}1;32;48;2;9;0;0mx`,
      '<span class="ansi-bright-green-fg bg-090000">x</span>',
    ],
    ["dim, which is left to the cells", `${csi}2mdim`, "<span>dim</span>"],
    ["tags that are there already", `<s>${csi}31m<span class="ansi-wide">x</span></s>`, null],
  ])("is %s", (_, sgr, markup) => {
    expect(colouredMarkup(sgr)).toBe(
      markup ?? '<s><span class="ansi-red-fg"><span class="ansi-wide">x</span></s></span>',
    );
  });

  it("starts each text without the colours of the one before", () => {
    expect(colouredMarkup(`${csi}31m`) + colouredMarkup("next")).toBe("next");
  });

  it("has rules for each pair of colours in it, and nothing else", () => {
    const rules = colourRules(colouredMarkup(`${csi}31mred${csi}48;2;9;0;0mdark${csi}0;3mitalic`)).split("\n");
    expect(rules.map((rule) => rule.replace(/\{.*/, ""))).toEqual([
      ".banner-text .ansi-red-fg.bg-090000",
      ".banner-text .ansi-red-fg",
      ".banner-text .bg-090000",
    ]);
  });
});

/** Each visible character, with the classes that colour it. */
function colouredCharacters(markup: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  for (const [token, classes] of markup.matchAll(/<span(?: class="([^"]*)")?>|<\/?[a-z]+>|&[#a-z0-9]+;|[^<]/gu)) {
    if (token.startsWith("<span")) open.push((classes ?? "").replace(/ansi-(?:wide|narrow|stretched)/g, ""));
    else if (token === "</span>") open.pop();
    else if (!token.startsWith("<") && token.trim() !== "") seen.push(`${open.join(" ").trim()} ${token}`);
  }
  return seen;
}

describe("the markup of a banner that could not be drawn", () => {
  const compared: string[] = [];

  for (const fixture of fixtures) {
    it(`has the same colours as when drawn: ${fixture.id}`, async ({ skip }) => {
      const input = inputOf(fixture);
      const raw = `${Buffer.from(input.before).toString("latin1")}${Buffer.from(input.after).toString("latin1")}`;
      skip(
        /\x1b(?![[\]P])|\x1b\[[\d;:]*[A-HJ-Zf-ln-z@]|\x1b\[(?:0;)?[2578][;m]|[\b\x0e\x84-\x8f]/.test(raw),
        "moves the cursor, or has styles of the cells",
      );
      const drawn = await renderer.banner(input);
      const plain = plainBanner(input, "late");
      skip(drawn.html === undefined || plain.html === undefined, "longer than a page carries");
      expect(colouredCharacters(plain.html ?? "")).toEqual(colouredCharacters(drawn.html ?? ""));
      expect(plain.rules).toBe(drawn.rules);
      compared.push(fixture.id);
    });
  }

  it("compares most fixtures", () => expect(compared.length).toBeGreaterThanOrEqual(25));

  it("has true colour in both notations, and underlines of every kind", () => {
    const { html } = plainBanner(
      inputOf({
        id: "x",
        name: "X",
        oddity: "",
        before: `${csi}38:2::9:8:7ma${csi}38:2:9:8:7mb${csi}48:5:208;4:3mc${csi}4:0;49md`,
      }),
      "late",
    );
    expect(html).toBe(
      '<span class="fg-090807">a</span><span class="fg-090807">b</span>' +
        '<span class="ansi-underline fg-090807 bg-ff8700">c</span><span class="fg-090807">d</span>',
    );
  });

  it("keeps a colour set on a blank line, and the indentation of the first", () => {
    const { html, text } = plainBanner(
      inputOf({ id: "x", name: "X", oddity: "", before: `\r\n${csi}32m\r\n   first\r\nsecond\r\n\r\n` }),
      "late",
    );
    expect(text).toBe("   first\nsecond");
    expect(html).toBe('<span class="ansi-green-fg">   first\nsecond</span>');
  });
});

describe("markup small enough for a page", () => {
  // Every character equally likely, from the simplest kind of generator: it cannot be compressed.
  const noise = (length: number): string => {
    let state = 1;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return String.fromCharCode(0xa1 + ((state >>> 16) % 94));
    }).join("");
  };

  it("includes prose and art of full length", () => {
    const art = `<span class="ansi-red-fg">░▒▓</span><span class="ansi-bright-blue-fg ansi-red-bg">▀▄</span>\n`;
    expect(isBearable(art.repeat(longestMarkup / art.length))).toBe(true);
    expect(isBearable("a".repeat(longestMarkup + 1))).toBe(false);
  });

  it("excludes noise as large as a whole page may be", () => {
    expect(isBearable(noise(longestMarkup))).toBe(false);
    expect(isBearable(noise(heaviestMarkup / 2))).toBe(true);
  });
});
