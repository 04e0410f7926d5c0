import { describe, expect, it, test } from "vitest";
import { answerCharsetMenu } from "../../../scanner/src/dialogue/charset-menu.ts";
import { asksAnswerback, findRefusal, isSlight, isUrgent } from "../../../scanner/src/dialogue/index.ts";
import { plainLines } from "../../../scanner/src/dialogue/plain-lines.ts";

describe("a screen from which more is to be expected", () => {
  const full = "x".repeat(120);
  it.each<[string, string, boolean]>([
    ["nothing", "", true],
    ["119 characters", "x".repeat(119), true],
    ["120 characters", full, false],
    ["119 and blanks", "x ".repeat(119), true],
    ["119 and escape sequences", `${"x".repeat(119)}\x1b[31m\x1b[1;1H`, true],
    ["120 beyond ASCII", "\xe9".repeat(120), false],
    ["a request to wait at the end", `${full}Please wait...`, true],
    ["a request to wait some lines before the end", `${full}Please wait...${"y".repeat(286)}`, true],
    ["a request to wait far from the end", `${full}Please wait...${"y".repeat(300)}`, false],
    ["a prompt for a name, however short", "Name: ", false],
    ["a prompt with words behind it", "Your name, please: ", false],
    ["a prompt that is not at the end", "Name: Welcome", true],
    ["a prompt of more than 60 further characters", `name ${"x".repeat(61)}: `, true],
  ])("%s", (_, text, slight) => {
    expect(isSlight(text)).toBe(slight);
  });
});

test("ENQ asks for an answerback as the last byte only", () => {
  const asks = (...bytes: number[]): boolean => asksAnswerback(Uint8Array.from(bytes));
  expect([asks(5), asks(65, 5), asks(5, 65), asks()]).toEqual([true, true, false, false]);
});

test("lines are plain, without those that are empty or too long", () => {
  const long = "x".repeat(400);
  expect(plainLines(`\x1b[1mA\x1b[0m\r\n\n \t \r\x01b\x7fc\n${long}\n${long}x\n`)).toEqual(["A", "b c", long]);
});

describe("a menu of character sets", () => {
  it.each<[string, string | undefined, string?]>([
    ["Input 1 for GBK, 2 for UTF8, 3 for BIG5", "2", "utf-8"],
    ["[1] GB [2] Big5", "1", "gbk"],
    ["1) KOI8-R 2) Windows-1251", "2", "windows-1251"],
    ["GBK [1], Big5 [12]", "1", "gbk"],
    ["1=DOS 2=ISO 8859-1", "1", "cp866"],
    ["1 for GBK", undefined],
    ["1 for GBK, 1 for Big5", undefined],
    ["GBK and Big5 are welcome", undefined],
    [`1 for GBK, 2 for UTF8${" ".repeat(1478)}`, "2", "utf-8"],
    [`1 for GBK, 2 for UTF8${" ".repeat(1500)}`, undefined],
    ["100 for GBK, 200 for UTF8", undefined],
  ])("%s", (text, number, encoding) => {
    const found = answerCharsetMenu(text);
    expect([found?.answer, found?.encoding]).toEqual([number && `${number}\r\n`, encoding]);
  });
});

test("only a prompt for ESC is urgent", () => {
  const urgent = (answer: string): boolean => isUrgent({ prompt: "x", answer });
  expect([urgent("\x1b"), urgent("\x1b\x1b"), urgent("y\r\n")]).toEqual([true, true, false]);
});

describe("a refusal", () => {
  const banned = "Your site has been banned.";
  const lines = (count: number): string => "A line of the logo\n".repeat(count);
  it.each<[string, string, string, string | undefined]>([
    ["alone", banned, "", "banned"],
    ["below a logo of eleven lines", lines(11) + banned, "", "banned"],
    ["below a long screen", lines(12) + banned, "", "banned"],
    ["on the last line but one of a long screen", `${lines(12)}${banned}\nGoodbye`, "", "banned"],
    ["on the last line but two of twelve", `${lines(9)}${banned}\nGood\nbye`, "", "banned"],
    ["on the last line but two of a long screen", `${lines(12)}${banned}\nGood\nbye`, "", undefined],
    ["on the sixth line from the end of a short one", `${banned}\n${lines(5)}`, "", "banned"],
    ["on the seventh", `${banned}\n${lines(6)}`, "", undefined],
    ["before a prompt", `${banned}\nName: `, "", undefined],
    ["within the first thousand characters of a line", `${"-".repeat(970)} ${banned}`, "", "banned"],
    ["further along in a line", `${"-".repeat(1000)} ${banned}`, "", undefined],
    ["after Return", "Welcome", banned, "banned"],
    ["before Return, if words came after it", banned, "Goodbye", undefined],
    ["before Return, if only signs came after it", banned, "***", "banned"],
    ["a farewell after a prompt", "Name: ", "Come back later.", undefined],
    ["the same without a prompt", "Welcome", "Come back later.", "later"],
    ["a ban after a prompt", "Name: ", banned, "banned"],
  ])("%s", (_, before, after, kind) => {
    expect(findRefusal(before, after)?.kind).toBe(kind);
  });

  it("is quoted without its full stop, and in part if it is long", () => {
    expect(findRefusal(banned)?.words).toBe("Your site has been banned");
    expect(findRefusal(`${banned} ${"x".repeat(300)}`)?.words).toHaveLength(160);
  });
});
