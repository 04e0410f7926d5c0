// cspell:ignore chaea lpha okeah (the rest of a word after an escaped letter)
import { describe, expect, test } from "vitest";
import { checkData, type CheckOptions } from "../../../scanner/src/review/check/check.ts";
import { sentenceOf } from "../../../scanner/src/data/finding.ts";
import { fixedFiles } from "../../../scanner/src/review/check/fixed-files.ts";
import { usualWord } from "../../../scanner/src/mssp/index.ts";
import { rules } from "../../../scanner/src/review/rules/index.ts";
import { listedWords } from "../../../scanner/src/text/index.ts";
import { entryText, memoryTree } from "../data/memory-tree.ts";

type Files = Record<string, string>;

/** The findings of one rule for a data folder, one sentence per line. Fails if another rule has findings too. */
async function findingsOf(rule: string, files: Files, options: CheckOptions = {}): Promise<string> {
  const findings = await checkData(memoryTree(files), options);
  expect([...new Set(findings.map((finding) => finding.rule))]).toEqual(findings.length > 0 ? [rule] : []);
  return findings.map(sentenceOf).join("\n");
}

const a = entryText("Alpha", "alpha.mudlark.net 4000");
const b = entryText("Beta", "beta.mudlark.net 4000");

test("a valid folder has no findings", async () => {
  expect(await findingsOf("", { "servers/alpha.yml": a, "servers/beta.yml": b, "README.md": "what lives here" })).toBe(
    "",
  );
});

test("every rule has a unique name and description", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { description } of rules) expect(description).toMatch(/^[A-Z].*\.$/);
});

test("file-name", async () => {
  expect(
    await findingsOf("file-name", {
      "servers/Alpha.yml": a,
      "servers/beta.yaml": b,
      "servers/x/c.yml": b,
      "servers/\u001b[2J.yml": a,
    }),
  ).toMatchInlineSnapshot(`
    "data/servers/Alpha.yml: "Alpha.yml" is not a valid name for an entry. Rename it to alpha.yml: lower-case letters, digits, single hyphens, and .yml at the end.
    data/servers/\\u001b[2J.yml: "\\\\u001b[2J.yml" is not a valid name for an entry. Rename it to u001b-2j.yml: lower-case letters, digits, single hyphens, and .yml at the end.
    data/servers/beta.yaml: "beta.yaml" is not a valid name for an entry. Rename it to beta.yml: lower-case letters, digits, single hyphens, and .yml at the end.
    data/servers/x/c.yml: this is a subfolder of the listing. All entries are in one folder: move it up."
  `);
});

test("findings call the listed things what the configuration calls them", async () => {
  const listed = listedWords({ singular: "BBS", plural: "BBSes" });
  const twice = { "servers/alpha.yml": a, "servers/beta.yml": entryText("Beta", "alpha.mudlark.net 4000") };
  expect(await findingsOf("duplicate-address", twice, { listed })).toContain("If it is the same BBS, change alpha.yml");
  expect(await findingsOf("duplicate-address", twice)).toContain("If it is the same game, change alpha.yml");
  const gone = { before: memoryTree({ "servers/alpha.yml": a }), listed };
  expect(await findingsOf("id-kept", {}, gone)).toContain("a BBS that no longer answers goes dark");
});

test("schema", async () => {
  expect(
    await findingsOf("schema", { "servers/alpha.yml": `${a}webiste: https://alpha.mudlark.net\n` }),
  ).toMatchInlineSnapshot(
    `"data/servers/alpha.yml:5: unknown key "webiste". Write: website: https://alpha.mudlark.net"`,
  );
});

