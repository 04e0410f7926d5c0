// cspell:ignore chaea lpha okeah (the rest of a word after an escaped letter)
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { proposalOf, type FormProposal } from "../../../tools/form/proposal-of.ts";
import { entryText, memoryTree } from "../../scanner/data/memory-tree.ts";

const template = await readFile(join(import.meta.dirname, "../../../.github/ISSUE_TEMPLATE/add-a-game.yml"), "utf8");
const listing = memoryTree({
  "servers/alpha.yml": entryText("Alpha", "alpha.mudlark.net 4000"),
  "opt-out.yml": "- domain: quiet.net\n  reason: asked\n  date: 2026-02-14\n",
});

/** An issue as GitHub makes it from the form. */
function issue(values: Record<string, string>): string {
  const sections = Object.entries({
    "Name of the game": "The 7th Plane",
    Host: "plane.mudlark.net",
    Port: "4000",
    "TLS port": "_No response_",
    Website: "_No response_",
    Encoding: "_No response_",
    "Anything else": "_No response_",
    "Not the same as": "_No response_",
    ...values,
  }).map(([label, value]) => `### ${label}\n\n${value}\n`);
  return [...sections, "### Before you submit\n\n- [X] It is open to the public.\n"].join("\n");
}

async function proposal(values: Record<string, string>): Promise<FormProposal> {
  const made = await proposalOf({ number: 7, body: issue(values) }, template, listing);
  if (made === undefined) throw new Error("it is not the form");
  return made;
}
const said = ({ problems }: FormProposal): string => problems.join("\n");

describe("a form becomes a file", () => {
  test("with what was filled in", async () => {
    const { path, text, changes, problems } = await proposal({
      "TLS port": "4001",
      Website: "www.mudlark.net",
      Encoding: "CP437",
      "Anything else": "Codebase: CircleMUD\nI run it.",
    });
    expect(path).toBe("data/servers/the-7th-plane.yml");
    expect(problems).toEqual([]);
    expect(text).toMatchInlineSnapshot(`
      "name: The 7th Plane
      addresses:
        - host: plane.mudlark.net
          port: 4000
        - host: plane.mudlark.net
          port: 4001
          tls: true
      encoding: cp437
      website: https://www.mudlark.net
      notes: |-
        Codebase: CircleMUD
        I run it.
      "
    `);
    expect(changes.flatMap(({ sentences }) => sentences)[0]).toBe(
      'Lists a new game, "The 7th Plane", at plane.mudlark.net 4000 and plane.mudlark.net 4001 (TLS).',
    );
  });

  test("a host with telnets:// is an encrypted address", async () => {
    const { text, problems } = await proposal({ Host: "telnets://plane.mudlark.net:4001/", Port: "4001" });
    expect(problems).toEqual([]);
    expect(text).toContain("  - host: plane.mudlark.net\n    port: 4001\n    tls: true\n");
  });

  test.each([
    ["telnet://plane.mudlark.net:4000", "4000"],
    ["plane.mudlark.net:4000", "4000"],
    ["  Plane.Mudlark.net  ", " 4000 "],
  ])("with an address as people write it: %j %j", async (Host, Port) => {
    const made = await proposal({ Host, Port });
    expect(said(made)).toBe("");
    const { addresses } = parse(made.text ?? "") as { addresses: { host: string; port: number }[] };
    expect(addresses.map(({ host, port }) => `${host.toLowerCase()} ${String(port)}`)).toEqual([
      "plane.mudlark.net 4000",
    ]);
  });

  test("a long remark is cut, but not within a character of two units", async () => {
    const { text = "", problems } = await proposal({ "Anything else": `${"a".repeat(1899)}${"😀".repeat(50)}` });
    expect(problems).toEqual([]);
    expect((parse(text) as { notes: string }).notes).toBe(`${"a".repeat(1899)} …`);
  });

  test.each(["none", "No", "N/A", "n/a.", "-", "—", "not applicable"])("%j is an empty field", async (nothing) => {
    const { problems, text } = await proposal({
      "TLS port": nothing,
      Website: nothing,
      Encoding: nothing,
      "Anything else": nothing,
      "Not the same as": nothing,
    });
    expect(problems).toEqual([]);
    expect(text).toBe((await proposal({})).text);
  });

  test("but a game may be called so", async () => {
    expect((parse((await proposal({ "Name of the game": "None" })).text ?? "") as { name: string }).name).toBe("None");
  });

  test("whatever ends the lines", async () => {
    const crlf = await proposalOf({ number: 7, body: issue({}).replaceAll("\n", "\r\n") }, template, listing);
    expect(crlf?.text).toBe((await proposal({})).text);
  });
});

