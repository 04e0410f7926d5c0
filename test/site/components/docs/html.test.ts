import { describe, expect, test } from "vitest";
import {
  documentLink,
  firstParagraph,
  sectionsOf,
  withLinks,
  withTableRegions,
} from "../../../../src/components/docs/html.ts";

describe("links of a guide", () => {
  const placeOf = (file: string) => `<${file}>`;

  test.each([
    ["telnet.md", "<docs/telnet.md>"],
    ["telnet.md#limits", "<docs/telnet.md>#limits"],
    ["../CONTRIBUTING.md", "<CONTRIBUTING.md>"],
    ["../scanner/src/protocols", "<scanner/src/protocols>"],
    ["../scanner/src/protocols/", "<scanner/src/protocols>"],
    ["#limits", "#limits"],
    ["https://example.org/a", "https://example.org/a"],
    ["mailto:someone@example.org", "mailto:someone@example.org"],
  ])("%s", (href, wanted) => {
    expect(documentLink(href, "docs/operator.md", placeOf)).toBe(wanted);
  });

  test("are changed in place, whatever else the tag contains", () => {
    expect(withLinks('<p><a class="x" href="a.md">a</a> href="b"</p>', (href) => `/${href}`)).toBe(
      '<p><a class="x" href="/a.md">a</a> href="b"</p>',
    );
  });
});

test("wide tables scroll by themselves", () => {
  expect(withTableRegions("<table><tr></tr></table><table></table>")).toBe(
    '<div class="scroller" role="region" aria-label="Table 1" tabindex="0"><table><tr></tr></table></div>' +
      '<div class="scroller" role="region" aria-label="Table 2" tabindex="0"><table></table></div>',
  );
});

test("a table written in HTML, with attributes, scrolls too", () => {
  expect(withTableRegions('<table class="x"></table>')).toBe(
    '<div class="scroller" role="region" aria-label="Table 1" tabindex="0"><table class="x"></table></div>',
  );
});

test("the first paragraph is plain text", () => {
  expect(firstParagraph("<h1>A</h1>\n<p>Use <code>a&lt;b</code> &amp;\n<a href='x'>c</a>.</p><p>d</p>")).toBe(
    "Use a<b & c.",
  );
  expect(firstParagraph("<h1>A</h1>")).toBe("");
});

test("sections are cut at headings of levels 2 and 3", () => {
  expect(
    sectionsOf(
      '<h1 id="t">T</h1><p>Intro</p><h2 id="a">A <code>b</code></h2><p>One</p><h3 id="c">C</h3><ul><li>x</li><li>y</li></ul>',
    ),
  ).toEqual([
    { id: "", heading: "", text: "T Intro" },
    { id: "a", heading: "A b", text: "One" },
    { id: "c", heading: "C", text: "x y" },
  ]);
});
