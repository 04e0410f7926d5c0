// cspell:ignore TIDEMUD IHHHHHI IHMMA IIHHHHHHMMHHHHV IMHMHMMMHMHHHHV IHHHHHMMHV AVMHMA VHMMMMHHHHHV IHWV AVMMHMMA VMMHHHP
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { altOf, pictureKind, wordsOfText } from "../../../src/banner/words/index.ts";
import { readableParts } from "../../../src/banner/words/readable.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";
import { Renderer } from "../../../src/banner/work/render.ts";
import { inputOf } from "./fixtures/banners.ts";

const screen = (...lines: string[]): string => lines.join("\n");
const said = (...lines: string[]): string => wordsOfText(screen(...lines), "Harbour");

describe("keys to press", () => {
  it("stay in the sentence", () => {
    expect(said("Type ? for help.", "Press * to begin, or # for a list.", "Use + to page, - to quit.", "Name: ")).toBe(
      "Type ? for help. Press * to begin, or # for a list. Use + to page, - to quit. Name:",
    );
    expect(said("Welcome.", "Account name (? for help): ")).toBe("Welcome. Account name (? for help):");
  });

  it.each([
    ["? for help, * for a list", ["? for help, * for a list"]],
    ["Type help (or ?) now", ["Type help (or ?) now"]],
    ['Enter "?" or "*"', ['Enter "?" or "*"']],
    ["[?] Help   [Q] Quit", ["[?] Help", "[Q] Quit"]],
    ["? - Help   Q - Quit", ["? – Help", "Q – Quit"]],
    ["* Keep your password safe", ["Keep your password safe"]],
    ["- List the players", ["List the players"]],
    ["*** Welcome back ***", ["Welcome back"]],
    ["# News of the day #", ["News of the day"]],
    ["Written in C++ by Ada Quill", ["Written in C++ by Ada Quill"]],
  ])("%s", (line, parts) => {
    expect(readableParts(line)).toEqual(parts);
  });

  it("are words in the alt text if a screen reader skips the sign", () => {
    const alt = (words: string): string => altOf(words, "Harbour");
    expect(alt("Type ? for help.")).toBe("Type question mark for help.");
    expect(alt("Account name (? for help):")).toBe("Account name (question mark for help):");
    expect(alt('Press * or #. Use + to page, - to quit, "?" to ask.')).toBe(
      'Press * or #. Use + to page, minus to quit, "question mark" to ask.',
    );
    expect(alt("Is it known? Yes – no-one asks.")).toBe("Is it known? Yes – no-one asks.");
  });
});

describe("punctuation separated from its word", () => {
  it("ends the sentence", () => {
    expect(said("Loading ... please wait ...", "Time is running out ... get off and move !", "Name: ")).toBe(
      "Loading... please wait... Time is running out... get off and move! Name:",
    );
    expect(said("By what name do you wish to be known ?")).toBe("By what name do you wish to be known?");
  });

  it("is not part of it if it frames it", () => {
    expect(said("! Welcome home !")).toBe("Welcome home");
  });
});

describe("paragraphs in a narrow column", () => {
  it("are one sentence, whether they are centred or not", () => {
    expect(
      said(
        "             The harbour, having lost a",
        "           second lighthouse, finally began",
        "                to build in stone.",
        "          Hope grows among the keepers of",
        "              the oldest lamp.",
      ),
    ).toBe(
      "The harbour, having lost a second lighthouse, finally began to build in stone. " +
        "Hope grows among the keepers of the oldest lamp.",
    );
    expect(said("   The keeper counts ships", "   beyond the outer reef", "   until the lamp goes out.")).toBe(
      "The keeper counts ships beyond the outer reef until the lamp goes out.",
    );
  });

  it("are not seen in lists, headings and credits", () => {
    expect(said("look at the old chart", "talk to the harbour master", "wait for the morning tide")).toBe(
      "look at the old chart. talk to the harbour master. wait for the morning tide",
    );
    expect(said("Sail from here", "connect <name> <password>", "visit the quay")).toBe(
      "Sail from here. connect <name> <password>. visit the quay",
    );
    expect(said("The Harbour of the North", "based on a reef by Ada Quill", "Name:")).toBe(
      "The Harbour of the North. based on a reef by Ada Quill. Name:",
    );
    expect(said("A ship in the harbour mouth", "                                  waits for a pilot now.")).toMatch(
      /mouth\. waits/,
    );
  });
});