describe("something has to be corrected", () => {
  test.each([
    [{ Host: "alpha.mudlark.net" }, /alpha\.mudlark\.net 4000 is an address of alpha already/],
    [{ "Name of the game": "Alpha" }, /alpha is listed already/],
    [{ "Name of the game": "Alpha MUD" }, /alpha/],
    [{ Host: "mud.quiet.net" }, /opt-out/],
    [{ Host: "127.0.0.1" }, /127\.0\.0\.1/],
    [{ Port: "22" }, /22/],
    [{ Port: "many" }, /not a number/],
    [{ Port: "4000\n4001" }, /not a number/],
    [{ "Name of the game": "_No response_" }, /“Name of the game” is empty/],
    [{ Host: "" }, /“Host” is empty/],
    [{ "Name of the game": "!!!", Host: "???" }, /not a valid host name/],
    [{ "Anything else": "mine\n\n### Host\n\nother.mudlark.net" }, /“Host” is there twice/],
    [{ Website: "javascript:alert(1)" }, /web address/],
  ] as [Record<string, string>, RegExp][])("%j", async (values, what) => {
    const made = await proposal(values);
    expect(made.path).toBeUndefined();
    expect(said(made)).toMatch(what);
  });

  test("in the words of the form: its fields, and no file", async () => {
    const made = await proposal({
      "Name of the game": "Alpha MUD",
      Host: "localhost",
      Port: "99999",
      "TLS port": "ssl",
      Website: "nowhere",
      Encoding: "klingon",
      "Not the same as": "ALPHA!",
    });
    expect(made.problems).toMatchInlineSnapshot(`
      [
        "“Port”: 99999 is out of range. The maximum is 65535.",
        "“TLS port”: "ssl" is not a number. Write only digits.",
        "“Website”: "nowhere" is not valid. Write a complete web address that starts with http:// or https://.",
        "“Not the same as”: "alpha!" is not valid. Use lower-case letters, digits and single hyphens (kebab-case), as in the-7th-plane.",
      ]
    `);
  });

  test("a game with a similar name is accepted once the form says that it is another one", async () => {
    const similar = { "Name of the game": "Alpha MUD" };
    const asked = await proposal(similar);
    expect(asked.problems).toEqual([
      '“Name of the game”: "Alpha MUD" looks like "Alpha" (alpha). If it is the same game, use the form “Correct a game” instead. If it is another, write the id in brackets under “Not the same as”.',
    ]);
    const { problems, text = "" } = await proposal({ ...similar, "Not the same as": " Alpha " });
    expect(problems).toEqual([]);
    expect((parse(text) as { notSameAs: string[] }).notSameAs).toEqual(["alpha"]);
  });

  test("a name in letters that only look Latin is a similar name, and the form says which letters", async () => {
    const { problems } = await proposal({ "Name of the game": "\u0410lpha" });
    expect(problems.join("\n")).toContain('"\u0410lpha" looks like "Alpha" (alpha). Its letters "\u0410" (U+0410)');
  });

  test("a copy whose form has no field for similar names does not ask to use it", async () => {
    const without = template.replace(/ {2}- type: input\n {4}id: not-same-as\n[^]*?(?= {2}- type)/, "");
    expect(without).not.toBe(template);
    const made = await proposalOf({ number: 7, body: issue({ "Name of the game": "Alpha MUD" }) }, without, listing);
    expect(made?.problems).toEqual([
      '“Name of the game”: "Alpha MUD" looks like "Alpha" (alpha). If it is the same game, use the form “Correct a game” instead.',
    ]);
  });

  test.each([
    [
      { Host: "alpha.mudlark.net" },
      "“Host”: alpha.mudlark.net 4000 is an address of alpha already. To change what is listed",
    ],
    [{ Host: "mud.quiet.net" }, "If you run this server and have changed your mind, say so in a comment here."],
  ] as [Record<string, string>, string][])("%j: says what to do without a file", async (values, advice) => {
    expect(said(await proposal(values))).toContain(advice);
  });

  test("an issue that is not the form is left alone", async () => {
    for (const body of ["", "Please add my game", "### Which game\n\nAlpha", "#### Host\n\nx"])
      expect(await proposalOf({ number: 7, body }, template, listing)).toBeUndefined();
  });
});

