import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "../../fast-check.ts";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { checkData } from "../../../scanner/src/review/check/check.ts";
import { fixData } from "../../../scanner/src/review/check/fix.ts";
import { sentenceOf } from "../../../scanner/src/data/finding.ts";
import { readEntry } from "../../../scanner/src/data/read-entry.ts";
import { directoryTree } from "../../../scanner/src/data/tree/directory-tree.ts";
import { keysAt } from "../../../scanner/src/data/typos/keys.ts";

const head = "name: A Game\n";
const address = "addresses:\n  - host: mud.mudlark.net\n    port: 4000\n";
const meant = { name: "A Game", addresses: [{ host: "mud.mudlark.net", port: 4000 }] };

/** What people send who have never written YAML before; each of these files has one mistake. */
const mistakes: [what: string, text: string, meant?: object][] = [
  ["tabs", `${head}addresses:\n\t- host: mud.mudlark.net\n\t  port: 4000\n`],
  ["one tab per level", `${head}addresses:\n\t- host: mud.mudlark.net\n\t\tport: 4000\n`],
  ["one tab among spaces", `${head}addresses:\n  - host: mud.mudlark.net\n\tport: 4000\n`],
  [
    "no-break spaces from a web page",
    `${head}addresses:\n\u00a0\u00a0- host: mud.mudlark.net\n\u00a0\u00a0\u00a0\u00a0port: 4000\n`,
  ],
  ["a colon in a name", `name: Dark: The Mud\n${address}`, { ...meant, name: "Dark: The Mud" }],
  ["a colon at the end", `name: "A Game"\ndescription: Come in:\n${address}`, { ...meant, description: "Come in:" }],
  ["@ in front", `name: @Mud\n${address}`, { ...meant, name: "@Mud" }],
  ["* in front", `name: *Mud*\n${address}`, { ...meant, name: "*Mud*" }],
  ["# in front", `name: #1 Mud\n${address}`, { ...meant, name: "#1 Mud" }],
  ["brackets", `name: [A] Game\n${address}`, { ...meant, name: "[A] Game" }],
  ["an apostrophe within apostrophes", `name: 'Dragon's Den'\n${address}`, { ...meant, name: "Dragon's Den" }],
  ["quotes around a part", `name: "A Game" of Thrones\n${address}`, { ...meant, name: '"A Game" of Thrones' }],
  ["a quote that is not closed", `name: "A Game\n${address}`],
  ["printed quotes", `name: “A Game”\n${address}`],
  ["typographic quotes, German", `name: „A Game“\n${address}`],
  ["digits alone", `name: 1984\n${address}`, { ...meant, name: "1984" }],
  ["a port in quotes", `${head}addresses:\n  - host: mud.mudlark.net\n    port: "4000"\n`],
  ["a port in typographic quotes", `${head}addresses:\n  - host: mud.mudlark.net\n    port: “4000”\n`],
  ["yes", `${head}${address}adult: yes\n`, { ...meant, adult: true }],
  ["yes for a key that has a third value", `${head}${address}screenReader: yes\n`, { ...meant, screenReader: true }],
  ["the whole file as a list", `- name: A Game\n  addresses:\n    - host: mud.mudlark.net\n      port: 4000\n`],
  ["No, in quotes", `${head}${address}adult: "No"\n`, { ...meant, adult: false }],
  [
    "no list",
    `${head}${address}gameplay: Questing, Hack and Slash\n`,
    { ...meant, gameplay: ["Questing", "Hack and Slash"] },
  ],
  ["no space after the colon", `name:A Game\n${address}`],
  ["no space after the hyphen", `${head}addresses:\n  -host: mud.mudlark.net\n    port: 4000\n`],
  ["a non-ASCII colon", `name：A Game\n${address}`],
  ["a capital", `Name: A Game\n${address}`],
  ["a typo", `${head}${address}webiste: https://www.mudlark.net/\n`, { ...meant, website: "https://www.mudlark.net/" }],
  [
    "www. without a scheme",
    `${head}${address}website: www.mudlark.net\n`,
    { ...meant, website: "https://www.mudlark.net" },
  ],
  [
    "a host and a path as a web address",
    `${head}${address}play: "mudlark.net/play"\n`,
    { ...meant, play: "https://mudlark.net/play" },
  ],
  ["an empty website", `${head}${address}website:\n`],
  ["an empty list in the middle", `${head}tags:\n${address}`],
  [
    "a source as text",
    `${head}${address}sources: https://www.mudlark.net/\n`,
    { ...meant, sources: [{ url: "https://www.mudlark.net/" }] },
  ],
  [
    "a list of addresses as sources",
    `${head}${address}sources:\n  - www.mudlark.net\n`,
    { ...meant, sources: [{ url: "https://www.mudlark.net" }] },
  ],
  ["telnet:// with its port below", `${head}addresses:\n  - telnet://mud.mudlark.net\n    port: 4000\n`],
  ["another word", `${head}${address}year: 1993\n`, { ...meant, created: 1993 }],
  ["a misspelt key of an address", `${head}addresses:\n  - host: mud.mudlark.net\n    prot: 4000\n`],
  ["addresses in the singular", `${head}address:\n  - host: mud.mudlark.net\n    port: 4000\n`],
  ["one space too few", `${head}addresses:\n  - host: mud.mudlark.net\n  port: 4000\n`],
  ["too many spaces", `${head}addresses:\n  - host: mud.mudlark.net\n      port: 4000\n`],
  ["port at the beginning of the line", `${head}addresses:\n- host: mud.mudlark.net\nport: 4000\n`],
  ["no hyphen", `${head}addresses:\n  host: mud.mudlark.net\n  port: 4000\n`],
  ["two hyphens", `${head}addresses:\n  - host: mud.mudlark.net\n  - port: 4000\n`],
  ["no addresses: above it", `${head}host: mud.mudlark.net\nport: 4000\n`],
  ["an address on one line", `${head}addresses:\n  - mud.mudlark.net 4000\n`],
  ["an address after its key", `${head}addresses: mud.mudlark.net:4000\n`],
  ["host and port together", `${head}addresses:\n  - host: mud.mudlark.net:4000\n`],
  ["host and port together, with a space", `${head}addresses:\n  - host: mud.mudlark.net 4000\n`],
  ["telnet:// and a port", `${head}addresses:\n  - host: telnet://mud.mudlark.net:4000/\n`],
  ["Markdown code fences", "```yaml\n" + head + address + "```\n"],
];

