// cspell:ignore İstanbul FANTASİ fantasi
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliasesOf } from "../../../src/model/aliases.ts";
import { readAliases } from "../../../src/load/aliases.ts";
import { plainLine, slugOf, titleCase } from "../../../src/model/text.ts";
import { webAddress } from "../../../src/model/web-address.ts";

describe("text of a server", () => {
  it("loses terminal sequences, controls and direction marks", () => {
    expect(plainLine("\x1b[1;31mRed\x1b[0m\u202e evil\x07\nname \udc80")).toBe("Red evil name \ufffd");
  });

  it("never holds a control character, whatever came in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  it("makes slugs that are safe as a part of an address, and the same for spellings of one name", () => {
    expect(slugOf("Hack and Slash")).toBe(slugOf("HACK AND SLASH"));
    expect(slugOf("Ack!Mud")).toBe("ack-mud");
    expect(slugOf("C++")).toBe("c-plus-plus");
    expect(slugOf("İstanbul ıI")).toBe("istanbul-ii");
    expect(slugOf("FANTASİ")).toBe("fantasi");
    expect(titleCase("FANTASİ")).toBe("Fantasi");
    expect(slugOf("狂想")).toBe("u72c2-u60f3");
    expect(slugOf("../..")).toBe("unnamed");
    fc.assert(fc.property(fc.string(), (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugOf(text))));
  });

  it("changes values in capitals to normal case", () => {
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
  it("read without errors, and find codebases through versions and case", async () => {
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

  it("refuse a spelling listed under two names", () => {
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
  it.each([
    ["8-bit terminal sequences", "a\x9b31mb\x9d0;title\x9cc", "abc"],
    ["signs that hide or reorder", "\u202eexe\u202c \u2066x\u2069\u00ad\ufeff\u{e0041}", "exe x"],
    ["code points that are no characters, which XML refuses", "a\ufffe\uffff\ufdd0\u{1ffff}b", "ab"],
    ["separators of lines", "a\u2028b\u2029c", "a b c"],
    ["nothing that could be seen: zero-width signs", "\u200b\u200c\u200d\u2060", ""],
    ["nothing that could be seen: marks without a letter", "\u0301\u0302", ""],
    ["nothing that could be seen: fillers", "\u3164\u115f\u2800", ""],
  ])("loses %s", (_what, text, plain) => {
    expect(plainLine(text)).toBe(plain);
  });

  it("keeps what languages and emoji need", () => {
    for (const text of ["می\u200cخواهم", "क्\u200dष", "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "Việt", "שָׁלוֹם"])
      expect(plainLine(text)).toBe(text);
  });

  it("piles no more than four marks on a letter, and joins no more than four emoji", () => {
    expect(plainLine(`A${"\u0335".repeat(500)}`, 1000)).toBe(`A${"\u0335".repeat(4)}`);
    expect(plainLine("👨\u200d".repeat(30))).not.toMatch(/(?:👨\u200d){4}/u);
  });

  it("makes no slug that ends in a hyphen where it was cut, or that Windows takes for a device", () => {
    expect(slugOf(`${"a".repeat(59)} bcd`)).toBe("a".repeat(59));
    for (const name of ["CON", "nul", "Com1", "LPT9"]) expect(slugOf(name)).toMatch(/-name$/);
  });

  it("makes a link of no address that runs, hides where it leads, or leads into the reader's own network", () => {
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
