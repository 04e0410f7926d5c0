import fc from "../../fast-check.ts";
import { describe, expect, test } from "vitest";
import { readEntry } from "../../../scanner/src/data/read-entry.ts";
import { sentenceOf } from "../../../scanner/src/data/finding.ts";

const sentences = (text: string, file = "data/servers/x.yml"): string =>
  readEntry(file, text).findings.map(sentenceOf).join("\n");

describe("a valid file", () => {
  test("becomes an entry with the id of its file name", () => {
    const { entry, findings } = readEntry(
      "data/servers/the-7th-plane.yml",
      "name: The 7th Plane\naddresses:\n  - host: 7thplane.net\n    port: 8888\n",
    );
    expect(findings).toEqual([]);
    expect(entry).toEqual({
      id: "the-7th-plane",
      name: "The 7th Plane",
      addresses: [{ host: "7thplane.net", port: 8888, tls: false }],
    });
  });

  test("keeps a year, a quoted name of digits, and non-ASCII text", () => {
    const { entry } = readEntry(
      "a.yml",
      'name: "1984"\ncreated: 1999\ndescription: 狂想空間\naddresses: [{ host: a.example, port: 1 }]\n',
    );
    expect(entry).toMatchObject({ name: "1984", created: 1999, description: "狂想空間" });
  });
});

