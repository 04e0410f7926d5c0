import { describe, expect, it, test } from "vitest";
import { bitmapOf, bitmapsOf, mostColumns } from "../../../../src/banner/words/large/bitmap.ts";
import { bestPlace, preparedDrawing, searchedLines } from "../../../../src/banner/words/large/likeness.ts";
import { casesOf, nameSpanOf, partsOf } from "../../../../src/banner/words/large/name-parts.ts";
import {
  addPieces,
  isBlankPiece,
  mostRows,
  PieceRows,
  type Pieces,
} from "../../../../src/banner/words/large/pieces.ts";

describe("what may be drawn of a name", () => {
  it.each<[string, string[], string[]]>([
    ["Harbour", ["Harbour"], ["Harbour"]],
    ["The Harbour", ["The Harbour", "Harbour"], ["Harbour"]],
    ["a Harbour MUD", ["a Harbour MUD", "Harbour"], ["Harbour", "MUD"]],
    ["AresMUSH", ["AresMUSH", "Ares"], ["Ares", "MUSH"]],
    ["Animud", ["Animud"], ["Animud"]],
    ["Core-MUCK", ["Core-MUCK", "Core"], ["Core", "MUCK"]],
    ["Ax", [], []],
    ["Axe", ["Axe"], ["Axe"]],
    ["MUD1", [], ["MUD"]],
    ["MUD12", ["MUD12"], ["MUD"]],
    ["MOO", [], ["MOO"]],
    ["Nox & Lux 2026", ["Nox & Lux 2026"], ["Nox", "Lux", "2026"]],
    ["Été-land", ["t-land"], ["land"]],
  ])("%s: as a whole %j, or its words %j", (name, whole, words) => {
    const parts = partsOf(name);
    expect(parts.whole).toEqual(whole);
    expect(parts.words.map(({ text }) => text)).toEqual(words);
    for (const { text, from, to } of parts.words) expect(name.slice(from, to)).toBe(text);
  });

  it.each<[string, string[], number, string | undefined]>([
    ["Salt Road", [], 2, undefined],
    ["Salt Road", ["Salt"], 2, undefined],
    ["Salt Roads", ["Roads"], 2, "Roads"],
    ["Salt Road", ["Salt", "Road"], 2, "Salt Road"],
    ["Salt Road", ["Salt", "Road"], 3, undefined],
    ["Oak Ash", ["Oak", "Ash"], 2, undefined],
    ["Oak Asp 1", ["Oak", "Asp", "1"], 3, "Oak Asp 1"],
    ["Salt & Stair MUD", ["Salt", "Stair"], 3, "Salt & Stair MUD"],
    ["Salt & Stair of MUD", ["Salt", "Stair"], 3, "Salt & Stair"],
  ])("of %s, %j of %d words spell %s", (name, words, searched, spelled) => {
    const found = words.map((text) => ({ text, from: name.indexOf(text), to: name.indexOf(text) + text.length }));
    expect(nameSpanOf(name, found, searched)).toBe(spelled);
  });

  test("in capitals, small letters, and with capitals at the start of words", () => {
    expect(casesOf("the Old man's MUD")).toEqual([
      "the Old man's MUD",
      "THE OLD MAN'S MUD",
      "the old man's mud",
      "The Old Man's Mud",
    ]);
    expect(casesOf("A")).toEqual(["A", "a"]);
  });
});

