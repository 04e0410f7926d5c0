// cspell:ignore Drftwood ftwood Invita Stampatello Cosmike Kban Nancyj Pagga Njata Frandum
import figlet, { type FontName } from "figlet";
import { describe, expect, it } from "vitest";
import { wordsOfText } from "../../../src/banner/words/index.ts";
import { findLargeLetters } from "../../../src/banner/words/large/index.ts";
import { readableParts } from "../../../src/banner/words/readable.ts";

const draw = (text: string, font: FontName): string[] =>
  figlet
    .textSync(text, { font, width: 160 })
    .split("\n")
    .filter((row) => row.trim() !== "");

const spelled = (rows: readonly string[], name: string): string | undefined =>
  findLargeLetters(
    rows.map((text) => ({ text, parts: readableParts(text) })),
    name,
  )?.spelled;

/** Two rows of pixels per row of blocks and half blocks. */
function inHalfBlocks(rows: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(rows.length / 2) }, (_, at) => {
    const [top = "", bottom = ""] = [rows[2 * at], rows[2 * at + 1]];
    return Array.from({ length: Math.max(top.length, bottom.length) }, (__, column) => {
      const drawn = [top, bottom].map((row) => (row[column] ?? " ") !== " ");
      return drawn[0] === true ? (drawn[1] === true ? "█" : "▀") : drawn[1] === true ? "▄" : " ";
    }).join("");
  });
}

/** Three rows with one stroke changed in each. */
function withChanges(rows: readonly string[]): string[] {
  return rows.map((row, index) => {
    const at = row.slice(row.length / 2).search(/\S/);
    if (index > 2 || at < 0) return row;
    const place = Math.floor(row.length / 2) + at;
    return `${row.slice(0, place)}.${row.slice(place + 1)}`;
  });
}

