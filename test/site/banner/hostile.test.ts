import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "../../fast-check.ts";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { contrast, enough, flipped, readable } from "../../../src/banner/html/contrast.ts";
import { encodePng } from "../../../src/banner/picture/png.ts";
import { plainBanner } from "../../../src/banner/plain.ts";
import { bounds } from "../../../src/banner/screen/bounds.ts";
import { harmless } from "../../../src/banner/screen/harmless.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { altOf } from "../../../src/banner/words/index.ts";
import { inputOf } from "./fixtures/banners.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-hostile-"));
const renderer = new Renderer(new PictureFiles(folder));
const ourTags = /<\/?(?:span|s)(?: class="[a-z0-9 -]+")?>/g;

const bombs: [what: string, text: string][] = [
  ["repeat a thousand million times", "x\x1b[1000000000b"],
  ["insert a thousand million lines", "\x1b[1000000000L"],
  ["256 KB of CSI 999 L", "\x1b[999L".repeat(43_000)],
  ["256 KB of CSI 999 M", "\x1b[999M\n".repeat(37_000)],
  ["endless repeats", "x\x1b[999999999b".repeat(20_000)],
  ["cleared over and over", "\x1b[2Jxxx".repeat(30_000)],
  ["scrolled over and over", "\x1b[999S\x1b[999T".repeat(20_000)],
  ["endless indexes", "\x1bD\x1bM".repeat(60_000)],
  ["OSC in OSC in OSC", "\x1b]0;".repeat(60_000)],
  ["an unfinished DCS", `\x1bP${"q".repeat(200_000)}`],
  ["an endless parameter list", `\x1b[38;2;${"1;".repeat(100_000)}m`],
  ["an endless parameter", `\x1b[${"9".repeat(200_000)}b`],
  ["line feeds alone", "\n".repeat(200_000)],
  ["marks on one letter", `a${"\u0301".repeat(100_000)}`],
  ["MXP definitions unfinished", '<!ELEMENT a "'.repeat(20_000)],
  ["tags unfinished", "\x1b[1z<SEND href=".repeat(20_000)],
  ["one long line", "#".repeat(200_000)],
  ["one long word of marks", "a\u0301\u094d\ufffd".repeat(16_000)],
  ["words that might be decoration", `a${"-.".repeat(30_000)}% `.repeat(2)],
  ["a bracket that is never closed", `<${"a ".repeat(30_000)}`],
  ["arrows that lead nowhere", `a${" - =".repeat(16_000)}>`],
  ["a prompt over and over", "Name: ".repeat(11_000)],
  ["dots and a sign", `a${".:".repeat(32_000)}%`],
  // At such text the shaper of resvg ends the process.
  [
    "letters of Tai Tham, Balinese and Sundanese",
    Array.from({ length: 0x200 }, (_, i) => String.fromCharCode(0x1a00 + i)).join(""),
  ],
  ["a colour for every letter", Array.from({ length: 6000 }, (_, i) => `\x1b[38;5;${i % 256}m${i % 10}`).join("")],
];

describe("hostile banners", () => {
  it.each(bombs)("stay within limits: %s", async (_, text) => {
    const input = inputOf({ id: "bomb", name: "Bomb", oddity: "", before: text });
    const banner = await renderer.banner(input);
    expect(banner.rows).toBeLessThanOrEqual(bounds.rows);
    expect(banner.columns).toBeLessThanOrEqual(400);
    expect(banner.text.length).toBeLessThan(300_000);
    expect(plainBanner(input, "late").text.length).toBeLessThan(300_000);
  });

  it("says what was cut", () => {
    expect(harmless("\x1b[999L".repeat(43_000)).problems).toHaveLength(2);
    expect(harmless("plain").problems).toEqual([]);
  });

  it("reads PabloDraw's true colour, and no other window operation", () => {
    expect(harmless("\x1b[1;255;80;0ma\x1b[1;255;80;0tb\x1b[0;1;2;3tc").text).toBe(
      "\x1b[1;255;80;0ma\x1b[38;2;255;80;0mb\x1b[48;2;1;2;3mc",
    );
    expect(harmless("\x1b[8;25;80t\x1b[22;0t\x1b[1t").text).toBe("");
  });

  it("never passes a count larger than a screen to the emulator", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2 ** 31 }),
        fc.constantFrom(...Array.from("ABCDEFGHIJKLMPSTXZ@`abdefr")),
        (count, final) => {
          for (const [number] of harmless(`\x1b[${count}${final}`).text.matchAll(/\d+/g)) {
            expect(Number(number)).toBeLessThanOrEqual(999);
          }
        },
      ),
    );
  });

  it("draws any bytes in any encoding without failing, and all markup is ours", async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom(
          "\x1b[",
          "\x1b]",
          "\x1b(0",
          "<b>",
          "</pre>",
          "&lt;",
          "\x1b[1z",
          "#$#",
          "!!SOUND(",
          "\u202e",
          "\r\n",
          "[31m",
        )
        .map((text) => new TextEncoder().encode(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom("utf-8", "cp437", "gbk", "big5", "iso-8859-1", "koi8-r", "petscii", "no-such-encoding"),
        async (pieces, encoding) => {
          const before = Buffer.concat(pieces);
          const input = { ...inputOf({ id: "any", name: "Any", oddity: "", before: "" }), before, encoding };
          const { html, alt, text } = await renderer.banner(input);
          expect(html?.replace(ourTags, "") ?? "").not.toMatch(/[<>]/);
          expect(text).not.toMatch(/[^\P{C}\n]/u);
          expect(alt).not.toBe("");
          expect(plainBanner(input, "late").html?.replace(ourTags, "") ?? "").not.toMatch(/[<>]/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("keeps invisible and reordering characters of a name out of the alt text", () => {
    expect(altOf("", "Evil\u202e\u200bName\x1b[31m")).not.toMatch(/\p{C}/u);
  });
});

describe("PNG", () => {
  it("contains exactly the pixels that were drawn, in every depth", async () => {
    for (const colours of [1, 2, 3, 4, 5, 16, 17, 256, 257, 1000]) {
      const palette = Array.from({ length: colours }, (_, i) => (i * 2_654_435) % 0x1000000);
      const pixels = Uint32Array.from({ length: 24 * 16 }, (_, i) => (i * 7) % colours);
      const png = encodePng({ width: 24, height: 16, pixels, palette });
      const { data } = await sharp(png).toColourspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
      const wanted = Array.from(pixels, (index) => palette[index] ?? 0).flatMap((c) => [
        c >> 16,
        (c >> 8) & 255,
        c & 255,
      ]);
      expect([...data]).toEqual(wanted);
    }
  });
});

describe("contrast of the markup (WCAG 2.2, 1.4.3)", () => {
  const colour = fc.nat({ max: 0xffffff });

  it("is right for black on white and VGA blue on black", () => {
    expect(contrast(0, 0xffffff)).toBeCloseTo(21);
    expect(contrast(0x0000aa, 0)).toBeCloseTo(1.6, 1);
  });

  it("is enough for every colour on every background, in both themes", () => {
    fc.assert(
      fc.property(colour, colour, (foreground, background) => {
        expect(contrast(readable(foreground, background), background)).toBeGreaterThanOrEqual(enough);
        expect(contrast(readable(flipped(foreground), 0xffffff), 0xffffff)).toBeGreaterThanOrEqual(enough);
      }),
    );
  });

  it("flips light and dark, and back", () => {
    fc.assert(
      fc.property(colour, (one) => {
        expect(flipped(flipped(one))).toBe(one);
      }),
    );
  });
});