describe("tables and leaders", () => {
  it("keep the dash before the second column as a pause, not as a key", () => {
    expect(said("help             - this text", "LIST             - list visible players")).toBe(
      "help – this text. LIST – list visible players",
    );
  });

  it("keep a line that dots lead to the edge", () => {
    expect(said("    PAINT YOUR TITLE IN HERE...................", "", "   [Press Enter]")).toBe(
      "PAINT YOUR TITLE IN HERE… [Press Enter]",
    );
  });
});

describe("letters with gaps between them", () => {
  it("are one title, though it takes more than one line", () => {
    expect(said("      S A L T", "", "    S T A I R", "", "A game of tides", "Name:")).toBe(
      "SALT STAIR. A game of tides. Name:",
    );
    expect(said("   *  S-A-L-T  *   ", "  *  S-T-A-I-R  *  ", "Welcome!")).toBe("SALT STAIR. Welcome!");
    expect(said("S A L T", "STAIR", "Name:")).toBe("SALT. STAIR. Name:");
    expect(said("   T  I  D  E   M   U   D", "  H A R B O U R  P O R T")).toBe("TIDEMUD HARBOUR PORT");
  });
});

describe("letters with hyphens between them", () => {
  it("are words", () => {
    expect(said("       -*H-A-R-B-O-U-R*-", "           -*O-F*-", "         -*G-L-A-S-S*-")).toBe("HARBOUR OF GLASS");
    expect(said("  >----=====H-A-R-B-O-U-R==O-F==G-L-A-S-S=====----<")).toBe("HARBOUR OF GLASS");
  });

  it("are not seen in ranges, compounds and walls", () => {
    expect(said("Names from A-Z are free.", "The X-Ray-Y of old, and a well-to-do keeper.")).toBe(
      "Names from A-Z are free. The X-Ray-Y of old, and a well-to-do keeper.",
    );
    expect(readableParts("   ]-I-I-I-I-[")).toEqual([]);
  });
});

describe("backgrounds", () => {
  const fill = (sign: string, ...texts: [column: number, text: string][]): string => {
    let row = sign.repeat(79);
    for (const [column, text] of texts) row = row.slice(0, column) + text + row.slice(column + text.length);
    return row;
  };

  it.each([".", "·", ":", "~", "-"])("of %s leave the words", (sign) => {
    const rows = [
      fill(sign),
      fill(sign),
      fill(sign, [10, "Welcome to Harbour"]),
      fill(sign, [2, "Coded by Ada Quill"], [40, "Ack!"]),
      fill(sign),
      fill(sign, [0, "Enter your name, Stranger"]),
    ];
    const words = "Welcome to Harbour. Coded by Ada Quill. Ack! Enter your name, Stranger";
    expect(said(...rows)).toBe(words);
    // One endless line, which the screen wraps.
    expect(said(rows.join(""))).toBe(words);
  });

  it("of dots leave large letters alone", () => {
    const letters = fill(".", [2, "##....##..####...######..##....##..####...######..##....##"]);
    expect(said(fill("."), letters, letters, letters, fill(".", [44, "CREDITS"]), fill(".", [30, "DIKU"]))).toBe(
      "CREDITS. DIKU",
    );
  });

  it("are not seen in two rules, or in dots that lead to a value", () => {
    const rule = "-".repeat(79);
    const text = "Based on a game by Hans-Henrik, and on another by Ada Quill, who wrote the first of them.";
    expect(said(rule, text, "Made with care.", rule)).toBe(`${text} Made with care.`);
    expect(readableParts("Players.......: 12 now")).toEqual(["Players: 12 now"]);
  });
});

