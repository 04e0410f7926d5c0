// cspell:ignore bodP xqzvw qqqqqqq zzzz
import { describe, expect, it, test } from "vitest";
import { withoutDecoration, withoutFrame } from "../../../src/banner/words/decoration.ts";
import { withoutBackground } from "../../../src/banner/words/fillers.ts";
import { altOf, wordsOfText } from "../../../src/banner/words/index.ts";
import { readableParts } from "../../../src/banner/words/readable.ts";
import { isStrongWord, isWeakWord, letterShare } from "../../../src/banner/words/word-shapes.ts";

const said = (...lines: string[]): string => wordsOfText(lines.join("\n"), "Harbour");

describe("a token", () => {
  it.each<[string, boolean]>([
    ["harbour", true],
    ["Harbour!", true],
    ["mud.example.org", true],
    ["漢", true],
    ["ア", false],
    ["アイ", true],
    ["a", false],
    ["is", true],
    ["IS", true],
    ["iS", false],
    ["xo", false],
    ["my", true],
    ["hmm", false],
    ["abc--", true],
    ["abc---", false],
    ["Aaa", false],
    ["a1b", false],
    ["YbodP", false],
    ["tbaMUDs", true],
    ["ab".repeat(150), true],
    [`${"ab".repeat(150)}c`, false],
  ])("such as %s is a word by itself: %s", (token, strong) => {
    // Twice, because verdicts are remembered.
    expect([isStrongWord(token), isStrongWord(token)]).toEqual([strong, strong]);
  });

  it.each<[string, boolean]>([
    ["a", true],
    ["4000", true],
    ["(v2.5)", true],
    ["a^b", false],
    ["***", false],
    ["ab".repeat(150), true],
    [`${"ab".repeat(150)}c`, false],
  ])("such as %s may stand next to words: %s", (token, weak) => {
    expect(isWeakWord(token)).toBe(weak);
  });

  it("has a share of letters and digits among what is visible", () => {
    expect([letterShare("ab 12 --"), letterShare(""), letterShare("--"), letterShare("é")]).toEqual([4 / 6, 0, 0, 1]);
  });

  it.each([
    ["Harbour", "Harbour"],
    ["***Harbour", "Harbour"],
    ["Harbour***", "Harbour"],
    ["Harbour*.)", "Harbour"],
    ["Harbour*.", "Harbour*."],
    ["Harbour**", "Harbour"],
    ["C++", "C++"],
    ["/who", "/who"],
    ["\\U/", ""],
    ["<n>", "<n>"],
    ["<<", ""],
    ["[=", ""],
  ])("%s is read without decoration as %j", (token, read) => {
    expect(withoutDecoration(token)).toBe(read);
  });

  it.each([
    ["<><Harbour><>", "Harbour"],
    ["o^^^{ Harbour }^^^o", " Harbour "],
    ["==Login==", "Login"],
    ["=Login=", "=Login="],
    ["==[Login]==", "[Login]"],
    ["==(Login)==", "(Login)"],
    ["<name>", "<name>"],
    ["o-House-of", "o-House-of"],
    ["xx-Harbour-xx", "xx-Harbour-xx"],
    ["x-Harbour-x", "Harbour"],
    ["/\\Harbour/\\", "Harbour"],
    ["/\\Harbour\\/", "/\\Harbour\\/"],
    ['""Harbour""', '""Harbour""'],
  ])("%s is read without its frame as %j", (part, inner) => {
    expect(withoutFrame(part)).toBe(inner);
  });
});

describe("the parts of a line", () => {
  const long = "z".repeat(400);
  it.each<[string, string[]]>([
    [`Welcome ${long} home`, [`Welcome ${long} home`]],
    [`Welcome ${long}z home`, ["Welcome home"]],
    ["Port:     4000", ["Port:", "4000"]],
    ["Harbour     4000", ["Harbour"]],
    ["Port:     ====", ["Port:"]],
    ["Harbour   qqqqqqq", []],
    ["Harbour   qqqqqq", ["Harbour"]],
    ["Harbour xq^zv", ["Harbour xq^zv"]],
    ["Harbour xq^zv qx^vz", []],
    ["/\\/\\/\\", []],
    ["1990-2026", ["1990-2026"]],
    ["4711", []],
    ["<Say hello there>", ["Say hello there."]],
    ["<your name>", ["<your name>"]],
  ])("%s", (line, parts) => {
    expect(readableParts(line)).toEqual(parts);
  });
});

