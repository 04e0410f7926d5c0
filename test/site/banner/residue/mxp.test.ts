import { expect, test } from "vitest";
import { stripMxp } from "../../../../src/banner/residue/mxp.ts";

test.each([
  ["&lt;Enter&gt; &amp; go", "<Enter> & go"],
  ["caf&#233; &#9733;", "café ★"],
  // Half a surrogate pair, a control character and a number beyond Unicode are not characters.
  ["&#55296; &#57343; &#27; &#155; &#999999;", "&#55296; &#57343; &#27; &#155; \u{f423f}"],
  ["a&#32;b&#31;c", "a b&#31;c"],
  ["&#126;&#127;&#159;&#160;|", "~&#127;&#159;\xa0|"],
  ["&#55295;&#57344;|", "\ud7ff\ue000|"],
  ["&unknown;", "&unknown;"],
])("entities of MXP: %s", (sent, shown) => {
  expect(stripMxp(`\x1b[1z<!ELEMENT x>${sent}`, true)).toContain(shown);
});

test("definitions and queries go with the line that they stand alone on, before or after a mode tag", () => {
  expect(stripMxp("a\r\n\x1b[1z<!ELEMENT x>\r\n<VERSION>\x1b[7z\r\nb", true)).toBe("a\r\nb");
  expect(stripMxp("a <!ELEMENT x>\r\nb <VERSION>c", false)).toBe("a \r\nb c");
});