describe("a drawing on a screen", () => {
  const box = ["/--\\", "|##|", "\\--/"];
  const blank = (count: number) => Array.from({ length: count }, () => "");
  const place = (rows: readonly string[], enough = 0.5, aligned = true) =>
    bestPlace(searchedLines(rows), preparedDrawing(box), enough, aligned);
  const at = (left: number, rows: readonly string[] = box) => rows.map((row) => " ".repeat(left) + row);

  it("is found where it is, with certainty", () => {
    expect(place([...blank(2), ...at(5), ""])).toEqual({ row: 2, height: 3, likeness: 1 });
    expect(place(box)).toEqual({ row: 0, height: 3, likeness: 1 });
    expect(place(box.slice(0, 2))).toBeUndefined();
    expect(place(blank(9))).toBeUndefined();
  });

  it.each<[string, string[], number | undefined]>([
    ["with a changed stroke", ["/--\\", "|#.|", "\\--/"], 11 / 12],
    ["with a stroke left out", ["/--\\", "|#|", "\\--/"], 11 / 12],
    ["with a stroke in between", ["/--\\", "|#.#|", "\\--/"], 11 / 12],
    ["with a blank in between, which costs little", ["/--\\", "|# #|", "\\--/"], 11.75 / 12],
    ["with half of its strokes", ["/--", "|#", "-"], 0.5],
    ["with less than half of them", ["/--", "|", "-"], undefined],
    ["with words next to it", ["name /--\\ here", "     |##| is", "     \\--/ more"], 1],
    ["with a row that begins up to four columns to the right", ["/--\\", "    |##|", "\\--/"], 1],
    ["with a row that begins five columns to the right", ["/--\\", "     |##|", "\\--/"], 11 / 12],
    ["with a row that begins four columns to the left", ["      /--\\", "  |##|", "      \\--/"], 1],
    // The blank behind it takes it to where a row may end.
    ["with a row that begins five columns to the left", ["      /--\\", " |##| x", "      \\--/"], 11.75 / 12],
    ["with a row that begins nine columns to the right", ["/--\\", "         |##|", "\\--/"], 8 / 12],
  ])("is found %s", (_, rows, likeness) => {
    if (likeness === undefined) expect(place(rows)).toBeUndefined();
    else expect(place(rows)?.likeness).toBeCloseTo(likeness, 9);
  });

  it("may have its rows anywhere if blanks were lost", () => {
    const apart = ["/--\\", `${" ".repeat(30)}|##|`, "\\--/"];
    expect(place(apart, 0.9)).toBeUndefined();
    expect(place(apart, 0.9, false)?.likeness).toBe(1);
  });

  it("is taken where it is most like itself", () => {
    const worse = ["/--\\", "|..|", "\\--/"];
    expect(place([...worse, ...box, ...worse], 0.5)).toEqual({ row: 3, height: 3, likeness: 1 });
  });

  it("is found on lines wider than any before", () => {
    expect(place([...at(600)])?.likeness).toBe(1);
    expect(place(box)?.likeness).toBe(1);
  });

  test("has its rows ordered by strokes", () => {
    const { order, ink, strokes } = preparedDrawing(["a", "b b b", "cc "]);
    expect([order, ink]).toEqual([[1, 2, 0], 6]);
    expect([...(strokes[1] ?? [])]).toEqual([["b".charCodeAt(0), 3]]);
  });
});

