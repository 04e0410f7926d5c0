import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aliasesOf } from "../../../src/model/aliases.ts";
import { readAliases } from "../../../src/content/aliases.ts";
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
    expect(slugOf("狂想")).toBe("u72c2-u60f3");
    expect(slugOf("../..")).toBe("unnamed");
    fc.assert(fc.property(fc.string(), (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugOf(text))));
  });

  it("gives loud values a calm spelling", () => {
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
  it("read without a complaint, and find codebases through versions and case", async () => {
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

  it("refuse a spelling that stands under two names", () => {
    const rows = [
      { name: "One", also: ["Same"] },
      { name: "Two", also: ["same"] },
    ];
    expect(() => aliasesOf({ codebases: rows, families: [], countries: [], languages: [] })).toThrow(
      /stands under One and under Two/,
    );
  });
});