describe("lines read aloud", () => {
  const line35 = "The old keeper of the harbour sails";
  const line60 = `${line35} beyond the reefs of Fenn`;

  it.each<[string, string[], string]>([
    ["end with a full stop", ["Harbour", "Welcome"], "Harbour. Welcome"],
    ["go on after a word that ends no sentence", ["It stays with this", "north wind"], "It stays with this north wind"],
    ["do not go on after a blank line", ["It stays with this", "", "north wind"], "It stays with this. north wind"],
    ["go on after a blank line, if they must", ["Harbour of the", "", "North"], "Harbour of the North"],
    ["are said once, if they are long", ["Harbours", "Welcome home.", "Harbours"], "Harbours. Welcome home."],
    ["are said again, if they are short", ["Harbour", "Welcome home.", "Harbour"], "Harbour. Welcome home. Harbour"],
    ["have each part once in a row", ["Harbour     Harbour"], "Harbour"],
    ["have a command with its description", ["LOOK     shows the room"], "LOOK shows the room"],
    ["have two columns otherwise", ["Look     shows the room"], "Look. shows the room"],
    ["go on with a bracket after 35 letters", [line35, "(for now)"], `${line35} (for now)`],
    ["do not after 34", [line35.slice(0, -1), "(for now)"], `${line35.slice(0, -1)}. (for now)`],
    ["go on with a small letter after 35 letters", [line35, "beyond reefs"], `${line35} beyond reefs`],
    ["do not after 34 either", [line35.slice(0, -1), "beyond reefs"], `${line35.slice(0, -1)}. beyond reefs`],
    ["go on with a word that joins", ["Sail away", "and come back"], "Sail away and come back"],
    ["go on with it in capitals", ["SAIL AWAY", "AND COME BACK"], "SAIL AWAY AND COME BACK"],
    ["do not go on with it capitalised", ["Sail away", "And come back"], "Sail away. And come back"],
    [
      "do not go on in a list",
      ["connect <name> <password>", "create <name>"],
      "connect <name> <password>. create <name>",
    ],
    ["go on with a capital if they are full", [line60, "Quill waits"], `${line60} Quill waits`],
    ["do not if they are nearly full", [line60.slice(0, -1), "Quill waits"], `${line60.slice(0, -1)}. Quill waits`],
    ["do not go on with a word that begins a sentence", [line60, "Welcome home"], `${line60}. Welcome home`],
    ["end as they are in Chinese", ["欢迎来到港口", "请登录"], "欢迎来到港口。 请登录"],
  ])("%s", (_, lines, words) => {
    expect(said(...lines)).toBe(words);
  });
});

describe("an alt text", () => {
  const alt = (words: string): string => altOf(words, "Harbour");
  const words = (length: number): string => "ship ".repeat(length / 5);

  it("has up to 500 characters", () => {
    const whole = `${words(495)}ships`;
    expect(alt(whole)).toBe(whole);
    expect(alt(`${whole}s`)).toBe(`${words(495).trimEnd()} …`);
  });

  it("is cut at the end of a sentence in its second half, otherwise at a blank, and keeps the last sentence", () => {
    const end = "Then enter a name.";
    const late = `${words(295)}ship. ${words(300)}end. ${end}`;
    expect(alt(late)).toBe(`${words(295)}ship. … ${end}`);
    const early = `${words(195)}ship. ${words(400)}end. ${end}`;
    const found = alt(early);
    expect(found.endsWith(`ship … ${end}`)).toBe(true);
    expect(found.length).toBeGreaterThan(490);
    expect(found.length).toBeLessThanOrEqual(503);
  });

  it("is cut anywhere if there is no blank", () => {
    expect(alt("x".repeat(501))).toBe(`${"x".repeat(250)} …`);
  });
});

describe("a background of dots", () => {
  const dots = ".".repeat(79);
  const texts = (...lines: string[]): string[] =>
    withoutBackground(lines.map((text) => ({ text }))).map(({ text }) => text);

  it("is on six lines of ten that show anything", () => {
    const five = Array<string>(5).fill(dots);
    const three = ["Harbour", "of", "Glass"];
    expect(texts(...five, ...three, "", "", "", "", "")).toEqual(["", "", "", "", "", ...three, "", "", "", "", ""]);
    const others = ["a", "b", "c", "d"];
    expect(texts(...five, ...others)).toEqual([...five, ...others]);
  });

  it("is on a screen with two hundred signs at least", () => {
    const short = ".".repeat(40);
    expect(texts(short, short, short, short, short)).toEqual(["", "", "", "", ""]);
    expect(texts(short, short, short, short, short.slice(1))).toEqual([short, short, short, short, short.slice(1)]);
  });

  it("leaves single dots, and drawings of blocks", () => {
    const sea = ".".repeat(60);
    expect(texts(...Array<string>(6).fill(`${sea} A. Quill`))).toEqual(
      Array<string>(6).fill(`${" ".repeat(60)} A. Quill`),
    );
    const blocks = Array<string>(6).fill("█".repeat(60));
    expect(texts(...blocks)).toEqual(blocks);
  });
});

test("parts of a line are apart by three blanks or a bar", () => {
  expect(readableParts("Harbour  of Glass   Welcome | Login")).toEqual(["Harbour of Glass", "Welcome", "Login"]);
});