test("web-credentials", async () => {
  const words = await findingsOf("web-credentials", {
    "servers/alpha.yml":
      `${a}website: https://user:secret@alpha.mudlark.net/\nplay: https://token@alpha.mudlark.net/\n` +
      "sources:\n  - url: https://mudlark.net/@alpha\n  - url: telnet://guest:guest@alpha.mudlark.net:4000\n",
  });
  expect(words).not.toContain("secret");
  expect(words).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:5: website: this address has a user name or a password before its host. Remove everything between // and @. If the password was real, change it: the file's history is public.
    data/servers/alpha.yml:6: play: this address has a user name or a password before its host. Remove everything between // and @. If the password was real, change it: the file's history is public.
    data/servers/alpha.yml:9: sources[1].url: this address has a user name or a password before its host. Remove everything between // and @. If the password was real, change it: the file's history is public."
  `);
});

test("left-over: the form's example values", async () => {
  const more =
    "website: https://www.example.org/\nsources:\n  - url: https://example.com/x\n  - url: https://notexample.org/\n";
  const text = entryText("The name of the game", "alpha.mudlark.net 4000", more);
  expect(await findingsOf("left-over", { "servers/alpha.yml": text })).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:1: name: this is the template's example name. Write the name of the game.
    data/servers/alpha.yml:5: website: this is the template's example address. Replace it with the game's own, or remove the line.
    data/servers/alpha.yml:7: sources[0].url: this is the template's example address. Replace it with the game's own, or remove the line."
  `);
  expect(await findingsOf("left-over", { "servers/alpha.yml": text }, { allowPrivate: true })).toBe("");
});

