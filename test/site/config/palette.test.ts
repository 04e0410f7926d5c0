import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import fc from "../../fast-check.ts";
import { placeholderProblem } from "../../../src/config/address-check.ts";
import { lowContrasts, paletteCss, paletteFor, readPalette } from "../../../src/config/palette.ts";

const reference = readPalette(readFileSync("src/styles/tokens.css", "utf8"));
const own = { accent: reference.light.river ?? "", light: {}, dark: {} };

test("Mudlark's own colours are readable, and identical to those in tokens.css", () => {
  expect(Object.keys(reference.light).length).toBeGreaterThan(10);
  expect(lowContrasts(reference)).toEqual([]);
  const palette = paletteFor(own, reference);
  expect(palette).toEqual(reference);
  expect(paletteCss(palette, reference)).toBe("");
});

test("any accent gives colours that are readable in both themes (WCAG AA)", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const accent = `#${number.toString(16).padStart(6, "0")}`;
      expect(lowContrasts(paletteFor({ ...own, accent }, reference)), accent).toEqual([]);
    }),
    { numRuns: 300, examples: [[0], [0xffffff], [0xffff00], [0x0000ff], [0x808080], [0x00ff00]] },
  );
});

test("a readable accent is used unchanged, and related colours have its hue", () => {
  const palette = paletteFor({ ...own, accent: "#7a1fa2" }, reference);
  expect(palette.light.river).toBe("#7a1fa2");
  expect(palette.dark.river).not.toBe(reference.dark.river);
  expect(palette.light.paper).toBe(reference.light.paper);
  expect(paletteCss(palette, reference)).toMatch(/^:root \{\n {2}--river: light-dark\(#7a1fa2, #[0-9a-f]{6}\);\n/);
});

test("explicit colours take precedence, and a pair with too little contrast is reported with its theme, ratio and remedy", () => {
  const palette = paletteFor({ ...own, dark: { ink: "#444444", "line-strong": "#99aaff" } }, reference);
  expect(palette.dark["line-strong"]).toBe("#99aaff");
  const sentences = lowContrasts(palette).map(({ sentence }) => sentence);
  expect(sentences[0]).toBe(
    "ink #444444 on paper #14191a has a contrast of 1.8:1 in the dark theme; WCAG AA requires 4.5:1. Choose a lighter ink, or another paper.",
  );
});

test("an explicit paper is taken into account when the accent is made readable", () => {
  const palette = paletteFor({ ...own, accent: "#e07000", light: { paper: "#ffe0b0", sunk: "#ffd9a0" } }, reference);
  expect(lowContrasts(palette).filter(({ text }) => text === "accent")).toEqual([]);
});

test("the placeholder address is a problem, except for invented servers", () => {
  const url = "https://mudlark.example";
  expect(placeholderProblem({ url, invented: false }, "mudlark.config.ts:6: url")).toMatch(
    /^mudlark\.config\.ts:6: url: the site still has the default address: .* Write your own, as in url: "https:\/\/muds\.example\.org" \(or run npm run setup\)\.$/,
  );
  expect(placeholderProblem({ url, invented: true }, "x")).toBeNull();
  expect(placeholderProblem({ url: "https://muds.example.org", invented: false }, "x")).toBeNull();
});
