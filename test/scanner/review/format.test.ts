import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import { plainFindings } from "../../../scanner/src/review/check/format.ts";
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

test("plain text ends with the total", () => {
  expect(plainFindings(findings, 2)).toMatchInlineSnapshot(`
    "data/servers/a.yml:3: name: "<img src=x>" will not do. Ask @nobody. [schema]
    data/servers/b.yml: this entry was deleted. [id-kept]
    2 things to fix."
  `);
  expect(plainFindings([], 2)).toBe("2 files checked: no problems.");
});

test("Markdown", () => {
  expect(markdown(findings).replaceAll("\u200b", "(ZWSP)")).toMatchInlineSnapshot(`
    "**The data check found 2 things to fix.**

    - **data\\/servers\\/a\\.yml\\:3** name: \\"\\<img src\\=x\\>\\" will not do\\. Ask \\@(ZWSP)nobody\\.
    - **data\\/servers\\/b\\.yml** this entry was deleted\\."
  `);
  expect(markdown([])).toBe("**The data check found nothing to fix.**");
});

describe("untrusted text in Markdown", () => {
  test.each([
    ["[a](http://x.example)", "\\[a\\]\\(http\\:\\/\\/x\\.example\\)"],
    ["![](x)", "\\!\\[\\]\\(x\\)"],
    ["<!-- -->", "\\<\\!\\-\\- \\-\\-\\>"],
    ["@org/team #1", "\\@\u200borg\\/team \\#\u200b1"],
    ["`code`\n# title", "\\`code\\` \\#\u200b title"],
    ["\u202egnp\u0000\ud800", "gnp"],
    ["&#64;you", "\\&\\#\u200b64\\;you"],
    // What GitHub would link: "Autolinked references and URLs".
    ["GH-12, gh-3", "GH\\-\u200b12\\, gh\\-\u200b3"],
    ["org/repo#1", "org\\/repo\\#\u200b1"],
    ["org/repo@0123abc", "org\\/repo\\@\u200b0123ab\u200bc"],
    [
      "0123456789abcdef0123456789ABCDEF01234567",
      "012345\u200b6789ab\u200bcdef01\u200b234567\u200b89ABCD\u200bEF0123\u200b4567",
    ],
    ["GHSA-8c8w-pr54-99hp CVE-2026-1", "GHSA\\-\u200b8c8w\\-pr54\\-99hp CVE\\-\u200b2026\\-1"],
    ["https://x.example www.x.example", "https\\:\\/\\/x\\.example www\\.x\\.example"],
    ["me@x.example", "me\\@\u200bx\\.example"],
    [":x: :+1::-1:", "\\:\u200bx\\: \\:\u200b\\+1\\:\\:\u200b\\-1\\:"],
    ["12:30, mud.example.org:4000", "12\\:30\\, mud\\.example\\.org\\:4000"],
    ["$x$ ~y~ [^1] - [ ]", "\\$x\\$ \\~y\\~ \\[\\^1\\] \\- \\[ \\]"],
    ["a\u061cb\u2066c\u200bd 👩\u200d👩", "abcd 👩\u200d👩"],
  ])("%s", (text, expected) => {
    expect(inert(text)).toBe(expected);
  });

  test("never contains a line break, an unescaped mark or a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(inert(text).replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[\p{Cc}!-/:-@[-`{-~]/u);
      }),
    );
  });
});
