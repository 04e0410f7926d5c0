import { expect, it } from "vitest";
import { escapeElementText, escapeMarkup, escapeXml, jsonForScript, quoted } from "../../../scanner/src/text/index.ts";

it("escapes what markup gives a meaning", () => {
  expect(escapeMarkup(`<a href='x' title="y">&amp;`)).toBe("&lt;a href=&#x27;x&#x27; title=&quot;y&quot;&gt;&amp;amp;");
  expect(escapeElementText(`<b>"d'Or"</b>`)).toBe(`&lt;b&gt;"d'Or"&lt;/b&gt;`);
});

it("leaves out what XML 1.0 does not allow", () => {
  expect(escapeXml("a\0\x0b\ufffe\udc80b\t\n<")).toBe("a\ufffdb\t\n&lt;");
});

it("does not let JSON end the script element that contains it", () => {
  const value = { name: "</script><!--\u2028\u2029" };
  const json = jsonForScript(value);
  expect(json).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});

it("quotes an untrusted value for a message, shortened and with nothing hidden", () => {
  expect(quoted('a "b"\u202e\n')).toBe(String.raw`"a \"b\"\u202e\n"`);
  expect(quoted("x".repeat(200), 10)).toBe('"xxxxxxxx…');
  expect([quoted(12n), quoted(undefined), quoted(null)]).toEqual(["12", "undefined", "null"]);
});
