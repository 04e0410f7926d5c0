import { describe, expect, it } from "vitest";
import { traitWords } from "../../../src/components/fingerprint/traits.ts";

describe("what one fingerprint does and another does not, in words", () => {
  it("uses each verb once", () => {
    expect(traitWords(["asks for NAWS", "refuses BM", "asks for TTYPE", "refuses ECHO"])).toBe(
      "asks for NAWS and TTYPE, refuses BM and ECHO",
    );
  });

  it("names six options of a verb and counts the others; seven are named, because “and 1 more” saves nothing", () => {
    const refused = (count: number) => Array.from({ length: count }, (_, index) => `refuses O${index}`);
    expect(traitWords(refused(50))).toBe("refuses O0, O1, O2, O3, O4, O5 and 44 more");
    expect(traitWords(refused(7))).toBe("refuses O0, O1, O2, O3, O4, O5 and O6");
  });

  it("leaves what is not a verb and an option unchanged", () => {
    expect(traitWords(["quick scan", "refuses ECHO by direction", "offers MSSP"])).toBe(
      "quick scan, refuses ECHO by direction, offers MSSP",
    );
  });
});
