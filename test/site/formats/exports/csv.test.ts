import fc from "../../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../invented/csv.ts";
import { csv } from "../../../../src/formats/exports/csv.ts";

describe("CSV", () => {
  it("quotes as in RFC 4180", () => {
    expect(
      csv(
        ["a", "b"],
        [
          ['say "hi"', "x,y"],
          ["two\r\nlines", 3],
          [null, true],
        ],
      ),
    ).toBe('a,b\r\n"say ""hi""","x,y"\r\n"two\r\nlines",3\r\n,true\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "\r=1", "＝1"])(
    "keeps %j from being a formula",
    (text) => {
      const cell = csv(["h"], [[text]])
        .slice(3, -2)
        .replace(/^"/, "");
      expect(cell.startsWith("'")).toBe(true);
    },
  );

  it.each(["fine;=1+1", "a; @SUM(A1)", "two\n-2+3", 'a;"=1"'])(
    "keeps what follows a separator in %j from being a formula",
    (text) => {
      expect(csv(["h"], [[text]])).toMatch(/[;\n]'["\s]*[=@-]/);
    },
  );

  it("leaves numbers unchanged, including negative ones", () => {
    expect(csv(["n"], [[-1]])).toBe("n\r\n-1\r\n");
  });

  it("reads back as written, whatever it was", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 4 }), (cells) => {
        const text = csv(
          cells.map((_, index) => String(index)),
          [cells],
        );
        const back = parseCsv(text)[1] ?? [];
        expect(back.map((cell, index) => (cell === marked(cells[index]) ? clean(cells[index]) : cell))).toEqual(
          cells.map(clean),
        );
      }),
    );
  });
});

/** The text with formulas in it marked as by `csv`. */
const marked = (text: string | undefined): string =>
  clean(text).replace(/^(?=[\t\r])|(?<=^|[;\t\r\n])(?=[\s\uFEFF"]*[=+\-@＝＋－＠])/g, "'");
const clean = (text: string | undefined): string => (text ?? "").replace(/\0/g, "");