test("key-order", async () => {
  const wrong = "addresses:\n  - port: 4000\n    host: alpha.mudlark.net\ngenre: Fantasy\nname: Alpha\n";
  expect(await findingsOf("key-order", { "servers/alpha.yml": wrong })).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:3: addresses[0].host: this key is out of order. The order is: host, port. --fix sorts them.
    data/servers/alpha.yml:5: name: this key is out of order. The order is: name, addresses, genre. --fix sorts them."
  `);
});

describe("public-address", () => {
  test.each([
    "10.0.0.1",
    "127.0.0.1",
    "192.0.2.7",
    "169.254.1.1",
    "224.0.0.1",
    "100.64.0.1",
    "0.0.0.0",
    "'127.1'",
    "'0x7f000001'",
    "'2130706433'",
    "1.2.3",
    '"::1"',
    '"fe80::1"',
    '"2001:db8::1"',
    '"::ffff:10.0.0.1"',
    '"64:ff9b::7f00:1"',
    '"[2606:4700::1]"',
    "localhost",
    "mud",
    "mud.local",
    "mud.internal",
    "mud.lan",
    "mud.example",
    "mud.example.org",
    "telnet://mud.mudlark.net",
    "mud.mudlark.net:4000",
    "-mud.mudlark.net",
    "mud..mudlark.net",
    '"mud mudlark.net"',
    '"mud.mudlark.net/x"',
    '"mud@mudlark.net"',
  ])("%s is refused", async (host) => {
    const text = `name: Alpha\naddresses:\n  - host: ${host}\n    port: 4000\n`;
    expect(await findingsOf("public-address", { "servers/alpha.yml": text })).toMatch(/^data\/servers\/alpha\.yml:3: /);
  });

  test.each([
    "173.230.135.147",
    '"2606:4700::1"',
    "mud.mudlark.net",
    "MUD.Mudlark.NET",
    "bücher.mudlark.net",
    "a_b.mudlark.net",
    "7thplane.net",
  ])("%s is fine", async (host) => {
    const text = `name: Alpha\naddresses:\n  - host: ${host}\n    port: 4000\n`;
    expect(await findingsOf("public-address", { "servers/alpha.yml": text })).toBe("");
  });

  test("the messages", async () => {
    const hosts = [
      "10.0.0.1",
      "'127.1'",
      "mud.local",
      "telnet://x.mudlark.net",
      "x.mudlark.net:23",
      '"[2606:4700::1]"',
      '"a b"',
    ];
    const text = `name: Alpha\naddresses:\n${hosts.map((host, index) => `  - host: ${host}\n    port: ${4000 + index}\n`).join("")}`;
    expect(await findingsOf("public-address", { "servers/alpha.yml": text })).toMatchInlineSnapshot(`
      "data/servers/alpha.yml:3: addresses[0].host: "10.0.0.1" is not a public address (private). Write the address that players use.
      data/servers/alpha.yml:5: addresses[1].host: "127.1" is a shortened address. Write all four numbers, as in 192.0.2.1.
      data/servers/alpha.yml:7: addresses[2].host: "mud.local" is a name on a private network. Write the name that players use.
      data/servers/alpha.yml:9: addresses[3].host: "telnet://x.mudlark.net" has telnet:// before the host. Write only x.mudlark.net here.
      data/servers/alpha.yml:11: addresses[4].host: "x.mudlark.net:23" has a port in it. Write only x.mudlark.net here, and 23 as the port.
      data/servers/alpha.yml:13: addresses[5].host: "[2606:4700::1]" has brackets. Write the IPv6 address without them.
      data/servers/alpha.yml:15: addresses[6].host: "a b" is not a valid host name. Use letters, digits, hyphens and dots, as in mud.example.org."
    `);
  });

  test.each<[string, string, string]>([
    ["a port that is also on its own line", "x.mudlark.net:4000", "x.mudlark.net"],
    ["a port after a space", "x.mudlark.net 4000", "x.mudlark.net"],
    ["a scheme", "telnet://x.mudlark.net", "x.mudlark.net"],
    ["a scheme, the port and a path", "telnet://x.mudlark.net:4000/", "x.mudlark.net"],
    ["a scheme of the web, whose host may be another", "https://x.mudlark.net/", "https://x.mudlark.net/"],
    ["a port that is not the one on its own line", "x.mudlark.net:4001", "x.mudlark.net:4001"],
    ["a scheme that stands for TLS", "telnets://x.mudlark.net:4000", "telnets://x.mudlark.net:4000"],
    ["an address that no pattern covers", "telnet://[2606:4700::1]:4000", "telnet://[2606:4700::1]:4000"],
  ])("a pasted host with %s", async (_, pasted, fixed) => {
    const text = (host: string): string => `name: Alpha\naddresses:\n  - host: "${host}"\n    port: 4000\n`;
    const [file] = await fixedFiles(memoryTree({ "servers/alpha.yml": text(pasted) }));
    expect(file?.text ?? text(pasted)).toBe(text(fixed));
  });

  test("practice data may have private hosts, but no invalid ones", async () => {
    const files = {
      "servers/alpha.yml": entryText("Alpha", "127.0.0.2 4000"),
      "servers/beta.yml": entryText("Beta", "localhost 1"),
    };
    expect(await findingsOf("public-address", files, { allowPrivate: true })).toBe("");
    expect(
      await findingsOf("public-address", { "servers/a.yml": entryText("A", "a..b 1") }, { allowPrivate: true }),
    ).not.toBe("");
  });
});

test("port", async () => {
  expect(
    await findingsOf("port", { "servers/alpha.yml": entryText("Alpha", "alpha.mudlark.net 25") }),
  ).toMatchInlineSnapshot(
    `"data/servers/alpha.yml:4: addresses[0].port: port 25 belongs to mail; a visit there would look like an attack. Write the port that players connect to."`,
  );
  for (const port of [23, 443, 1701, 6666, 8888, 27750]) {
    expect(await findingsOf("port", { "servers/alpha.yml": entryText("Alpha", `alpha.mudlark.net ${port}`) })).toBe("");
  }
});

test("encoding", async () => {
  const text =
    "name: Alpha\naddresses:\n  - host: alpha.mudlark.net\n    port: 1\n    encoding: klingon\nencoding: KOI8-R\n";
  expect(await findingsOf("encoding", { "servers/alpha.yml": text })).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:5: addresses[0].encoding: "klingon" is not an encoding Mudlark supports. Use one such as utf-8, cp437, iso-8859-1, koi8-r or big5; or remove it, and it is detected.
    data/servers/alpha.yml:6: encoding: "KOI8-R" is called koi8-r here. --fix corrects this."
  `);
  for (const name of ["utf-8", "cp437", "koi8-r", "iso-8859-1", "big5", "gbk", "petscii", "atascii"]) {
    expect(await findingsOf("encoding", { "servers/alpha.yml": `${a}encoding: ${name}\n` })).toBe("");
  }
});