describe("one mistake, one message, and the intended text", () => {
  test.each(mistakes)("%s", (_, text, as = meant) => {
    const file = readEntry("data/servers/x.yml", text);
    expect(file.entry).toBeUndefined();
    expect(file.findings.map(({ line }) => line !== undefined && line > 0)).toEqual([true]);
    expect(parse(file.meant ?? "")).toEqual(as);
    expect(readEntry("data/servers/x.yml", file.meant ?? "").findings).toEqual([]);
  });

  test("the messages", () => {
    const sentences = mistakes.flatMap(([, text]) => readEntry("x.yml", text).findings.map(sentenceOf));
    expect(sentences.join("\n")).toMatchInlineSnapshot(`
      "x.yml:3: it starts with a tab. Indent with spaces: two for each level; the same in line 4.
      x.yml:3: it starts with a tab. Indent with spaces: two for each level; the same in line 4.
      x.yml:4: it starts with a tab. Indent with spaces: two for each level.
      x.yml:3: it starts with a no-break space, as web pages use them. Indent with spaces: two for each level; the same in line 4.
      x.yml:1: name: text with a colon in it needs quotes. Write: name: "Dark: The Mud"
      x.yml:2: description: text with a colon in it needs quotes. Write: description: "Come in:"
      x.yml:1: name: text that starts with @ needs quotes. Write: name: "@Mud"
      x.yml:1: name: text that starts with * needs quotes. Write: name: "*Mud*"
      x.yml:1: name: YAML ignores what follows a # as a comment. Write: name: "#1 Mud"
      x.yml:1: name: text that starts with [ needs quotes. Write: name: "[A] Game"
      x.yml:1: name: the quotes do not match. Write: name: "Dragon's Den"
      x.yml:1: name: the quotes do not match. Write: name: "\\"A Game\\" of Thrones"
      x.yml:1: name: the quotes do not match. Write: name: "A Game"
      x.yml:1: name: these are typographic quotes, as word processors insert them. Write: name: A Game
      x.yml:1: name: these are typographic quotes, as word processors insert them. Write: name: A Game
      x.yml:1: name: YAML reads digits as a number. Write: name: "1984"
      x.yml:4: port: a number is written without quotes. Write: port: 4000
      x.yml:4: port: a number is written without quotes. Write: port: 4000
      x.yml:5: adult: this is not true or false. Write: adult: true
      x.yml:5: screenReader: this is not true or false. Write: screenReader: true
      x.yml:1: a file has one game, so it is not a list. Remove "- " before name, and 2 spaces at the start of each line below it.
      x.yml:5: adult: this is not true or false. Write: adult: false
      x.yml:5: gameplay: this is not a list. Write: gameplay: [Questing, Hack and Slash]
      x.yml:1: name: a space is missing after the colon. Write: name: A Game
      x.yml:3: host: a space is missing after the hyphen. Write: - host: mud.mudlark.net
      x.yml:1: name: this is not an ASCII colon. Write: name: A Game
      x.yml:1: unknown key "Name". Write: name: A Game
      x.yml:5: unknown key "webiste". Write: website: https://www.mudlark.net/
      x.yml:5: website: a web address starts with https://. Write: website: https://www.mudlark.net
      x.yml:5: play: a web address starts with https://. Write: play: https://mudlark.net/play
      x.yml:5: website: it is empty. Fill it in, or remove the line.
      x.yml:2: tags: it is empty. Fill it in, or remove the line.
      x.yml:5: sources: a source needs the key url. Write: - url: https://www.mudlark.net/, on its own line below sources:.
      x.yml:6: sources: a source needs the key url. Write: - url: https://www.mudlark.net, on its own line below sources:.
      x.yml:3: addresses: an address needs a host and a port, each with its key. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:5: unknown key "year". Write: created: 1993
      x.yml:4: unknown key "prot". Write: port: 4000
      x.yml:2: unknown key "address". Write: addresses:
      x.yml:4: addresses: this line has the wrong indentation. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:4: addresses: this line has the wrong indentation. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:4: addresses: this line has the wrong indentation. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:3: addresses: an address starts with a hyphen. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:4: addresses: the host and port of one address share one hyphen. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:2: addresses: the line addresses: is missing above it. Write the lines below one another, like this: "addresses:", "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:3: addresses: an address needs a host and a port, each with its key. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:2: addresses: this is not a list. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:3: addresses: a host is written without a port or telnet://. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:3: addresses: a host is written without a port or telnet://. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:3: addresses: a host is written without a port or telnet://. Write the lines below one another, like this: "  - host: mud.mudlark.net", "    port: 4000".
      x.yml:1: \`\`\`yaml is Markdown, not YAML. Remove such lines at the beginning and at the end."
    `);
  });

  test("Windows line ends and a byte order mark are not mistakes, and line numbers are kept", () => {
    expect(readEntry("x.yml", `\ufeff${head}${address}`.replaceAll("\n", "\r\n")).findings).toEqual([]);
    const wrong = `\ufeff# mine\n\n${head}${address}adult: yes\nlocation: a: b\n`.replaceAll("\n", "\r\n");
    expect(readEntry("x.yml", wrong).findings.map(({ line }) => line)).toEqual([7, 8]);
  });

  test("moved lines are reported with their original numbers", () => {
    const text = `${head}host: mud.mudlark.net\nport: 4000\nadult: maybe\n`;
    expect(readEntry("x.yml", text).findings.map(({ line, field }) => [line, field])).toEqual([
      [2, "addresses"],
      [4, "adult"],
    ]);
  });
});

