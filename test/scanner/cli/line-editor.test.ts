import { describe, expect, it } from "vitest";
import { LineEditor } from "../../../scanner/src/cli/connect/line-editor.ts";

const lines = { serverEchoes: false, characters: false };
const password = { serverEchoes: true, characters: false };
const characters = { serverEchoes: true, characters: true };

describe("the line editor of mudlark connect", () => {
  it("shows what is typed, and sends it with Return", () => {
    const editor = new LineEditor();
    expect(editor.type("lo", lines)).toEqual({ send: "", show: "lo", leave: false });
    expect(editor.type("ok\r", lines)).toEqual({ send: "look\r\n", show: "ok\r\n", leave: false });
    expect(editor.type("\r", lines)).toEqual({ send: "\r\n", show: "\r\n", leave: false });
  });

  it("deletes a character with Backspace, a word with Ctrl-W, everything with Ctrl-U; never half a character", () => {
    const editor = new LineEditor();
    editor.type("say hé😀", lines);
    expect(editor.type("\x7f\x7f", lines).show).toBe("\b \b\b \b");
    expect(editor.type("\x17", lines).show).toBe("\b \b");
    expect(editor.type("x\x15", lines).show).toBe("x" + "\b \b".repeat(5));
    expect(editor.type("\b", lines).show).toBe("");
    expect(editor.type("who\r", lines).send).toBe("who\r\n");
  });

  it("hides a password when the server echoes in line mode", () => {
    const editor = new LineEditor();
    expect(editor.type("secret\x7f\r", password)).toEqual({ send: "secre\r\n", show: "\r\n", leave: false });
  });

  it("sends each key at once in character mode, including Ctrl-C", () => {
    const editor = new LineEditor();
    expect(editor.type("a\x03\x1b[A\r", characters)).toEqual({ send: "a\x03\x1b[A\r\n", show: "", leave: false });
    expect(editor.type("b\x1dc", characters)).toEqual({ send: "b", show: "", leave: true });
  });

  it("leaves with Ctrl-], Ctrl-C, and Ctrl-D on an empty line", () => {
    for (const key of ["\x1d", "\x03", "\x04"]) expect(new LineEditor().type(key, lines).leave).toBe(true);
    const editor = new LineEditor();
    expect(editor.type("a\x04", lines).leave).toBe(false);
    expect(editor.type("\x1d", lines).leave).toBe(true);
  });

  it("passes on the terminal's own reports at once, and drops other escape sequences", () => {
    const editor = new LineEditor();
    expect(editor.type("lo\x1b[24;80Rok\x1b[A\x1bOP\x1b", lines)).toEqual({
      send: "\x1b[24;80R",
      show: "look",
      leave: false,
    });
    expect(editor.type("\r", lines).send).toBe("look\r\n");
  });

  it("limits the length of a line", () => {
    const editor = new LineEditor();
    editor.type("x".repeat(10_000), lines);
    expect(editor.type("\r", lines).send).toHaveLength(4002);
  });
});
