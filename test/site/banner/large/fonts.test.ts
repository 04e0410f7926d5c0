import figlet, { type FontName } from "figlet";
import { describe, expect, it, test } from "vitest";
import { bitmapOf } from "../../../../src/banner/words/large/bitmap.ts";
import { candidates, indexOf } from "../../../../src/banner/words/large/candidates.ts";
import { drawingOf } from "../../../../src/banner/words/large/figlet.ts";
import { loadFont } from "../../../../src/banner/words/large/font-files.ts";
import { allFonts, Font, placeOfLetter, rowsOfLetter } from "../../../../src/banner/words/large/font.ts";
import { addPieces, type Pieces } from "../../../../src/banner/words/large/pieces.ts";
import { placeInBitmap } from "../../../../src/banner/words/large/pixel-letters.ts";

const draw = (text: string, font: FontName, horizontalLayout: "default" | "full" = "default"): string[] =>
  figlet.textSync(text, { font, width: 200, horizontalLayout }).split("\n");

describe("a font", () => {
  const standard = new Font("Standard");

  it.each([
    [0x20, undefined],
    [0x21, 0],
    [0x41, 32],
    [0x7e, 93],
    [0x7f, undefined],
  ])("has a place for the code %d: %s", (code, place) => {
    expect(placeOfLetter(code)).toBe(place);
  });

  it.each(["!", "A", "m", "~"])("counts the strokes of %s, and where they are", (letter) => {
    const place = placeOfLetter(letter.charCodeAt(0)) ?? -1;
    const rows = rowsOfLetter("Standard", letter);
    const strokes = rows.join("").replaceAll(" ", "");
    const { ink, strokes: codes, counts, strokeEnds } = standard.spaced;
    expect(ink[place]).toBe(strokes.length);
    const found = new Map<string, number>();
    for (let at = strokeEnds[place] ?? 0; at < (strokeEnds[place + 1] ?? 0); at++)
      found.set(String.fromCharCode(codes[at] ?? 0), counts[at] ?? 0);
    for (const stroke of new Set(strokes)) expect(found.get(stroke)).toBe(strokes.split(stroke).length - 1);
    expect(found.size).toBe(new Set(strokes).size);
  });

  it("has pieces with their rows, fewer if blanks were lost", () => {
    const { pieces, pieceRows, pieceEnds } = standard.spaced;
    expect([pieces.length, pieceRows.length]).toEqual([pieceEnds.at(-1), pieceEnds.at(-1)]);
    const place = placeOfLetter("H".charCodeAt(0)) ?? 0;
    const rows = rowsOfLetter("Standard", "H");
    const inside = rows.map((row) => row.slice(1, -1).replaceAll(" ", "").length);
    const own = Array.from(pieceRows.subarray(pieceEnds[place], pieceEnds[place + 1]));
    expect(rows.map((_, index) => own.filter((row) => row === index).length)).toEqual(inside);
    expect(standard.letters(true)).toBe(standard.spaced);
    expect(standard.letters(false).pieces.length).toBeLessThan(pieces.length);
    expect(standard.letters(false)).toBe(standard.letters(false));
  });

  it.each<[FontName, string[], boolean, string[]]>([
    ["Standard", ["default", "fitted", "full"], false, ["_", "|"]],
    ["Banner", ["default", "full"], false, ["#"]],
    ["Banner3", ["default", "fitted"], true, ["#"]],
    ["Slant", ["default", "fitted", "full"], false, ["_", "/"]],
  ])(
    "such as %s has the layouts %j; its small letters are capitals: %s; it draws with %j",
    (name, layouts, caseless, usual) => {
      const font = new Font(name);
      expect([font.layouts, font.isCaseless]).toEqual([layouts, caseless]);
      expect(font.usualStrokes.map((code) => String.fromCharCode(code))).toEqual(usual);
    },
  );

  it("is distinct as far as its letters differ", () => {
    const shares = (["Standard", "Banner", "Reverse"] as const).map((name) => new Font(name).distinctness);
    for (const share of shares) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
    // Reverse draws its letters as gaps in a ground that all of them share.
    expect(Math.max(...shares.slice(2))).toBeLessThan(Math.min(...shares.slice(0, 2)));
  });

  it.each(["Standard", "Slant", "Reverse"] as const)(
    "such as %s is as distinct as pairs of its letters are",
    (name) => {
      /** The strokes of a letter, each with its place. */
      const strokesOf = (letter: string): Set<string> =>
        new Set(
          rowsOfLetter(name, letter).flatMap((row, y) =>
            Array.from(row, (stroke, x) => `${x} ${y} ${stroke}`).filter((_, x) => row[x] !== " "),
          ),
        );
      const shares = ["ac", "er", "nu", "os", "it", "BR", "DO", "EF", "AH", "MN"].map((pair) => {
        const [one = new Set(), other = new Set()] = Array.from(pair, strokesOf);
        const both = [...one].filter((stroke) => other.has(stroke)).length;
        return 1 - (2 * both) / (one.size + other.size);
      });
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      expect(new Font(name).distinctness).toBeCloseTo(mean, 9);
    },
  );

  it("stays in memory only as one of the thirty used last", () => {
    const names = figlet.fontsSync().slice(0, 40);
    for (const name of names) loadFont(name);
    // Others may be there: tests draw with figlet itself.
    expect(names.filter((name) => figlet.figFonts[name] !== undefined)).toEqual(names.slice(-30));
    expect(rowsOfLetter(names[0] ?? "Standard", "A").length).toBeGreaterThan(0);
  });
});

