// cspell:ignore Appuyez Couleur Deseja Presione Weiter beliebige continuar cualquier druecken tecla Нажмите клавишу любую
import { defined } from "../../../scanner/src/objects/index.ts";
import fc from "../../fast-check.ts";
import { describe, expect, it } from "vitest";
import { findDeepPrompt, findPrompt } from "../../../scanner/src/dialogue/index.ts";

const bytes = (hex: string): string => Buffer.from(hex.replaceAll(" ", ""), "hex").toString("latin1");
const utf8 = (text: string): string => Buffer.from(text).toString("latin1");

/** As servers write them; the third column is the encoding that the answer selects. */
const asked: [text: string, answer: string, encoding?: string][] = [
  // Menus of character sets.
  ["Input 1 for GBK, 2 for UTF8, 3 for BIG5\r\n", "2\r\n", "utf-8"],
  ["[1] GBK  [2] BIG5  [3] UTF-8\r\n> ", "3\r\n", "utf-8"],
  ["1=GB 2=BIG5\r\nYour choice: ", "1\r\n", "gbk"],
  ["1 - KOI8-R\r\n2 - Windows-1251\r\n3 - DOS (866)\r\nCodepage: ", "2\r\n", "windows-1251"],
  ["Select codepage:\r\n 0) koi8-r\r\n 1) alt\r\n 2) win\r\n", "2\r\n", "windows-1251"],
  ["GBK (1), Big5 (2): ", "1\r\n", "gbk"],
  ["1. EUC-KR  2. UTF-8", "2\r\n", "utf-8"],
  // Pagers and keys.
  ["A long text.\r\n--More--", "\r\n"],
  ["A long text.\r\n-- more -- (q to quit)", "\r\n"],
  ["A long text.\r\n[More]", "\r\n"],
  ["<MORE>", "\r\n"],
  ["Press any key to continue...", "\r\n"],
  ["[Hit any key]", "\r\n"],
  ["*** ANY KEY TO CONTINUE ***", "\r\n"],
  ["Bitte eine beliebige Taste druecken.", "\r\n"],
  ["Appuyez sur une touche pour continuer", "\r\n"],
  ["Presione cualquier tecla", "\r\n"],
  [utf8("请按任意键继续..."), "\r\n"],
  [utf8("請按任意鍵繼續"), "\r\n"],
  [bytes("c7eb b0b4 c8ced2e2bcfc"), "\r\n"],
  [utf8("Нажмите любую клавишу"), "\r\n"],
  [bytes("cde0e6ece8f2e5 20 ebfee1f3fe20eaebe0e2e8f8f3"), "\r\n"],
  // Yes or no.
  ["Do you use a screen reader? (y/n) ", "n\r\n"],
  ["Are you visually impaired (yes/no)? ", "no\r\n"],
  ["Screen Reader mode? [y/N]", "n\r\n"],
  ["Are you 18 or older? ", "y\r\n"],
  ["Continue? [Y,N] ", "y\r\n"],
  ["Weiter (j/n)?", "j\r\n"],
  ["Couleur (o/n) : ", "o\r\n"],
  ["Deseja continuar? (s/n)", "s\r\n"],
  ["Type yes or no: ", "yes\r\n"],
  ["ANSI (Y or N)? ", "y\r\n"],
  // Also answered by the rule.
  ["5) UTF-8", "5\r\n", "utf-8"],
  ["Do you want color? (Y/N)", "y\r\n"],
];

describe("findDeepPrompt", () => {
  it.each(asked)("%j is answered %j", (text, answer, encoding) => {
    expect(findDeepPrompt(text)).toMatchObject({ answer, ...defined({ encoding }) });
    expect(findDeepPrompt(`${"A line of a login screen.\r\n".repeat(200)}\x1b[1m${text}\x1b[0m`)?.answer).toBe(answer);
  });

  it.each([
    "By what name do you wish to be known? ",
    "Password: ",
    "Enter your character's name, or type new: ",
    "Is there more to life? Read more -- or less. Name: ",
    "Any key to the city costs 5 gold.\r\n".padEnd(400, ".") + "\r\nName: ",
    "1 for the money, 2 for the show\r\nName: ",
    "1) Unicode and nothing else\r\nName: ",
    "You must be 18 or older to play here.\r\nAccount: ",
    "(S/N 4711)\r\nlogin: ",
    "Say yes or no to drugs.\r\nName: ",
  ])("does not answer %j: never sends a name or a password", (text) => {
    expect(findDeepPrompt(text)).toBeUndefined();
  });

  it("looks for questions in the last 240 characters: further up, they are part of the screen", () => {
    const question = "Do you use a screen reader? (y/n)";
    expect(findDeepPrompt(question.padEnd(240))?.answer).toBe("n\r\n");
    expect(findDeepPrompt(question.padEnd(300))?.answer).not.toBe("n\r\n");
  });

  it("keeps the fingerprint rule's answers", () => {
    for (const text of ["Input 1 for GBK, 2 for UTF8, 3 for BIG5", "--More--", "Press any key", "(j/n)"])
      expect(findPrompt(text), text).toBeUndefined();
  });

  it("takes linear time for any text", () => {
    for (const piece of [
      "1)",
      "1 for ",
      "gbk (",
      "--more",
      "press any ",
      "are you 18 ",
      "(y ",
      "screen reader ",
      "yes or ",
    ])
      findDeepPrompt(piece.repeat(60_000));
    fc.assert(fc.property(fc.string({ unit: "binary-ascii", maxLength: 300 }), (text) => void findDeepPrompt(text)));
  });
});
