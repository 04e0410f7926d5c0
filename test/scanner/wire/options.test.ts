import { describe, expect, it } from "vitest";
import { encodeCommand, Option, optionLogName, optionRecordName, quoteBytes } from "../../../scanner/src/wire/index.ts";

describe("option names", () => {
  it.each([
    [Option.NAWS, "NAWS", "NAWS"],
    [Option.COM_PORT, "COM_PORT", "COM_PORT_OPTION"],
    [Option.MCCP1, "0x55", "MCCP_COMPRESS"],
    [Option.MCCP2, "0x56", "MCCP2_COMPRESS"],
    [Option.MCCPX, "0x58", "b'X'"],
    [Option.MPLEX, "0x70", "b'p'"],
    [0x60, "0x60", "b'`'"],
    [Option.TM, "0x06", "TM"],
    [255, "0xff", "b'\\xff'"],
  ])("%i is %s in records and %s in logs", (number, record, log) => {
    expect(optionRecordName(number)).toBe(record);
    expect(optionLogName(number)).toBe(log);
  });
});

it("quotes bytes as connection logs do", () => {
  expect(quoteBytes(Buffer.from("a\t\r\n\\\x00\x7f\xe4", "latin1"))).toBe("b'a\\t\\r\\n\\\\\\x00\\x7f\\xe4'");
  expect(quoteBytes(Buffer.from("it's"))).toBe(`b"it's"`);
  expect(quoteBytes(Buffer.from(`'"`))).toBe(`b'\\'"'`);
});

it("encodes a two-byte command", () => {
  expect([...encodeCommand(249)]).toEqual([255, 249]);
});