describe("every mistake has a line, a field and a tip", () => {
  test("wrong values", () => {
    expect(
      sentences(`name: 1984
webside: http://a.example
website: www.a.example
addresses:
  - host: a.example
    port: 70000
    tls: yes
  - port: "23"
created: "1999"
gameplay: Questing
mssp: always
language:
notes: ""
publishedFingerprint: zz
formerIds: [A b]
`),
    ).toMatchInlineSnapshot(`
      "data/servers/x.yml:1: name: YAML reads digits as a number. Write: name: "1984"
      data/servers/x.yml:2: unknown key "webside". Did you mean website?
      data/servers/x.yml:3: website: a web address starts with https://. Write: website: https://www.a.example
      data/servers/x.yml:6: addresses[0].port: 70000 is out of range. The maximum is 65535.
      data/servers/x.yml:7: tls: this is not true or false. Write: tls: true
      data/servers/x.yml:8: port: a number is written without quotes. Write: - port: 23
      data/servers/x.yml:8: addresses[1].host: it is missing. Add it: text.
      data/servers/x.yml:9: created: a number is written without quotes. Write: created: 1999
      data/servers/x.yml:10: gameplay: this is not a list. Write: gameplay: [Questing]
      data/servers/x.yml:11: mssp: "always" is not an allowed value. Write text, or remove the line.
      data/servers/x.yml:12: language: it is empty. Fill it in, or remove the line.
      data/servers/x.yml:14: publishedFingerprint: "zz" is not valid. A fingerprint is 16 digits of 0-9 and a-f.
      data/servers/x.yml:15: formerIds[0]: "A b" is not valid. Use lower-case letters, digits and single hyphens (kebab-case), as in the-7th-plane."
    `);
  });

  test("missing keys", () => {
    expect(sentences("# nothing yet\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:1: the file is empty. Add a name and addresses."`,
    );
    expect(sentences("description: A game.\n")).toMatchInlineSnapshot(`
      "data/servers/x.yml:1: name: it is missing. Add it: text.
      data/servers/x.yml:1: addresses: it is missing. Add it: a list (one line each, starting with -)."
    `);
    expect(sentences("name: A\naddresses: []\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:2: addresses: it has 0 items; the minimum is 1. Add one."`,
    );
  });

  test("a value with several allowed forms", () => {
    const text = "name: A\naddresses:\n  - host: a.example\n    port: 23\nscreenReader: maybe\n";
    expect(sentences(text)).toMatchInlineSnapshot(
      `"data/servers/x.yml:5: screenReader: "maybe" is not an allowed value. Write true, false or partly."`,
    );
  });

  test("a number where one of a few words is expected is not put in quotes", () => {
    const text = "name: A\naddresses:\n  - host: a.example\n    port: 23\nplayers: 12\n";
    expect(sentences(text)).toMatchInlineSnapshot(
      `"data/servers/x.yml:5: players: 12 is not an allowed value. Write who or no-who, or remove the line."`,
    );
  });

  test("a file without keys, and a list of games", () => {
    expect(sentences("A, a.example 4000\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:1: the file has no keys. Write name: and addresses:, as in another file of its folder."`,
    );
    expect(sentences("- name: A\n- name: B\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:1: the file is a list. Write one game per file, without a hyphen before name."`,
    );
  });

  test("invalid YAML", () => {
    expect(sentences("name: d20MUD: Star Wars\n")).toMatchInlineSnapshot(
      `
      "data/servers/x.yml:1: name: text with a colon in it needs quotes. Write: name: "d20MUD: Star Wars"
      data/servers/x.yml:1: addresses: it is missing. Add it: a list (one line each, starting with -)."
    `,
    );
    expect(sentences("name: A\nname: B\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:2: this key is a duplicate. Keep one of the two lines."`,
    );
    expect(sentences("name: A\n\tport: 3\n")).toMatchInlineSnapshot(
      `
      "data/servers/x.yml:1: this line, or the one above it, is not valid YAML (Nested mappings are not allowed in compact mappings). Each line needs a key, a colon, a space and a value; lines that belong together have the same indentation. Compare it with another file of its folder.
      data/servers/x.yml:2: it starts with a tab. Indent with spaces: two for each level."
    `,
    );
    expect(sentences("name: !secret A\n")).toMatchInlineSnapshot(
      `
      "data/servers/x.yml:1: name: text that starts with ! needs quotes. Write: name: "!secret A"
      data/servers/x.yml:1: addresses: it is missing. Add it: a list (one line each, starting with -)."
    `,
    );
    expect(sentences("a: &a [1]\nb: *a\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml: it uses an alias (*name). Write out the value instead."`,
    );
    expect(sentences("name: A\n---\nname: B\n")).toMatchInlineSnapshot(
      `"data/servers/x.yml:2: a second document begins here. Each file describes one game: remove the line ---, or split the file in two."`,
    );
    expect(sentences(`name: ${"A".repeat(70_000)}\n`)).toMatchInlineSnapshot(
      `"data/servers/x.yml: the file has 70007 characters; the maximum is 65536. Shorten its texts."`,
    );
  });

  test("file names", () => {
    const text = "name: A\naddresses: [{ host: a.example, port: 1 }]\n";
    expect(sentences(text, "data/servers/The 7th.yml")).toMatchInlineSnapshot(
      `"data/servers/The 7th.yml: "The 7th.yml" is not a valid name for an entry. Rename it to the-7th.yml: lower-case letters, digits, single hyphens, and .yml at the end."`,
    );
    expect(sentences(text, "data/servers/a.yaml")).toMatchInlineSnapshot(
      `"data/servers/a.yaml: "a.yaml" is not a valid name for an entry. Rename it to a.yml: lower-case letters, digits, single hyphens, and .yml at the end."`,
    );
    expect(sentences(text, "data/servers/.yml")).not.toBe("");
  });

  test("control characters in a file never reach the terminal", () => {
    const text = sentences('name: "\\e[2J\\u202e"\nwebsite: "\\e]0;title\\x07"\n"\\e[1m": 1\n');
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]/);
    expect(text).toContain("\\u001b");
  });

  test("names such as __proto__ are ordinary unknown keys", () => {
    expect(sentences("__proto__: 1\nname: A\naddresses: [{ host: a.example, port: 1 }]\n")).toContain(
      'unknown key "__proto__"',
    );
    expect(sentences("constructor: 1\nname: A\naddresses: [{ host: a.example, port: 1 }]\n")).toContain(
      'unknown key "constructor"',
    );
  });
});

test.each(["[", "- ", "{a: ", "? ", "k: [", "a:\n "])("endless %j is rejected in a sentence", (part) => {
  const { findings } = readEntry("data/servers/x.yml", part.repeat(Math.floor(60_000 / part.length)));
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.length).toBeLessThan(30);
});

test("no text makes it throw, and every rejection has a finding", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const { entry, findings } = readEntry("data/servers/x.yml", text);
      expect((entry === undefined) === findings.length > 0).toBe(true);
    }),
  );
});

describe("thousands of levels are a mistake like others", () => {
  test.each([
    ["lists", "[".repeat(30_000) + "]".repeat(30_000)],
    ["lists that are never closed", "[".repeat(60_000)],
    ["keys within keys", `[${"a: ".repeat(20_000)}]`],
    ["lists of a hundred levels", "[".repeat(101) + "]".repeat(101)],
  ])("%s", (_, value) => {
    const levels = readEntry("a.yml", `name: A\naddresses: []\ngameplay: ${value}\n`);
    expect(levels.findings.map(({ what }) => what)).toEqual(["its values are nested too deeply."]);
  });
});