describe("pieces", () => {
  const piecesOf = (rows: readonly string[], spaced: boolean): Pieces => {
    const pieces: Pieces = { values: [], rows: [] };
    addPieces(rows, spaced, pieces);
    return pieces;
  };

  it("are the strokes inside each row, with the row", () => {
    expect(piecesOf([" ab ", "", "c d e"], true).rows).toEqual([0, 0, 2]);
    expect(piecesOf(["a", "ab"], true).rows).toEqual([]);
  });

  it.each<[string, string[], string[], boolean]>([
    ["the same strokes around it", [" ab "], [" ab "], true],
    ["another stroke to the left", ["xab"], ["yab"], false],
    ["another stroke to the right", ["xab"], ["xac"], false],
    ["another stroke", ["xab"], ["xbb"], false],
    ["another stroke below", ["xab", "123"], ["xab", "133"], false],
    ["another stroke below, to the side", ["xab", "123"], ["xab", "423"], true],
    ["nothing below", ["xab", "1"], ["xab", " "], true],
  ])("are equal with %s: %j, %j, %s", (_, one, other, same) => {
    expect(piecesOf(one, true).values[0] === piecesOf(other, true).values[0]).toBe(same);
  });

  it("ignore what is below if blanks were lost", () => {
    expect(piecesOf(["xab", "123"], false).values[0]).toBe(piecesOf(["xab", "133"], false).values[0]);
  });

  it("are found in all rows of a screen in which they occur", () => {
    const rows = Array.from({ length: mostRows }, (_, row) => (row % 29 === 2 ? " ab " : ` c${row} `));
    const screen = new PieceRows(piecesOf(rows, false));
    const [a = 0] = piecesOf([" ab "], false).values;
    const votes = new Uint16Array(3 * mostRows);
    screen.vote(a, 0, votes);
    screen.vote(a, 2, votes);
    const voted = [...votes.entries()].filter(([, count]) => count > 0).map(([at, count]) => [at - mostRows, count]);
    expect(voted).toEqual([
      [0, 1],
      [2, 1],
      [29, 1],
      [31, 1],
    ]);
    const last = new PieceRows({ values: [a, a, a], rows: [31, 32, 59] });
    votes.fill(0);
    last.vote(a, 0, votes);
    expect([...votes.entries()].filter(([, count]) => count > 0)).toEqual(
      [[31, 32, 59].map((row) => [row + mostRows, 1])].flat(),
    );
  });

  it("are all found again, however many there are, and no others", () => {
    const values = Array.from({ length: 5000 }, (_, index) => Math.imul(index, 0x01000193) | 0);
    const screen = new PieceRows({ values, rows: values.map((_, index) => index % mostRows) });
    expect(values.every((value) => screen.has(value))).toBe(true);
    const others = Array.from({ length: 5000 }, (_, index) => Math.imul(index + 5000, 0x01000193) | 0);
    expect(others.some((value) => screen.has(value))).toBe(false);
    expect(new PieceRows({ values: [], rows: [] }).has(0)).toBe(false);
  });

  test("of white space are blank", () => {
    const codes = [8, 9, 13, 14, 0x20, 0x21, 0x7f, 0xa0, 0xa1, 0x2003, 0x2588];
    expect(codes.filter(isBlankPiece)).toEqual([9, 13, 0x20, 0xa0, 0x2003]);
  });
});

describe("pixels", () => {
  const of = (rows: readonly string[]) => bitmapOf(rows, (character) => character === "#");

  it("are bits of a window from each column on", () => {
    const { width, windows, sums, perCell } = of(["#.#", " #"]);
    expect([width, perCell]).toEqual([3, 1]);
    expect(windows.map((row) => [...row])).toEqual([
      [0b101, 0b10, 0b1],
      [0b10, 0b1, 0],
    ]);
    expect(sums.map((row) => [...row])).toEqual([
      [0, 0, 0, 0],
      [0, 1, 1, 2],
      [0, 1, 2, 3],
    ]);
  });

  it("fill windows of 31 columns", () => {
    const [window] = of(["#".repeat(40)]).windows;
    expect([window?.[0], window?.[9], window?.[10]]).toEqual([2 ** mostColumns - 1, 2 ** 31 - 1, 2 ** 30 - 1]);
    expect(mostColumns).toBe(31);
  });

  it("are two to a character where half blocks draw", () => {
    const { windows, perCell } = of(["▀▄█ ▌▐▓"]);
    expect(perCell).toBe(2);
    const bits = (row: Int32Array | undefined) => Array.from(row ?? [], (window) => window & 1);
    expect(bits(windows[0])).toEqual([1, 0, 1, 0, 1, 1, 1]);
    expect(bits(windows[1])).toEqual([0, 1, 1, 0, 1, 1, 1]);
  });

  it.each<[string, string[], number]>([
    ["of 24 signs", ["#".repeat(24)], 1],
    ["of fewer", ["#".repeat(23)], 0],
    ["of lines and dots", ["_|/\\.".repeat(20), "░".repeat(40), "─".repeat(40)], 0],
    ["of three signs: the two most frequent", ["@".repeat(30), "#".repeat(40), "X".repeat(50)], 2],
    ["of blocks of any kind together", ["█".repeat(12), "▓".repeat(12)], 1],
  ])("%s make pictures: %3$d", (_, rows, pictures) => {
    expect(bitmapsOf(rows)).toHaveLength(pictures);
  });

  test("of the most frequent sign come first", () => {
    const [first, second] = bitmapsOf(["@".repeat(30), "#".repeat(40), "X".repeat(50)]);
    expect([first, second].map((bitmap) => bitmap?.windows.findIndex((row) => (row[0] ?? 0) !== 0))).toEqual([2, 1]);
  });
});
