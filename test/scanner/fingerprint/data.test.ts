import { describe, expect, it } from "vitest";
import { fingerprintData, fingerprintOf, probeOptions } from "../../../scanner/src/fingerprint/index.ts";
import { Option, optionRecordName } from "../../../scanner/src/wire/index.ts";

describe("fingerprintData", () => {
  it("without a probe there are no offers or refusals: the ids of Cryosphere and tbaMUD", () => {
    const local = new Map([Option.NAWS, Option.NEW_ENVIRON, Option.TTYPE].map((option) => [option as number, true]));
    expect(fingerprintOf(fingerprintData(undefined, local))).toBe("6ee5b43c3505410d");
    const tba = new Map(
      [Option.ATCP, Option.CHARSET, Option.MXP, Option.NAWS, Option.TTYPE].map((option) => [option as number, true]),
    );
    expect(fingerprintOf(fingerprintData(undefined, tba))).toBe("2d1d3bcf28abae7b");
    expect(fingerprintOf(fingerprintData(undefined, new Map()))).toBe("c2dd7d4e76383b41");
  });

  it("after a probe, each option on the list is offered or refused; others do not count", () => {
    const facts = fingerprintData(
      new Map<number, boolean>([
        [Option.SGA, true],
        [Option.ECHO, false],
        [Option.MCCP2, true],
      ]),
      new Map<number, boolean>([
        [Option.TTYPE, false],
        [250, true],
      ]),
    );
    expect(facts["offered-options"]).toEqual(["SGA"]);
    expect(facts["refused-options"]).toEqual(
      probeOptions
        .map(optionRecordName)
        .filter((name) => name !== "SGA")
        .sort(),
    );
    expect(facts["requested-options"]).toEqual(["0xfa"]);
  });

  it("never asks for options that only a client may offer", () => {
    for (const option of [
      Option.TTYPE,
      Option.TSPEED,
      Option.NAWS,
      Option.XDISPLOC,
      Option.NEW_ENVIRON,
      Option.LFLOW,
      Option.LINEMODE,
      Option.SNDLOC,
    ]) {
      expect(probeOptions).not.toContain(option);
    }
  });
});