test("duplicate-address", async () => {
  expect(
    await findingsOf("duplicate-address", {
      "servers/alpha.yml": `${a}formerAddresses:\n  - { host: old.mudlark.net, port: 23 }\n  - { host: shared.mudlark.net, port: 23 }\n`,
      "servers/beta.yml": entryText("Beta", "ALPHA.mudlark.net. 4000"),
      "servers/gamma.yml": entryText("Gamma", "old.mudlark.net 23"),
      "servers/delta.yml": `${entryText("Delta", "delta.mudlark.net 1", "  - host: delta.mudlark.net\n    port: 1\n")}formerAddresses:\n  - { host: delta.mudlark.net, port: 1 }\n  - { host: shared.mudlark.net, port: 23 }\n`,
      "servers/epsilon.yml": entryText("Epsilon", "alpha.mudlark.net 4001"),
    }),
  ).toMatchInlineSnapshot(`
    "data/servers/beta.yml:3: addresses[0]: alpha.mudlark.net 4000 is an address of alpha already. If it is the same game, change alpha.yml instead of adding a file.
    data/servers/delta.yml:5: addresses[1]: this entry has the address delta.mudlark.net 1 twice. Keep one of them.
    data/servers/delta.yml:8: formerAddresses[0]: this entry has the address delta.mudlark.net 1 twice. A former address is one the game no longer uses.
    data/servers/gamma.yml:3: addresses[0]: old.mudlark.net 23 is a former address of alpha already. If the game moved, change its own entry. If another game is there now, remove the address from formerAddresses."
  `);
});

test("duplicate-game", async () => {
  const files = {
    "servers/amethyst.yml": entryText("The Amethyst Kingdom", "a.mudlark.net 1"),
    "servers/amethyst-2.yml": entryText("Amethyst_Kingdom-OLD", "b.mudlark.net 1"),
    "servers/amethust.yml": entryText("AmethustKingdom", "c.mudlark.net 1"),
    "servers/mud1.yml": entryText("MUD1", "d.mudlark.net 1"),
    "servers/mud2.yml": entryText("MUD2", "e.mudlark.net 1"),
    "servers/empire.yml": entryText("Empire", "f.mudlark.net 1"),
    "servers/empiremud.yml": entryText("EmpireMUD", "g.mudlark.net 1", "notSameAs: [empire]\n"),
    "servers/star.yml": entryText("Star", "h.mudlark.net 1"),
    "servers/stark.yml": entryText("Stark", "i.mudlark.net 1"),
  };
  expect(await findingsOf("duplicate-game", files)).toMatchInlineSnapshot(`
    "data/servers/amethyst-2.yml:1: name: "Amethyst_Kingdom-OLD" looks like "AmethustKingdom" (amethust). If it is the same game, add its address to amethust.yml; if not, add notSameAs: [amethust] to this file.
    data/servers/amethyst.yml:1: name: "The Amethyst Kingdom" looks like "Amethyst_Kingdom-OLD" (amethyst-2). If it is the same game, add its address to amethyst-2.yml; if not, add notSameAs: [amethyst-2] to this file.
    data/servers/amethyst.yml:1: name: "The Amethyst Kingdom" looks like "AmethustKingdom" (amethust). If it is the same game, add its address to amethust.yml; if not, add notSameAs: [amethust] to this file."
  `);
});

test("duplicate-game: letters of another script that look the same", async () => {
  const files = {
    "servers/achaea.yml": entryText("Achaea", "a.mudlark.net 1"),
    "servers/cyrillic.yml": entryText("\u0410chaea", "b.mudlark.net 1"),
    "servers/wide.yml": entryText("\uff21chaea", "c.mudlark.net 1"),
    "servers/own.yml": entryText("\u0410\u0445\u0430\u044f", "d.mudlark.net 1", "notSameAs: []\n"),
  };
  const findings = await checkData(memoryTree(files));
  expect(findings.filter(({ rule }) => rule === "duplicate-game").map(({ file, what }) => `${file}: ${what}`)).toEqual([
    'data/servers/cyrillic.yml: "\u0410chaea" looks like "Achaea" (achaea). Its letters "\u0410" (U+0410) are not Latin.',
    'data/servers/wide.yml: "\uff21chaea" looks like "Achaea" (achaea).',
  ]);
});