describe("drawings next to words", () => {
  it.each([
    [
      "shades of grey",
      [
        "   .:IHHHHHI::.   :IHMMA:.",
        "  .IIHHHHHHMMHHHHV ABA.:.:IMHMHMMMHMHHHHV:",
        '  IHHHHHMMHV" AVMHMA.:.VHMMMMHHHHHV: IHWV.',
        '    AVMMHMMA:. "VMMHHHP.:...',
        "The Grey Moon",
      ],
      "The Grey Moon",
    ],
    ["towers", ["  /-\\---.' |===|  |u|==|++++| _ | _ |", " ||u|u |u |u ||HH||U U U U aa@@@@", "   DOO"], ""],
    ["a cloud of letters", ["   _  /    \\  wOO", "  OO0:     .:", "  \\_wOO\\  /"], ""],
    ["strokes before a name", ["   ---\\__|Hans Henrik", "    '-\\__|Ada Quill"], "Hans Henrik. Ada Quill"],
    [
      "frames",
      ["<><PLANAR PATHWAYS><>", "o^^^{ Welcome To Dark Isles }^^^o", "@=-=-=-=ROM Version 2.4 by Ada=-=@"],
      "PLANAR PATHWAYS. Welcome To Dark Isles. ROM Version 2.4 by Ada",
    ],
    ["a signed logo", ["   \\U/   | |  | |   \\U/  Logo by:", "   | . |_| |__| | |  |\\\\  Gruff"], "Logo by: Gruff"],
  ])("%s", (_, lines, words) => {
    expect(said(...lines)).toBe(words);
  });

  it("keep what only looks like a frame", () => {
    expect(readableParts("<name> and <password>")).toEqual(["<name> and <password>"]);
    expect(readableParts("--==[Login]==--")).toEqual(["[Login]"]);
    expect(readableParts("<n> for new, type <o>")).toEqual(["<n> for new, type <o>"]);
  });
});

describe("addresses", () => {
  it.each([
    ["Forum:    http://forum.example.org/index.php?show=16", "Forum: http://forum.example.org/index.php?show=16"],
    ["Homepage: http://example.org/?a=1&b=2", "Homepage: http://example.org/?a=1&b=2"],
    ["Address:     mud.example.org 4000", "Address: mud.example.org 4000"],
    ["Port:        4000", "Port: 4000"],
    ["IP:   192.0.2.7:4000", "IP: 192.0.2.7:4000"],
    ["telnet://mud.example.org:4000", "telnet://mud.example.org:4000"],
    ["Mail <ada@example.org> for help", "Mail <ada@example.org> for help"],
    ["  dMP.dMP  dMP.aMP", ""],
  ])("%s", (line, words) => {
    expect(said(line)).toBe(words);
  });
});

describe("a picture without words", () => {
  const renderer = new Renderer(new PictureFiles(tmpdir()));
  const kind = async (text: string): Promise<string | undefined> =>
    pictureKind((await renderer.draw(inputOf({ id: "kind", name: "Harbour", oddity: "", before: text }))).grid);
  const rows = (row: string, count: number): string => `${row}\r\n`.repeat(count);

  it("is described by its colours, its size and what it is made of", async () => {
    const rainbow = [31, 32, 33, 34].map((colour) => `\x1b[${colour}m${"▓".repeat(18)}`).join("");
    expect(await kind(rows(rainbow, 24))).toBe("a colourful drawing in block characters that fills the screen");
    expect(await kind(rows(`\x1b[31m${"/\\".repeat(10)}`, 10))).toBe("a red drawing in keyboard characters");
    expect(await kind(rows("┌──┐", 3))).toBe("a small grey drawing in line-drawing characters");
    // Coloured blanks are blocks.
    expect(await kind(rows(`\x1b[44m${" ".repeat(40)}\x1b[0m.`, 10))).toBe("a blue drawing in block characters");
    expect(await kind("")).toBeUndefined();
    expect(altOf("", "Harbour", await kind(rows("┌──┐", 3)))).toBe(
      "Banner of Harbour: a small grey drawing in line-drawing characters, without readable words.",
    );
  });
});