describe("valid input is unchanged", () => {
  test.each([
    ["several lines of text", `${head}description: >\n  Note: this: that.\n  name: "x\n${address}`],
    ["a quoted text over two lines", `${head}description: "one\n  two"\n${address}`],
    ["another style", `${head}addresses: [{ host: mud.mudlark.net, port: 4000 }]\n`],
    ["unindented lists", `${head}addresses:\n- host: mud.mudlark.net\n  port: 4000\n`],
    ["remarks", `${head}addresses:\n  # the old one\n  - host: mud.mudlark.net # here\n    port: 4000\n`],
    ["quotes within a text", `name: The “A” Game\n${address}`],
  ])("%s", (_, text) => {
    const file = readEntry("x.yml", text);
    expect(file.findings).toEqual([]);
    expect(file.meant).toBeUndefined();
    // Nor does a mistake elsewhere change it.
    const wrong = readEntry("x.yml", `${text}adult: yes\n`);
    expect(wrong.findings).toHaveLength(1);
    expect(wrong.meant).toBe(`${text}adult: true\n`);
  });

  test("a former address is not one of the addresses", () => {
    const text = `${head}adult: yes\n${address}formerAddresses:\n  - host: old.mudlark.net\n    port: 1\n`;
    expect(readEntry("x.yml", text).meant).toBe(text.replace("yes", "true"));
  });
});

