import { describe, expect, it } from "vitest";
import { probeOptions } from "../../../scanner/src/fingerprint/index.ts";
import { fingerprintPolicy } from "../../../scanner/src/negotiation/index.ts";
import {
  capabilities,
  capabilityNames,
  capabilityOfOption,
  claimVariables,
  optionNamesOf,
} from "../../../scanner/src/record/index.ts";
import { deepPolicy } from "../../../scanner/src/session/connect/deep-policy.ts";

describe("the table of capabilities", () => {
  it("agrees with the fingerprint rule", () => {
    for (const { name, option, sides = [], asked, accepted } of capabilities) {
      if (option === undefined) continue;
      expect(probeOptions.includes(option), `${name}: asked by the rule`).toBe(asked === "rule");
      for (const side of sides)
        expect(fingerprintPolicy[side].get(option) === "accept", `${name}: accepted by the rule`).toBe(
          accepted === "rule",
        );
    }
  });

  it("matches what the deep connection accepts, without losing or adding to what the rule refuses", () => {
    const more = (side: "local" | "remote"): number[] =>
      [...deepPolicy[side]].flatMap(([option, stance]) =>
        stance === "accept" && fingerprintPolicy[side].get(option) !== "accept" ? [option] : [],
      );
    expect(more("remote")).toEqual(expect.arrayContaining([85, 86]));
    expect(more("local")).toEqual(expect.arrayContaining([46]));
    for (const side of ["local", "remote"] as const) {
      const deep = capabilities.flatMap(({ option, sides = [], accepted }) =>
        option !== undefined && sides.includes(side) && accepted === "deep" ? [option] : [],
      );
      expect(more(side), `the rows with accepted: "deep" and the side ${side}`).toEqual(deep);
      for (const [option, stance] of fingerprintPolicy[side]) expect(deepPolicy[side].get(option)).toBe(stance);
    }
  });

  it("names each capability and each option once", () => {
    expect(new Set(capabilityNames).size).toBe(capabilityNames.length);
    const options = capabilities.flatMap(({ option }) => option ?? []);
    expect(new Set(options).size).toBe(options.length);
    expect(claimVariables("TLS")).toEqual(["SSL", "TLS"]);
    expect(claimVariables("EOR")).toEqual([]);
  });

  it("finds an option by every name used in records, on its side", () => {
    expect(optionNamesOf("MCCP2")).toEqual(["0x56", "MCCP2_COMPRESS"]);
    expect(optionNamesOf("GMCP")).toEqual(["GMCP", "0xc9"]);
    expect(optionNamesOf("MCP")).toEqual([]);
    expect(capabilityOfOption("MCCP_COMPRESS", "remote")).toBe("MCCP");
    expect(capabilityOfOption("0xc9", "remote")).toBe("GMCP");
    expect(capabilityOfOption("NAWS", "remote"), "only a client has NAWS").toBeUndefined();
    expect(capabilityOfOption("TLS", "local")).toBe("START-TLS");
  });
});
