import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import {
  asksAnswerback,
  findPrompt,
  findUrgentPrompt,
  isSlight,
  isUrgent,
} from "../../../scanner/src/dialogue/index.ts";

describe("findPrompt", () => {
  it.each([
    ["Do you want color? (Y/N) ->", "y\r\n"],
    ["Do you want ANSI? (Y/n) ", "y\r\n"],
    ["ANSI color [Yn]", "y\r\n"],
    ["Use colour (yN)?", "y\r\n"],
    ["Would you like color?", "y\r\n"],
    ["Continue yes/no:", "yes\r\n"],
    ["Are you human (Yes|No)", "yes\r\n"],
    ["Press [.ESC.] twice within 15 seconds", "\x1b\x1b"],
    ["Press <ESC> to continue", "\x1b"],
    ["\x1b[1mPress \x1b[31m[ESC]\x1b[0m now", "\x1b"],
    ["More: (Y)es, (N)o, (C)ontinuous?", "C\r\n"],
    ["0) Koi-8\r\n5) UTF-8\r\nSelect one :", "5\r\n"],
    ["[3] Unicode/UTF8", "3\r\n"],
    ["2. UTF-8", "2\r\n"],
    ["(1) Ansi (2) Plain", "1\r\n"],
    ["1 ... English/ANSI", "1\r\n"],
    ["Which code, GB/Big5?", "big5\r\n"],
    ["Press the BACKSPACE key", "\b"],
    ["HIT YOUR BACKSPACE/DELETE KEY:", "\x14"],
    ["press del", "\x14"],
    ["Press ENTER to continue", "\r\n"],
    ["HIT RETURN:", "\r\n"],
  ])("%j is answered %j", (text, answer) => {
    expect(findPrompt(text)?.answer).toBe(answer);
  });

  it.each(["By what name do you wish to be known? ", "Password: ", "", "decolorize", "happy/nice", "colors and more"])(
    "does not see a prompt in %j: never sends a name or a password",
    (text) => {
      expect(findPrompt(text)).toBeUndefined();
    },
  );

  it("reports which encoding a menu's answer selects", () => {
    expect(findPrompt("5) UTF-8")).toMatchObject({ encoding: "utf-8" });
    expect(findPrompt("gb/big5")).toMatchObject({ encoding: "big5" });
  });

  it("answers ESC first, and knows that it is urgent", () => {
    expect(findUrgentPrompt("y/n? Press ESC twice")?.answer).toBe("\x1b\x1b");
    expect(findUrgentPrompt("y/n?")).toBeUndefined();
    expect(isUrgent({ prompt: "", answer: "y\r\n" })).toBe(false);
  });

  it("takes linear time for any text", () => {
    // Each of these would take a careless pattern minutes.
    for (const piece of ["1)", "1 ", "more y ", "color ", "press ", "1....", "(", "gb / big ", "1)a/"]) {
      expect(findPrompt(piece.repeat(60_000))).toBeUndefined();
    }
    fc.assert(fc.property(fc.string({ unit: "binary-ascii", maxLength: 300 }), (text) => void findPrompt(text)));
  });
});

describe("isSlight", () => {
  it.each([
    ["", true],
    ["Attempting to Detect Client, Please Wait...", true],
    ["Identificazione del client in corso...", true],
    [`${"x".repeat(300)}\r\nPlease wait...`, true],
    [`${"x".repeat(300)}\r\n`, false],
    [`${"x ".repeat(119)}\r\n`, true],
    [`${"x ".repeat(120)}\r\n`, false],
    ["Login: ", false],
    ["By what name do you wish to be known? ", false],
    ["Would you like (A)nsi, (T)ext, or (S)kip introduction? ", false],
    ["Do you want ANSI? (Y/n) ", true],
    ["?", true],
  ])("%j: %s", (text, slight) => {
    expect(isSlight(text)).toBe(slight);
  });
});

it("ENQ asks for an answer only as the last byte; within a text it may be a picture", () => {
  expect(asksAnswerback(Buffer.from("a\x05"))).toBe(true);
  expect(asksAnswerback(Buffer.from("\x05a"))).toBe(false);
});