describe("hostile forms", () => {
  const bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: !!js/function 'function(){}'\n<<: *c\n__proto__: {}";
  const hostile = [
    "$(rm -rf /); `id` && echo ${{ github.token }} | sh",
    "<script>alert(1)</script> **bold** [x](javascript:alert(1)) @everyone #1 :smile:",
    "../../.github/workflows/evil.yml",
    "::set-output name=x::y ::add-mask::",
    bomb,
    "name: Evil\naddresses: [{host: evil.net, port: 1}]",
    "- [ ] x\n---\n...\n%YAML 1.2\n? complex\n: key",
    "x: |\n  y",
    "\u202eevil\u2066 zero\u200bwidth \u0000 \u001b[31m \ufeff",
    "\uff45\uff56\uff49\uff4c \uff21bc \u03b1\u{1d591}pha",
    "# comment",
    "\ud800 lone",
    "null",
    "yes",
    "'\"",
  ];

  test.each(hostile)("as a remark is only text: %j", async (text) => {
    const made = await proposal({ "Anything else": text });
    if (made.path === undefined) {
      expect(said(made)).toMatch(/invisible/);
      return;
    }
    const entry = parse(made.text ?? "") as Record<string, unknown>;
    expect(Object.keys(entry)).toEqual(["name", "addresses", "notes"]);
    expect(entry.notes).toBe(text.trim());
    expect(made.path).toBe("data/servers/the-7th-plane.yml");
  });

  test.each(hostile)("as a name, host, port or website: %j", async (text) => {
    for (const label of ["Name of the game", "Host", "Port", "TLS port", "Website", "Encoding"]) {
      const made = await proposal({ [label]: text });
      expect(made.path ?? "data/servers/x.yml").toMatch(/^data\/servers\/[a-z0-9]+(?:-[a-z0-9]+)*\.yml$/);
      if (made.path === undefined) {
        expect(said(made)).not.toBe("");
        continue;
      }
      const entry = parse(made.text ?? "") as Record<string, unknown>;
      expect(Object.keys(entry).filter((key) => !/^(?:name|addresses|encoding|website|sources)$/.test(key))).toEqual(
        [],
      );
      if (label === "Name of the game") expect(entry.name).toBe(text.trim());
    }
  });

  test("a huge one, and one of a thousand fields, are refused at once", async () => {
    expect(said(await proposal({ "Anything else": "x".repeat(70_000) }))).toBe("The form is too long.");
    expect(said(await proposal({ "Anything else": "\n### Host\n\nx\n".repeat(1000) }))).toMatch(/there twice/);
    expect((await proposal({ "Anything else": "x ".repeat(20_000) })).text?.length).toBeLessThan(2200);
  });
});
