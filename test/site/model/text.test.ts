// cspell:ignore İstanbul FANTASİ fantasi
import { describe, expect, it } from "vitest";
import { aliasesOf } from "../../../src/model/aliases.ts";
import { readAliases } from "../../../src/load/aliases.ts";
import { titleCase } from "../../../src/model/text.ts";
import { webAddress } from "@mudlark/scanner/mssp";

describe("text of a server", () => {
  it("changes values in capitals to normal case", () => {
    expect(titleCase("FANTASİ")).toBe("Fantasi");
    expect(titleCase("HISTORICAL")).toBe("Historical");
    expect(titleCase("hack AND slash")).toBe("Hack and Slash");
  });
});

describe("web addresses of servers", () => {
  it.each([
    ["www.slothmud.org", "https://www.slothmud.org/"],
    ["http://example.org:8080/a?b=1", "http://example.org:8080/a?b=1"],
    ["example.org:8080/x", "https://example.org:8080/x"],
  ])("%s becomes %s", (text, url) => {
    expect(webAddress(text)).toBe(url);
  });
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "http://user:pw@example.org",
    "localhost",
    "a b.example",
    "none",
    "//x",
  ])("%s is none", (text) => {
    expect(webAddress(text)).toBeNull();
  });
});

describe("alias tables of the project", () => {
  it("load without errors, and find codebases despite versions and case", async () => {
    const aliases = await readAliases();
    expect(aliases.codebase("CircleMUD 3.0 bpl 22")).toMatchObject({
      group: { name: "CircleMUD" },
      family: { name: "DikuMUD" },
    });
    expect(aliases.codebase("tbaMUD 2025").group.name).toBe("tbaMUD");
    expect(aliases.codebase("FluffOS v2019.20210127").group.name).toBe("FluffOS");
    expect(aliases.codebase("MorgenGrauen-3.3.5").group.name).toBe("MorgenGrauen");
    expect(aliases.codebase("EmpireMUD 2.0 beta 5.202").group.name).toBe("EmpireMUD");
    expect(aliases.codebase("CD.06.06").group.name).toBe("CD");
    expect(aliases.family("dikumud").group).toEqual({ slug: "dikumud", name: "DikuMUD" });
  });

  it.each([
    ["USA", "US"],
    ["United States of America (the)", "US"],
    ["IT", "IT"],
    ["Texas", "US"],
    ["The Netherlands", "NL"],
    ["UK", "GB"],
    ["Germany", "DE"],
    ["Middle-earth", null],
  ])("country of %s is %s", async (text, code) => {
    expect((await readAliases()).country(text)).toBe(code);
  });

  it("reject a spelling listed under two names", () => {
    const rows = [
      { name: "One", also: ["Same"] },
      { name: "Two", also: ["same"] },
    ];
    expect(() => aliasesOf({ codebases: rows, families: [], countries: [], languages: [] })).toThrow(
      /is listed under both One and Two/,
    );
  });
});

describe("malicious text", () => {
  it("makes no link from an address that runs code, hides its target, or points into the reader's own network", () => {
    const bad = [
      "JaVaScRiPt:alert(1)//.example.com",
      "java\tscript:alert(1)",
      "vbscript:x",
      "https://paypal.com@evil.org/",
    ];
    const near = [
      "http://192.168.0.10/",
      "http://0x7f.1/",
      "http://[::1]/",
      "https://router.lan/",
      "http://a.localhost/",
    ];
    for (const text of [...bad, ...near]) expect(webAddress(text), text).toBeNull();
  });
});
