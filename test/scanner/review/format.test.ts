import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText } from "../../../scanner/src/review/check/format.ts";
import { markdown } from "../../../scanner/src/review/check/markdown.ts";
import type { Finding } from "../../../scanner/src/data/finding.ts";
import { inert } from "../../../scanner/src/text/inert.ts";

const findings: Finding[] = [
  {
    file: "data/servers/a.yml",
    line: 3,
    rule: "schema",
    field: "name",
    what: '"<img src=x>" will not do.',
    tip: "Ask @nobody.",
  },
  { file: "data/servers/b.yml", rule: "id-kept", what: "this entry was deleted.", tip: "" },
];

test("plain text ends with the sum", () => {
  expect(plainText(findings, 2)).toMatchInlineSnapshot(`
    "data/servers/a.yml:3: name: "<img src=x>" will not do. Ask @nobody. [schema]
    data/servers/b.yml: this entry was deleted. [id-kept]
    2 things to mend."
  `);
  expect(plainText([], 2)).toBe("2 files of the listing: all is well.");
});

test("Markdown", () => {
  expect(markdown(findings).replaceAll("\u200b", "(ZWSP)")).toMatchInlineSnapshot(`
    "**The data check found 2 things to mend.**

    - **data\\/servers\\/a\\.yml\\:3** name: \\"\\<img src\\=x\\>\\" will not do\\. Ask \\@(ZWSP)nobody\\.
    - **data\\/servers\\/b\\.yml** this entry was deleted\\."
  `);
  expect(markdown([])).toBe("**The data check found nothing to mend.**");
});

describe("text of strangers in Markdown", () => {
  test.each([
    ["[a](http://x.example)", "\\[a\\]\\(http\\:\\/\\/x\\.example\\)"],
    ["![](x)", "\\!\\[\\]\\(x\\)"],
    ["<!-- -->", "\\<\\!\\-\\- \\-\\-\\>"],
    ["@org/team #1", "\\@\u200borg\\/team \\#\u200b1"],
    ["`code`\n# title", "\\`code\\` \\#\u200b title"],
    ["\u202egnp\u0000\ud800", "gnp"],
    ["&#64;you", "\\&\\#\u200b64\\;you"],
  ])("%s", (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  test("never a line break, a bare mark or a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(inert(text).replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[\p{Cc}!-/:-@[-`{-~]/u);
      }),
    );
  });
});
