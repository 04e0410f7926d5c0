import { expect, test } from "vitest";
import { stripMxp } from "../../../../src/banner/residue/mxp.ts";

test.each([
  ["&lt;Enter&gt; &amp; go", "<Enter> & go"],
  ["caf&#233; &#9733;", "café ★"],
  // Half a surrogate pair, a control character and a number beyond Unicode are not characters.
  ["&#55296; &#57343; &#27; &#155; &#999999;", "&#55296; &#57343; &#27; &#155; \u{f423f}"],
  ["&unknown;", "&unknown;"],
])("entities of MXP: %s", (sent, shown) => {
  expect(stripMxp(`\x1b[1z<!ELEMENT x>${sent}`, true)).toContain(shown);
});