describe("large letters", () => {
  it.each([
    ...(["Caligraphy", "Invita", "Weird", "Tombstone", "Stampatello", "Rounded", "Puffy", "O8", "Fender"] as const),
    ...(["Cursive", "Cosmike", "Contessa", "Kban", "Poison", "Pebbles", "Nancyj", "Varsity", "Elite"] as const),
    ...(["Reverse", "3x5", "Pagga", "Delta Corps Priest 1", "The Edge", "Rowan Cap", "Stop"] as const),
  ])("of %s spell the name, and no other", (font) => {
    const rows = draw("Driftwood", font).map((row) => `   ${row}   .`);
    expect(spelled(rows, "Driftwood MUD")).toMatch(/^Driftwood/);
    expect(spelled(rows, "Evernight")).toBeUndefined();
  });

  it.each(["Banner", "Banner3", "3x5", "Old Banner"] as const)("made of blocks in the shapes of %s", (font) => {
    const rows = draw("Harbour", font);
    const solid = rows.map((row) => row.replace(/\S/g, "█"));
    const double = solid.map((row) => row.replace(/./g, "$&$&"));
    for (const drawn of [solid, double, inHalfBlocks(rows), rows.map((row) => row.replace(/\S/g, "@"))]) {
      expect(spelled(drawn, "Harbour")).toBe("Harbour");
      expect(spelled(drawn, "Hamburg")).toBeUndefined();
    }
  });

  it("set closer or wider than in the font", () => {
    for (const horizontalLayout of ["fitted", "full"] as const) {
      const rows = figlet.textSync("Salt Road", { font: "Standard", horizontalLayout }).split("\n");
      expect(spelled(rows, "Salt Road")).toBe("Salt Road");
    }
  });

  it("below each other, or with small words between them, are given as listed", () => {
    const aliens = [...draw("Aliens", "Slant"), "             vs.", ...draw("Predator", "Slant")];
    expect(spelled(aliens, "Aliens vs. Predator")).toBe("Aliens vs. Predator");
    expect(spelled(draw("Predator", "Slant"), "Aliens vs. Predator")).toBe("Predator");
    expect(spelled([...draw("ARES", "Shadow"), ...draw("MUSH", "Shadow")], "AresMUSH")).toBe("AresMUSH");
    // One short word is not enough.
    expect(spelled(draw("MUSH", "Shadow"), "AresMUSH")).toBeUndefined();
    expect(wordsOfText(aliens.join("\n"), "Aliens vs. Predator")).toMatch(/^Aliens vs\. Predator, in large letters\./);
  });

  it("are given with the kind of server as listed, whether it is drawn with them or not", () => {
    expect(spelled(draw("Terra", "Slant"), "TerraMUD")).toBe("TerraMUD");
    expect(spelled(draw("MULTI", "Banner3"), "MULTI MUD")).toBe("MULTI MUD");
    expect(spelled([...draw("Salt", "Slant"), ...draw("Stair", "Slant")], "Salt & Stair MUD")).toBe("Salt & Stair MUD");
    expect(spelled(draw("Mudlark", "Slant"), "Mudlark Bay")).toBe("Mudlark");
    expect(spelled(draw("Drftwood", "Slant"), "Dr\u00efftwood MUD")).toBe("Dr\u00efftwood MUD");
  });

  it("of words too short to be sure of are read if all are there, in one font and close to each other", () => {
    const tide = withChanges(draw("TIDE", "Small"));
    const mush = withChanges(draw("MUSH", "Small"));
    const waves = Array.from({ length: 20 }, () => "   /\\  ");
    expect(spelled([...tide, "", ...mush], "TideMUSH")).toBe("TideMUSH");
    expect(spelled(tide, "TideMUSH")).toBeUndefined();
    expect(spelled([...tide, ...waves, ...mush], "TideMUSH")).toBeUndefined();
    expect(spelled([...tide, "", ...withChanges(draw("MUSH", "Slant"))], "TideMUSH")).toBeUndefined();
    expect(spelled([...tide, "", ...mush], "ToadMUSH")).toBeUndefined();
  });

  it("are read in their own font even if the strokes of a simpler one occur too", () => {
    const rows = [
      ...draw("THE LAMPLIGHTERS", "Standard"),
      "",
      ...draw("LAIR", "Standard").map((row) => `      ${row}`),
    ];
    expect(spelled(rows, "The Lamplighters Lair")).toBe("Lamplighters Lair");
  });

  it("are read if blanks were lost, and not mistaken for another name of the same font", () => {
    const lost = (text: string, font: FontName): string[] => draw(text, font).map((row) => row.replaceAll(" ", ""));
    expect(spelled(lost("Driftwood", "Speed"), "Driftwood MUD")).toBe("Driftwood MUD");
    expect(spelled(lost("Cypress", "Speed"), "Brutus")).toBeUndefined();
    expect(spelled(lost("Lambda", "Jazmine"), "HoloMuck")).toBeUndefined();
  });

  it("are read if the background leaves gaps, and with a capital that the listing lacks", () => {
    expect(wordsOfText(draw("Harbour", "Reverse").join("\n"), "Harbour")).toMatch(/^Harbour, in large letters/);
    expect(spelled(draw("Njata", "Caligraphy"), "njata")).toBe("njata");
  });

  it("of three are not taken from a longer word", () => {
    expect(spelled(draw("Frandum", "Gothic"), "Animud")).toBeUndefined();
  });

  it("are not seen in patterns, frames and pictures made of the same strokes", () => {
    const bricks = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? "|___" : "_|__").repeat(16));
    const filled = Array.from({ length: 12 }, () => "#".repeat(70));
    const hills = Array.from({ length: 12 }, (_, at) => " ".repeat(12 - at) + "/".repeat(at + 1) + "\\".repeat(at + 1));
    const noise = Array.from({ length: 12 }, (_, row) =>
      Array.from({ length: 70 }, (__, column) => ((row * 7 + column * 13) % 5 < 2 ? "█" : " ")).join(""),
    );
    for (const picture of [bricks, filled, hills, noise]) {
      for (const name of ["Core MUD", "Driftwood", "Iberia", "Lost Souls", "MUD1", "Alex", "TinyTIM"])
        expect(spelled(picture, name), `${name} in ${picture[0] ?? ""}`).toBeUndefined();
    }
  });
});