test("every key with two swapped neighbours is still recognised", () => {
  for (const key of keysAt.entry.filter((name) => name.length > 3)) {
    const swapped = `${key[0] ?? ""}${key[2] ?? ""}${key[1] ?? ""}${key.slice(3)}`;
    const file = readEntry("x.yml", `${swapped}: x\n`);
    expect(file.findings.map(sentenceOf).join("\n"), swapped).toMatch(
      swapped === key ? /./ : new RegExp(`\\b${key}\\b`),
    );
  }
});

test("names that were meant as entries get a better suggestion", () => {
  const name = (file: string): string | undefined => readEntry(`data/servers/${file}`, `${head}${address}`).betterName;
  expect(
    ["A-Game.yml", "a game.YML", "a_game.yaml", "a-game.yml.txt", "a-game", "con.yml", "狂.yml"].map(name),
  ).toEqual(["a-game.yml", "a-game.yml", "a-game.yml", "a-game.yml", "a-game.yml", undefined, undefined]);
});

test("--fix writes the intended text, under a valid name, and overwrites nothing", async () => {
  const data = await mkdtemp(join(tmpdir(), "typos-"));
  await mkdir(join(data, "servers"));
  await writeFile(join(data, "opt-out.yml"), "[]\n");
  const put = (name: string, text: string): Promise<void> => writeFile(join(data, "servers", name), text);
  await put("Dark Mud.yaml", "Name: Dark: The Mud\n# mine\nencoding: KOI8-R\nhost: dark.mudlark.net\nport: '4000'\n");
  await put("beta.yml", "name: Beta\naddresses:\n  - host: beta.mudlark.net\n    port: 4000\n");
  await put("Beta.yaml", "name: Gamma\naddresses:\n  - host: gamma.mudlark.net\n    port: 4000\n");
  const fixed = await fixData(data);
  expect(fixed.map(({ file, now, rules }) => [file.slice(data.length), now?.slice(data.length), ...rules])).toEqual([
    ["/servers/Dark Mud.yaml", "/servers/dark-mud.yml", "schema", "file-name", "encoding", "key-order"],
  ]);
  expect(await readdir(join(data, "servers"))).toEqual(["Beta.yaml", "beta.yml", "dark-mud.yml"]);
  expect(await readFile(join(data, "servers/dark-mud.yml"), "utf8")).toBe(
    'name: "Dark: The Mud"\naddresses:\n  - host: dark.mudlark.net\n    port: 4000\n# mine\nencoding: koi8-r\n',
  );
  const left = await checkData(directoryTree(data));
  expect(left.map(({ rule }) => rule)).toEqual(["file-name"]);
  await rm(data, { recursive: true });
});

test("no text makes it throw, controls a terminal, or takes long", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "name",
      "addresses",
      "host",
      "port",
      "tls",
      "gameplay",
      "adult",
      "sources",
      ":",
      ": ",
      "\n",
      "\n  - ",
    ),
    fc.constantFrom(
      "\n    ",
      "\t",
      '"',
      "'",
      "“",
      "”",
      "telnet://a.b:4/",
      "4000",
      "yes",
      "[",
      "{",
      "*a",
      "&a",
      "!a",
      "#",
      "```\n",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { entry, findings } = readEntry("x.yml", pieces.join(""));
      expect((entry === undefined) === findings.length > 0).toBe(true);
      expect(findings.length).toBeLessThanOrEqual(26);
      expect(findings.map(sentenceOf).join("")).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e]/);
    }),
    { numRuns: 500 },
  );
  for (const part of ["a ", "name: ", "- host: x ", " ", "name:x\n", "addresses:\n- ", "name: “”\n", "host: a\n"]) {
    const text = `name: x: y\n${part.repeat(Math.floor(60_000 / part.length))}`;
    expect(readEntry("x.yml", text).findings.length).toBeGreaterThan(0);
  }
});