test("if two entries are one game, the finding is about the one that the change adds, once", async () => {
  const before = memoryTree({ "servers/alpha.yml": a, "servers/beta.yml": b });
  const files = {
    "servers/aaa.yml": entryText("Alpha", "alpha.mudlark.net 4000"),
    "servers/alpha.yml": a,
    "servers/beta.yml": b,
    "servers/bbb.yml": entryText("The Beta", "elsewhere.mudlark.net 4000"),
  };
  const findings = await checkData(memoryTree(files), { before });
  expect(findings.map(sentenceOf).join("\n")).toMatchInlineSnapshot(`
    "data/servers/aaa.yml:3: addresses[0]: alpha.mudlark.net 4000 is an address of alpha already. If it is the same game, change alpha.yml instead of adding a file.
    data/servers/bbb.yml:1: name: "The Beta" looks like "Beta" (beta). If it is the same game, add its address to beta.yml; if not, add notSameAs: [beta] to this file."
  `);
});

test("former-ids", async () => {
  expect(
    await findingsOf("former-ids", {
      "servers/alpha.yml": `${a}formerIds: [beta, first]\n`,
      "servers/beta.yml": b,
      "servers/gamma.yml": entryText("Gamma", "gamma.mudlark.net 1", "formerIds: [first, third]\n"),
    }),
  ).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:5: formerIds[0]: beta is the id of an entry. Remove it from the entry that never used it.
    data/servers/gamma.yml:5: formerIds[0]: alpha also has the former id first. Remove it from the entry that never used it."
  `);
});

test("opt-out", async () => {
  const list = "- domain: mudlark.net\n  reason: its owner asked\n  date: 2026-02-14\n";
  expect(await findingsOf("opt-out", { "servers/alpha.yml": a, "opt-out.yml": list })).toMatchInlineSnapshot(
    `"data/servers/alpha.yml:3: addresses[0].host: "alpha.mudlark.net" has been on the opt-out list since 2026-02-14 ("its owner asked"). Its owner does not want visits: remove the address. If the owner is happy to stay listed, add listed: true in data/opt-out.yml."`,
  );
  expect(await findingsOf("opt-out", { "servers/alpha.yml": a, "opt-out.yml": `${list}  listed: true\n` })).toBe("");
  expect(await findingsOf("opt-out", { "servers/alpha.yml": a, "opt-out.yml": "- hosts: x\n" })).toMatchInlineSnapshot(
    `"data/opt-out.yml:1: [0]: it has no host, domain or network. Each item needs one of host, domain or network, plus a reason and a date."`,
  );
  const tree = memoryTree({});
  const none = { ...tree, items: async () => (await tree.items()).filter(({ path }) => path !== "opt-out.yml") };
  expect((await checkData(none)).map(sentenceOf)).toMatchInlineSnapshot(`
    [
      "data/opt-out.yml: the opt-out list is missing. Restore it from git. A list without items is written [].",
    ]
  `);
});

const record = (change: (probe: Record<string, unknown>) => void = () => undefined): string => {
  const probe = {
    fingerprint: "2d1d3bcf28abae7b",
    "fingerprint-data": {
      "offered-options": [],
      "probed-protocol": "server",
      "refused-options": [],
      "requested-options": ["ATCP", "CHARSET", "MXP", "NAWS", "TTYPE"],
      "scan-type": "quick",
    },
    session_data: { banner_before_return: "Welcome" },
  };
  change(probe);
  const session = { host: "alpha.mudlark.net", port: 4000, connected: "2026-02-14T17:13:31+00:00" };
  return JSON.stringify({ "server-probe": probe, sessions: [session] });
};
const reading = `{"id":"alpha","host":"alpha.mudlark.net","port":4000,"outcome":"ok","at":"2026-02-14T17:13:31Z","ms":{"total":3}}\n`;

test("records", async () => {
  const valid = {
    "servers/alpha.yml": `${a}formerIds: [old]\n`,
    "records/alpha.json": record(),
    "records/old.json": record(),
  };
  expect(await findingsOf("records", { ...valid, "readings/2026/2026-02-14.ndjson": reading })).toBe("");
  expect(
    await findingsOf("records", {
      "servers/alpha.yml": a,
      "records/alpha.json": record((probe) => {
        probe.fingerprint = "0000000000000000";
      }),
      "records/ghost.json": record(),
      "records/half.json": '{"server-probe":',
      "readings/2026/2026-02-14.ndjson": `${reading}{"id":"alpha"}\nnonsense\n`,
    }),
  ).toMatchInlineSnapshot(`
    "data/readings/2026/2026-02-14.ndjson:2: host: Invalid input: expected string, received undefined. Restore the file from git; the next visit writes it again.
    data/readings/2026/2026-02-14.ndjson:2: port: Invalid input: expected number, received undefined. Restore the file from git; the next visit writes it again.
    data/readings/2026/2026-02-14.ndjson:2: outcome: Invalid option: expected one of "ok"|"silent"|"turned-away"|"cut-off"|"dns-failure"|"private-address"|"forbidden-port"|"opted-out"|"refused"|"unreachable"|"connect-timeout"|"reset"|"tls-failure"|"not-telnet"|"internal-error". Restore the file from git; the next visit writes it again.
    data/readings/2026/2026-02-14.ndjson:2: at: Invalid input: expected string, received undefined. Restore the file from git; the next visit writes it again.
    data/readings/2026/2026-02-14.ndjson:2: ms: Invalid input: expected object, received undefined. Restore the file from git; the next visit writes it again.
    data/readings/2026/2026-02-14.ndjson:3: not valid JSON (Unexpected token 'o', "nonsense" is not valid JSON). Restore the file from git, or delete the line.
    data/records/alpha.json: server-probe.fingerprint: is 0000000000000000, but its fingerprint-data hashes to 2d1d3bcf28abae7b. One of them was changed by hand: restore the file from git, or scan the server again.
    data/records/ghost.json: no entry has this id. If the game was renamed, add the id to formerIds of its entry.
    data/records/half.json: not valid JSON (Unexpected end of JSON input). Restore the file from git, or scan the server again.
    data/records/half.json: no entry has this id. If the game was renamed, add the id to formerIds of its entry."
  `);
});

describe("compared with the data before", () => {
  const before = {
    "servers/alpha.yml": a,
    "servers/beta.yml": `${b}formerIds: [first-beta]\n`,
    "records/alpha.json": record(),
    "readings/2026/2026-02-14.ndjson": reading,
  };
  const compare = (rule: string, files: Files, options: CheckOptions = {}): Promise<string> =>
    findingsOf(rule, files, { ...options, before: memoryTree(before) });

  test("no findings if nothing changed", async () => {
    expect(await compare("", before)).toBe("");
  });

  test("two-hands: people do not change what the census writes", async () => {
    const files: Files = {
      ...before,
      "records/beta.json": record(),
      "readings/2026/2026-02-14.ndjson": reading + reading,
    };
    delete files["records/alpha.json"];
    expect(await compare("two-hands", files)).toMatchInlineSnapshot(`
      "data/readings/2026/2026-02-14.ndjson: this file was changed, but only the census may change it. Undo it (with git checkout, or on GitHub by copying the file from the main branch): only the census writes it. Correct facts in the game's own file; the next visit corrects measurements.
      data/records/alpha.json: this file was deleted, but only the census may change it. Undo it (with git checkout, or on GitHub by copying the file from the main branch): only the census writes it. Correct facts in the game's own file; the next visit corrects measurements.
      data/records/beta.json: this file was added, but only the census may change it. Undo it (with git checkout, or on GitHub by copying the file from the main branch): only the census writes it. Correct facts in the game's own file; the next visit corrects measurements."
    `);
    expect(await compare("two-hands", files, { byCensus: true })).toBe("");
  });

  test("two-hands: the census changes nothing that people write", async () => {
    const files = { ...before, "servers/alpha.yml": `${a}genre: Fantasy\n`, "README.md": "hello" };
    expect(await compare("two-hands", files)).toBe("");
    expect(await compare("two-hands", files, { byCensus: true })).toMatchInlineSnapshot(`
      "data/README.md: this file was added, but the census may not change it. The census may only change records/, readings/ and counts/: undo this change.
      data/servers/alpha.yml: this file was changed, but the census may not change it. The census may only change records/, readings/ and counts/: undo this change."
    `);
  });

  test("id-kept: nothing is deleted, and a renamed entry keeps its id", async () => {
    const files: Files = { ...before, "servers/gamma.yml": b };
    delete files["servers/beta.yml"];
    expect(await compare("id-kept", files)).toMatchInlineSnapshot(`
      "data/servers/beta.yml: the id beta was lost when the entry became gamma. Add formerIds: [beta] to gamma.yml, so that links to it still work. --fix does this.
      data/servers/first-beta.yml: the id first-beta was lost when the entry became gamma. Add formerIds: [first-beta] to gamma.yml, so that links to it still work. --fix does this."
    `);
    expect(await compare("id-kept", { ...files, "servers/gamma.yml": `${b}formerIds: [first-beta, beta]\n` })).toBe("");
    delete files["servers/gamma.yml"];
    expect(await compare("id-kept", files)).toMatchInlineSnapshot(`
      "data/servers/beta.yml: this entry was deleted. Restore it (with git checkout, or on GitHub by copying it from the main branch): a game that no longer answers goes dark automatically. If it was renamed, add formerIds: [beta] to its new file.
      data/servers/first-beta.yml: this entry was deleted. Restore it (with git checkout, or on GitHub by copying it from the main branch): a game that no longer answers goes dark automatically. If it was renamed, add formerIds: [first-beta] to its new file."
    `);
    const left = "- host: beta.mudlark.net\n  reason: its owner asked\n  date: 2026-02-14\n";
    expect(await compare("id-kept", { ...files, "opt-out.yml": left })).toBe("");
  });

  test("address-kept: a removed address is kept as a former one", async () => {
    const moved = entryText("Alpha", "new.mudlark.net 4000");
    expect(await compare("address-kept", { ...before, "servers/alpha.yml": moved })).toMatchInlineSnapshot(
      `"data/servers/alpha.yml:1: formerAddresses: the address alpha.mudlark.net 4000 is gone. If the game moved, keep the old address in formerAddresses, so that people who know it find the new one. --fix does this."`,
    );
    const kept = `${moved}formerAddresses:\n  - { host: alpha.mudlark.net, port: 4000 }\n`;
    expect(await compare("address-kept", { ...before, "servers/alpha.yml": kept })).toBe("");
  });
});

test("swallowed-text", async () => {
  expect(
    await findingsOf("swallowed-text", {
      "servers/alpha.yml": a.replace("name: Alpha", "name: Realm #1"),
      "servers/beta.yml": `${b}codebase: tbaMUD # patched\ngameplay:\n  - Adventure #2\n  - "Quoted" # a comment\n`,
      "servers/gamma.yml":
        "# A comment above.\nname: C#m\naddresses:\n  - host: gamma.mudlark.net\n    port: 4000 # a number loses nothing\n",
    }),
  ).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:1: YAML reads "#1" as a comment, and the value as "Realm". If it is part of the text, put the text in quotes: "Realm #1". If it is a comment, move it to its own line.
    data/servers/beta.yml:5: YAML reads "# patched" as a comment, and the value as "tbaMUD". If it is part of the text, put the text in quotes: "tbaMUD # patched". If it is a comment, move it to its own line.
    data/servers/beta.yml:7: YAML reads "#2" as a comment, and the value as "Adventure". If it is part of the text, put the text in quotes: "Adventure #2". If it is a comment, move it to its own line."
  `);
});

test("the same if nothing is left of the value", async () => {
  const findings = await checkData(memoryTree({ "servers/alpha.yml": a.replace("name: Alpha", "name: #1 MUD") }));
  expect(findings.map(sentenceOf).join("\n")).toContain('Write: name: "#1 MUD"');
});

test("a merge conflict is reported as such", async () => {
  const both = a.replace("name: Alpha", "<<<<<<< HEAD\nname: Alpha\n=======\nname: Alfa\n>>>>>>> topic");
  const findings = await checkData(memoryTree({ "servers/alpha.yml": both }));
  expect(findings.map(sentenceOf)).toEqual([
    expect.stringMatching(/^data\/servers\/alpha\.yml:1: this is a merge conflict marker/),
  ]);
});

test("usual-words", async () => {
  const files = {
    "servers/alpha.yml": entryText(
      "Alpha",
      "alpha.mudlark.net 4000",
      "genre: sci-fi\ngameplay: [PvP, Adventure]\nlanguage: Deutsch\nlocation: USA\nstatus: Running\n",
    ),
    // Right, or unknown: nobody can say what is meant.
    "servers/beta.yml": entryText("Beta", "beta.mudlark.net 4000", "genre: Furry\nlanguage: Klingon\nlocation: Mars\n"),
  };
  expect(await findingsOf("usual-words", files)).toMatchInlineSnapshot(`
    "data/servers/alpha.yml:5: genre: "sci-fi" is usually written "Science Fiction". --fix changes it.
    data/servers/alpha.yml:6: gameplay[0]: "PvP" is usually written "Player versus Player". --fix changes it.
    data/servers/alpha.yml:7: language: "Deutsch" is usually written "German". --fix changes it.
    data/servers/alpha.yml:8: location: "USA" is usually written "United States". --fix changes it.
    data/servers/alpha.yml:9: status: "Running" is usually written "Live". --fix changes it."
  `);
  const [alpha] = await fixedFiles(memoryTree(files));
  expect(alpha?.text).toContain(
    "genre: Science Fiction\ngameplay: [ Player versus Player, Adventure ]\nlanguage: German\nlocation: United States\nstatus: Live\n",
  );
});

test.each([
  ["LANGUAGE", "deutsch", "German"],
  ["LANGUAGE", "de", "German"],
  ["LANGUAGE", "Русский", "Russian"],
  ["LANGUAGE", "German", undefined],
  ["LANGUAGE", "german", undefined],
  ["LANGUAGE", "English", undefined],
  ["LOCATION", "Deutschland", "Germany"],
  ["LOCATION", "UK", "United Kingdom"],
  ["LOCATION", "DE", "Germany"],
  ["LOCATION", "de", undefined],
  ["LOCATION", "Georgia", undefined],
  ["LOCATION", "Jersey", undefined],
  ["STATUS", "Live", undefined],
  ["GENRE", "constructor", undefined],
] as const)("the usual word of %s %s", (variable, text, usual) => {
  expect(usualWord(variable, text)).toBe(usual);
});

test("a duplicate is the entry that the change adds, whatever its name", async () => {
  const zulu = entryText("Zulu", "zulu.mudlark.net 4000");
  const before = memoryTree({ "servers/zulu.yml": zulu });
  const sameAddress = { "servers/zulu.yml": zulu, "servers/alpha.yml": entryText("Alpha", "zulu.mudlark.net 4000") };
  expect(await findingsOf("duplicate-address", sameAddress, { before })).toMatch(
    /^data\/servers\/alpha\.yml:3: .* of zulu already/,
  );
  const sameName = { "servers/zulu.yml": zulu, "servers/a-zulu.yml": entryText("A Zulu", "a.mudlark.net 4000") };
  expect(await findingsOf("duplicate-game", sameName, { before })).toMatch(
    /^data\/servers\/a-zulu\.yml:1: .*zulu\.yml/,
  );
  // An old entry that the change makes a duplicate is the one to look at, and not the one that was there.
  const alpha = entryText("Alpha", "alpha.mudlark.net 4000");
  const old = memoryTree({ "servers/zulu.yml": zulu, "servers/alpha.yml": alpha });
  const moved = { ...sameAddress, "servers/alpha.yml": `${alpha}  - host: zulu.mudlark.net\n    port: 4000\n` };
  expect(await findingsOf("duplicate-address", moved, { before: old })).toMatch(/^data\/servers\/alpha\.yml:5/);
  // Without a base to compare with, the last commit says which one is new.
  expect(await findingsOf("duplicate-address", sameAddress, { committed: before })).toMatch(
    /^data\/servers\/alpha\.yml/,
  );
  expect(await findingsOf("duplicate-address", sameAddress)).toMatch(/^data\/servers\/zulu\.yml/);
});
