import { describe, expect, it } from "vitest";
import { findInBand } from "../../../scanner/src/protocols/index.ts";

const seen = (text: string): unknown => findInBand(Buffer.from(text, "latin1"));

describe("protocols in band", () => {
  it("MCP: every CoffeeMud starts with it", () => {
    expect(seen("#$#mcp version: 2.1 to: 2.1\r\n<SUPPORT IMAGE IMAGE.URL>\r\nWelcome")).toEqual([
      { protocol: "MCP", marks: 1, sample: "#$#mcp version: 2.1 to: 2.1" },
      { protocol: "MXP", marks: 1, sample: "<SUPPORT IMAGE IMAGE.URL>" },
    ]);
  });

  it("MXP: SlothMUD defines its elements before its text", () => {
    expect(seen('\x1b[7z\x1b[6z<!ELEMENT RName FLAG="RoomName">Hello')).toEqual([
      { protocol: "MXP", marks: 3, sample: "ESC [7z" },
    ]);
  });

  it("Pueblo: PennMUSH greets with it", () => {
    expect(seen("This world is Pueblo 1.10 Enhanced.\r\n")).toEqual([
      { protocol: "PUEBLO", marks: 1, sample: "This world is Pueblo 1.10 Enhanced." },
    ]);
  });

  it("MSP: triggers with their parameters", () => {
    expect(seen("!!SOUND(thunder.wav V=50 L=1)\r\n!!MUSIC(Off)")).toEqual([
      { protocol: "MSP", marks: 2, sample: "!!SOUND(thunder.wav V=50 L=1)" },
    ]);
  });

  it("MSSP as text, and nothing in an ordinary greeting", () => {
    expect(seen("\r\nMSSP-REPLY-START\r\n")).toEqual([{ protocol: "MSSP", marks: 1, sample: "MSSP-REPLY-START" }]);
    expect(seen("Welcome to <b>Avalon</b>!! Say <name> or <connect>.")).toEqual([]);
  });

  it("is fast for hostile text", () => {
    for (const text of ["<!EL ", "!!SOUND(", "#$#", "\x1b[7", "<xch_", "This world is Pueblo 1"]) {
      expect(Array.isArray(seen(text.repeat(30000)))).toBe(true);
    }
  });
});
