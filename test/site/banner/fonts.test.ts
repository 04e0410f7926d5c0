// cspell:ignore Łódź
import { describe, expect, it } from "vitest";
import { webFont } from "../../../src/banner/html/web-font.ts";
import { Glyphs } from "../../../src/banner/picture/glyphs.ts";
import { cellOf } from "../../../src/banner/screen/grid.ts";

/** The rows of a character in a cell of one column, as numbers. */
async function rowsOf(text: string): Promise<number[]> {
  const glyphs = new Glyphs();
  await glyphs.prepare([cellOf(text, 1)]);
  return [...(glyphs.get(text)?.rows ?? [])];
}

describe("glyphs", () => {
  it("keep all marks of a letter, above and below it", async () => {
    const [plain, marked] = [await rowsOf("a"), await rowsOf("a\u0301\u0323")];
    const added = marked.map((row, at) => row & ~(plain[at] ?? 0));
    expect(added.slice(0, 6).some((row) => row !== 0)).toBe(true);
    expect(added.slice(14).some((row) => row !== 0)).toBe(true);
  });

  it("are drawn for signs of markup, and show what the font lacks as missing", async () => {
    for (const sign of ["<", "&", '"']) expect((await rowsOf(sign)).some((row) => row !== 0)).toBe(true);
    const missing = await rowsOf("\ufffd");
    for (const sign of ["\ufffe", "\uffff", "\ud800"]) expect(await rowsOf(sign)).toEqual(missing);
  });

  it("are drawn for every character, next to any other and with any mark", async () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const marks = characters.filter((character) => /\p{M}/u.test(character));
    const glyphs = new Glyphs();
    await glyphs.prepare(characters.map((character) => cellOf(character, 1)));
    const shown = characters.filter((character) => glyphs.get(character)?.rows.some((row) => row !== 0));
    // All but the blanks.
    expect(shown.length).toBeGreaterThan(65_000);
    for (const letter of ["a", "ب", "क", "ក", "ᨣ", "ᬅ"])
      await glyphs.prepare(marks.map((mark) => cellOf(letter + mark, 1)));
  });

  it("look the same on one sheet as alone", async () => {
    const texts = ["a", "\ufffe", "<", "a\u0301\u0323", "\ud800", "\udc00", "ب", "龍", "z"];
    const together = new Glyphs();
    await together.prepare(texts.map((text) => cellOf(text, 1)));
    texts.push("e\u0301");
    await together.prepare([cellOf("e\u0301", 1)]);
    for (const text of texts) expect([...(together.get(text)?.rows ?? [])], text).toEqual(await rowsOf(text));
  });
});

it("a part of the web font is the same whichever other parts are made with it", async () => {
  const [one, other] = ["Łódź", "漢字 │"];
  expect(await webFont(one, one + other)).toEqual(await webFont(one, one));
});
