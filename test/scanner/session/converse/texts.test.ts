import { constants, deflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { isZlib, mayBeZlib } from "../../../../scanner/src/session/converse/inflate.ts";
import { PromptMarkCounter } from "../../../../scanner/src/session/converse/prompt-marks.ts";
import { TextBuffer } from "../../../../scanner/src/session/converse/text-buffer.ts";
import { CMD_EOR, GA } from "../../../../scanner/src/wire/index.ts";

const tail = 4096;

describe("a text of any length", () => {
  /** What is kept of pieces of text: their letters with their number, and whether anything was dropped. */
  const kept = (most: number, ...pieces: string[]) => {
    const buffer = new TextBuffer(most);
    for (const piece of pieces) buffer.add(Buffer.from(piece));
    return { length: buffer.length, cut: buffer.cut, text: buffer.bytes().toString(), end: buffer.end().toString() };
  };

  it.each<[string, string[]]>([
    ["nothing", []],
    ["less than its beginning", ["abc"]],
    ["its beginning", ["01234", "56789"]],
    ["a little more", ["012345678", "9+"]],
    ["its beginning and its end, without a gap", ["01234", "56789", "x".repeat(tail)]],
    ["in one piece", [`0123456789${"x".repeat(tail)}`]],
  ])("is kept whole: %s", (_, pieces) => {
    const text = pieces.join("");
    expect(kept(10, ...pieces)).toEqual({ length: text.length, cut: false, text, end: text.slice(-tail) });
  });

  it.each<[string, string[]]>([
    ["in one piece", [`0123456789+${"x".repeat(tail)}`]],
    ["in two", ["0123456789+", "x".repeat(tail)]],
    ["byte by byte", Array.from(`0123456789+${"x".repeat(tail)}`)],
  ])("loses what is between its beginning and its end: %s", (_, pieces) => {
    const text = `0123456789${"x".repeat(tail)}`;
    expect(kept(10, ...pieces)).toEqual({ length: tail + 11, cut: true, text, end: "x".repeat(tail) });
  });

  it("counts what an appended text had lost", () => {
    const [all, part, whole] = [new TextBuffer(10), new TextBuffer(10), new TextBuffer(10)];
    part.add(Buffer.from("y".repeat(tail + 11)));
    all.add(Buffer.from("x"));
    all.append(part);
    expect([all.length, all.cut, all.bytes().length]).toEqual([tail + 12, true, tail + 10]);
    whole.append(all);
    whole.add(Buffer.from("z"));
    expect([whole.length, whole.cut]).toEqual([tail + 13, true]);
  });
});

describe("marked prompts", () => {
  /** Text, and marks as their commands. */
  const after = (...events: (string | number)[]): PromptMarkCounter => {
    const counter = new PromptMarkCounter();
    for (const event of events)
      if (typeof event === "number") counter.command(event);
      else counter.text(Buffer.from(event));
    return counter;
  };
  const prompts = (...events: (string | number)[]): string[] =>
    after(...events).prompts.map(({ mark, bytes }) => `${mark} ${bytes.toString()}`);

  it.each<[string, (string | number)[], string[]]>([
    ["none", ["Name: "], []],
    ["a prompt", ["Name: ", GA], ["GA Name: "]],
    ["of a single sign", [">", CMD_EOR], ["EOR >"]],
    ["the last line only", ["Welcome\r\nName: ", CMD_EOR], ["EOR Name: "]],
    ["a line in pieces", ["Welcome\r\nNa", "me: ", CMD_EOR], ["EOR Name: "]],
    ["a line end in another piece", ["Welcome", "\n", "Name: ", CMD_EOR], ["EOR Name: "]],
    ["not after an empty line", ["Name:\n", GA, GA], []],
    ["not the text before an earlier mark", ["Name: ", GA, "Password: ", GA], ["GA Name: ", "GA Password: "]],
    ["each once, with either mark", ["a", GA, "a", GA, "a", CMD_EOR], ["GA a", "EOR a"]],
    ["not by another command", ["Name: ", 241], []],
    ["up to 200 bytes", ["y".repeat(200), GA], [`GA ${"y".repeat(200)}`]],
    ["the end of a longer one", [`x${"y".repeat(200)}`, GA], [`GA ${"y".repeat(200)}`]],
    [
      "the end of a longer one in pieces",
      ["x", "y".repeat(150), "z".repeat(50), GA],
      [`GA ${"y".repeat(150)}${"z".repeat(50)}`],
    ],
    [
      "eight of them",
      Array.from("abcdefghi").flatMap((letter) => [letter, GA]),
      Array.from("abcdefgh", (letter) => `GA ${letter}`),
    ],
  ])("are kept: %s", (_, events, expected) => {
    expect(prompts(...events)).toEqual(expected);
  });

  it("are all counted", () => {
    expect(after("a", GA, GA, CMD_EOR, "b", GA).counts).toEqual({ EOR: 1, GA: 3 });
  });
});

describe("the start of a zlib stream (RFC 1950 section 2.2)", () => {
  it.each<[number[], boolean]>([
    [[0x78], true],
    [[0x78, 0x9c], true],
    [[0x78, 0x01], true],
    [[0x08, 0x1d], true],
    [[0x78, 0x9d], false],
    [[0x78, 0xbb], false],
    [[0x79], false],
    [[0x88], false],
    [[0x57], false],
  ])("may be %j: %s", (bytes, may) => {
    expect(mayBeZlib(Uint8Array.from(bytes))).toBe(may);
  });

  const stream = deflateSync("Welcome to the harbour of glass.");
  const flushed = deflateSync("Welcome to the harbour", { finishFlush: constants.Z_SYNC_FLUSH });
  it.each<[string, Uint8Array, boolean]>([
    ["a whole stream", stream, true],
    ["its first sixteen bytes", stream.subarray(0, 16), true],
    ["fewer", stream.subarray(0, 15), false],
    ["one that goes on", flushed, true],
    ["one that breaks off", Buffer.concat([flushed, Buffer.alloc(16, 0x07)]), false],
    ["one without a byte of text", Buffer.concat([deflateSync(""), Buffer.alloc(16)]), false],
    ["text that begins alike", Buffer.from("x^2 + y^2 = r^2, and so on"), false],
    ["a long one", deflateSync("a".repeat(100_000)), true],
  ])("is certain from %s: %3$s", (_, bytes, certain) => {
    expect(isZlib(bytes)).toBe(certain);
  });
});

test("a text that was cut keeps its end for prompts", () => {
  const buffer = new TextBuffer(10);
  buffer.add(Buffer.from(`${"x".repeat(20_000)}Name: `));
  expect(buffer.bytes().toString().endsWith("xName: ")).toBe(true);
  expect(buffer.bytes()).toHaveLength(10 + tail);
});
