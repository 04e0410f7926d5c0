import figlet, { type FontName } from "figlet";
import { describe, expect, it } from "vitest";
import { candidates, indexOf } from "../../../../src/banner/words/large/candidates.ts";

const drawn = (text: string, font: FontName): string[] =>
  figlet.textSync(text, { font, width: 160 }).split("\n").slice(0, 40);

/** Replaces each n-th stroke, as somebody does who decorates a drawing. */
function decorated(rows: readonly string[], each: number): string[] {
  let strokes = 0;
  return rows.map((row) => row.replace(/\S/g, (stroke) => ((strokes += 1) % each === 0 ? "*" : stroke)));
}

const fontsFor = (rows: readonly string[], name: string): string[] =>
  candidates(indexOf(rows, true), name).map(({ font }) => font.name);

describe("fonts that a screen may be drawn in", () => {
  it.each(["Standard", "Slant", "Small", "Big", "Doom", "Larry 3D", "Ogre"] as const)(
    "include %s where it is drawn, even with a tenth of its strokes replaced",
    (font) => {
      const rows = drawn("Evernight", font);
      expect(fontsFor(rows, "Evernight")).toContain(font);
      expect(fontsFor(decorated(rows, 10), "Evernight")).toContain(font);
    },
  );

  it("include the font of a short name of which a fifth is replaced", () => {
    for (const name of ["Core", "Zion"]) expect(fontsFor(decorated(drawn(name, "Small"), 5), name)).toContain("Small");
  });

  it("do not include those whose strokes are there by chance", () => {
    const signs = " /\\|_-.'`()     ";
    const scattered = Array.from({ length: 24 }, (_, row) =>
      Array.from({ length: 70 }, (__, at) => signs[(row * 3 + at * at * 11 + row * at) % signs.length] ?? "").join(""),
    );
    for (const name of ["Driftwood", "Salt Road"]) expect(fontsFor(scattered, name)).toEqual([]);
  });
});