describe("a text in a font", () => {
  const standard = new Font("Standard");
  it("has no blank rows, and no blanks around it", () => {
    const { rows } = drawingOf("Ax", standard, "default", true);
    expect(rows).toEqual(["    _", "   / \\   __  __", "  / _ \\  \\ \\/ /", " / ___ \\  >  <", "/_/   \\_\\/_/\\_\\"]);
    expect(drawingOf("Ax", standard, "default", false).rows[1]).toBe("/\\____");
    expect(drawingOf("Ax", standard, "full", true).rows[1]).toBe("   / \\    __  __");
    expect(drawingOf("Ax", standard, "default", true)).toBe(drawingOf("Ax", standard, "default", true));
  });
});

describe("the fonts in which a name may be drawn", () => {
  const fontsOf = (rows: readonly string[], text: string, spaced = true) =>
    candidates(indexOf(rows, spaced), text).map(({ font, cased }) => [font.name, cased]);

  it.each(["Standard", "Slant", "Doom", "Small", "Gothic"] as const)("include %s, which it is drawn in", (font) => {
    expect(fontsOf(draw("Driftwood", font), "Driftwood")).toContainEqual([font, "Driftwood"]);
    expect(fontsOf(draw("DRIFTWOOD", font), "Driftwood")).toContainEqual([font, "DRIFTWOOD"]);
    const lost = draw("Driftwood", font).map((row) => row.replaceAll(" ", ""));
    expect(fontsOf(lost, "Driftwood", false).map(([name]) => name)).toContain(font);
  });

  it("are at most eight, likeliest first, and none on another screen", () => {
    const found = candidates(indexOf(draw("Driftwood", "Standard"), true), "Driftwood");
    expect(found.length).toBeLessThanOrEqual(8);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(fontsOf(draw("Driftwood", "Standard"), "Ångström")).toEqual([]);
    expect(fontsOf(["@@@@ @@ @@@"], "Driftwood")).toEqual([]);
  });

  test("are those whose usual strokes the screen has", () => {
    const { fonts, strokes, spaced } = indexOf(["/|_|\\"], true);
    expect(spaced).toBe(true);
    expect([...strokes].map((code) => String.fromCharCode(code)).sort()).toEqual(["/", "\\", "_", "|"]);
    const names = fonts.map(({ font }) => font.name);
    expect(names).toContain("Standard");
    expect(names).not.toContain("Banner");
    expect(names.length).toBeLessThan(allFonts().length);
  });
});

test("a stroke at the edge of a screen has nothing next to it, unless blanks were lost", () => {
  const pieces: Pieces = { values: [], rows: [] };
  addPieces([" ab "], true, pieces);
  const found = (rows: string[], spaced: boolean) => {
    const { pieces: screen } = indexOf(rows, spaced);
    return pieces.values.map((value) => screen.has(value));
  };
  expect(found(["ab"], true)).toEqual([true, true]);
  expect(found(["xab"], true)).toEqual([false, true]);
  expect(found(["ab"], false)).toEqual([false, false]);
});

describe("a name in letters of pixels", () => {
  const place = (rows: readonly string[], text: string) =>
    placeInBitmap(
      bitmapOf(rows, (character) => character === "#"),
      text,
    );
  const rows = draw("HARBOUR", "Banner").filter((row) => row.trim() !== "");
  const at = (left: number, above: number) => [
    ...Array<string>(above).fill(""),
    ...rows.map((row) => " ".repeat(left) + row),
  ];
  /** Turns pixels around, from the end of a row. */
  const wrong = (count: number, row = 3) =>
    rows.map((text, index) =>
      index === row
        ? Array.from(text, (sign, column) => (column < count ? (sign === "#" ? " " : "#") : sign)).join("")
        : text,
    );

  it("is found where it is", () => {
    expect(place(rows, "Harbour")).toEqual({ row: 0, height: 7, likeness: 1 });
    expect(place(at(40, 5), "harbour")).toEqual({ row: 5, height: 7, likeness: 1 });
    expect(place(rows, "Harbours")).toBeUndefined();
    expect(place(rows.slice(1), "Harbour")).toBeUndefined();
  });

  it("is found twice as wide", () => {
    expect(
      place(
        rows.map((row) => row.replace(/./g, "$&$&")),
        "Harbour",
      )?.likeness,
    ).toBe(1);
  });

  it("may have a few wrong pixels, but not many in one letter", () => {
    expect(place(wrong(4), "Harbour")?.likeness).toBeCloseTo(1 - 4 / (7 * 7 * 8 + 7 * 7), 1);
    expect(
      place(
        wrong(8).map((row, index) => (index === 2 ? (wrong(8, 2)[2] ?? row) : row)),
        "Harbour",
      ),
    ).toBeUndefined();
  });

  it("may have letters up to three pixels apart, and words up to twelve", () => {
    const apart = (gap: number, between = " ") => {
      const [one, other] = ["SALT", "ROAD"].map((word) => draw(word, "Banner").filter((row) => row.trim() !== ""));
      return (one ?? []).map(
        (row, index) =>
          `${row.trimEnd().padEnd(Math.max(...(one ?? []).map((each) => each.trimEnd().length)))}${between.repeat(gap)}${other?.[index] ?? ""}`,
      );
    };
    // The first letter of the second word begins with an empty column.
    expect([10, 11, 12].map((gap) => place(apart(gap), "Salt Road") !== undefined)).toEqual([true, true, false]);
    expect([1, 2, 3].map((gap) => place(apart(gap), "SaltRoad") !== undefined)).toEqual([true, true, false]);
  });
});
