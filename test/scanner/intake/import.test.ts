import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defined } from "../../../scanner/src/objects/index.ts";
import fc from "../../fast-check.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { checkData } from "../../../scanner/src/review/check/check.ts";
import { gather } from "../../../scanner/src/intake/import/gather.ts";
import { Gathered } from "../../../scanner/src/intake/import/gathered.ts";
import { planImport, type ImportPlan } from "../../../scanner/src/intake/import/plan.ts";
import { readForeignRecord } from "../../../scanner/src/intake/import/read-foreign-record.ts";
import { readAddressList } from "../../../scanner/src/intake/import/address-list.ts";
import { writeImport } from "../../../scanner/src/intake/import/write-import.ts";
import { decodeFile } from "../../../scanner/src/data/decode-file.ts";
import { loadListing } from "../../../scanner/src/data/load-listing.ts";
import { directoryTree } from "../../../scanner/src/data/tree/directory-tree.ts";
import { fingerprintOf } from "../../../scanner/src/fingerprint/index.ts";
import { optOutOf, readReadings, readRecord } from "../../../scanner/src/record/index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-"));
  await put("data/opt-out.yml", "- domain: quiet.net\n  reason: asked\n  date: 2026-02-14\n");
  await put(
    "data/servers/alpha.yml",
    "name: Alpha\naddresses:\n  - { host: alpha.mudlark.net, port: 4000 }\n  - { host: alpha.mudlark.net, port: 4001 }\nformerAddresses:\n  - { host: old.mudlark.net, port: 23 }\n",
  );
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

async function plan(path: string): Promise<ImportPlan> {
  const names = await readdir(join(folder, "data/records")).catch(() => []);
  return planImport(await gather(join(folder, path), "a test"), {
    data: join(folder, "data"),
    entries: await loadListing(join(folder, "data/servers")),
    recorded: new Set(names.map((name) => name.replace(".json", ""))),
    optOut: optOutOf([{ domain: "quiet.net", reason: "asked", date: "2026-02-14" }]),
    allowPrivate: false,
  });
}

const saidOf = ({ skipped }: Pick<ImportPlan, "skipped">): string =>
  skipped.map(({ from, why }) => `${from}: ${why}`.replaceAll(`${folder}/`, "")).join("\n");

interface RecordParts {
  host?: string;
  port?: number;
  ip?: string;
  at?: string;
  mssp?: Record<string, string>;
  data?: Record<string, unknown>;
  session?: Record<string, unknown>;
}

/** A record as telnetlib3 writes it, with a valid fingerprint. */
function record({
  host = "beta.mudlark.net",
  port = 4000,
  ip = "198.51.100.7",
  at = "2026-02-14T17:13:31.241496+00:00",
  mssp,
  data,
  session,
}: RecordParts = {}): {
  text: string;
  fingerprint: string;
} {
  const fingerprintData = data ?? {
    "offered-options": [],
    "probed-protocol": "server",
    "refused-options": [],
    "requested-options": ["NAWS"],
    "scan-type": "quick",
  };
  const fingerprint = fingerprintOf(fingerprintData);
  const probe = {
    fingerprint,
    "fingerprint-data": fingerprintData,
    session_data: {
      banner_before_return: "Hello",
      ...defined({ mssp }),
      timing: { probe: 0, total: 2.5 },
      ...session,
    },
  };
  return {
    fingerprint,
    text: JSON.stringify({ "server-probe": probe, sessions: [{ host, port, ip, connected: at }] }),
  };
}

describe("a list of lines", () => {
  test("hosts, ports, encodings, columns, comments; invalid input is reported", async () => {
    await put(
      "list.txt",
      `\ufeff# my list
beta.mudlark.net 4000 KOI8-R 100   # with a comment
gamma.mudlark.net\t23

beta.mudlark.net 4000
alpha.mudlark.net 4001
OLD.mudlark.net 23
delta.mudlark.net
delta.mudlark.net telnet
delta.mudlark.net 70000
delta.mudlark.net 4000 klingon 3
delta.mudlark.net 4001 utf-8 80 more
x.quiet.net 4000
10.0.0.1 4000
mail.mudlark.net 25
../../etc/passwd 4000
\u001b[2J 4000
`,
    );
    const planned = await plan("list.txt");
    expect(saidOf(planned)).toMatchInlineSnapshot(`
      "list.txt:5: beta.mudlark.net 4000 is already in list.txt:2.
      list.txt:8: "" is not a port: write "host port [encoding [columns]]" or "host:port".
      list.txt:9: "telnet" is not a port: write "host port [encoding [columns]]" or "host:port".
      list.txt:10: "70000" is not a port: write "host port [encoding [columns]]" or "host:port".
      list.txt:11: the encoding "klingon" is unknown; the address is imported without it.
      list.txt:11: "3" is not a width from 20 to 400 columns; the address is imported without it.
      list.txt:12: there is text after "host port [encoding [columns]]" or "host:port": "more".
      list.txt:17: the host "\\u001b[2J" is not a valid host name.
      list.txt:16: the host "../../etc/passwd" is not a valid host name.
      list.txt:14: the host 10.0.0.1 is not a public address (private).
      list.txt:6: alpha.mudlark.net 4001 is listed already: data/servers/alpha.yml.
      list.txt:15: port 25 belongs to mail.
      list.txt:7: OLD.mudlark.net 23 is a former address of data/servers/alpha.yml.
      list.txt:13: x.quiet.net is on the opt-out list."
    `);
    expect(planned.entries).toMatchInlineSnapshot(`
      [
        {
          "entry": {
            "addresses": [
              {
                "host": "beta.mudlark.net",
                "port": 4000,
                "tls": false,
              },
            ],
            "columns": 100,
            "encoding": "koi8-r",
            "name": "beta.mudlark.net",
          },
          "id": "beta-mudlark-net-4000",
        },
        {
          "entry": {
            "addresses": [
              {
                "host": "delta.mudlark.net",
                "port": 4000,
                "tls": false,
              },
            ],
            "name": "delta.mudlark.net",
          },
          "id": "delta-mudlark-net-4000",
        },
        {
          "entry": {
            "addresses": [
              {
                "host": "gamma.mudlark.net",
                "port": 23,
                "tls": false,
              },
            ],
            "name": "gamma.mudlark.net",
          },
          "id": "gamma-mudlark-net-23",
        },
      ]
    `);
  });

  test.each([
    ["beta.mudlark.net:4000", "beta.mudlark.net 4000"],
    ["beta.mudlark.net,4000", "beta.mudlark.net 4000"],
    ["beta.mudlark.net; 4000", "beta.mudlark.net 4000"],
    ["telnet://beta.mudlark.net:4000", "beta.mudlark.net 4000"],
    ["TELNET://beta.mudlark.net:4000/", "beta.mudlark.net 4000"],
    ["telnet://beta.mudlark.net 4000", "beta.mudlark.net 4000"],
    ["telnets://beta.mudlark.net:4443", "beta.mudlark.net 4443 tls"],
    ["[2001:db8::1]:4000", "2001:db8::1 4000"],
    ["[2001:db8::1] 4000", "2001:db8::1 4000"],
    ["2001:db8::1 4000", "2001:db8::1 4000"],
    ["2001:db8::1,4000", "2001:db8::1 4000"],
    ["telnet://[2001:db8::1]:4000", "2001:db8::1 4000"],
    ["beta.mudlark.net:4000 big5 100 # a note", "beta.mudlark.net 4000 big5 100"],
  ])("%j is %s", (line, wanted) => {
    const into = new Gathered();
    readAddressList("list", line, into);
    expect(into.skipped).toEqual([]);
    const [found] = [...into.found.values()];
    expect(
      [found?.host, found?.port, found?.tls && "tls", found?.encoding, found?.columns].filter(Boolean).join(" "),
    ).toBe(wanted);
  });

  test.each([
    "beta.mudlark.net",
    "2001:db8::1",
    "beta.mudlark.net:70000",
    "beta.mudlark.net:x",
    "[beta]:4000",
    "http://beta.mudlark.net/",
  ])("%j is rejected with a reason", (line) => {
    const into = new Gathered();
    readAddressList("list", line, into);
    expect([into.found.size, into.skipped.length]).toEqual([0, 1]);
  });

  test("in UTF-16 and with a byte order mark", async () => {
    const text = "beta.mudlark.net 4000\r\ngamma.mudlark.net:4000\r\n";
    const bigEndian = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, "utf16le"),
      Buffer.from(text, "utf16le"),
      bigEndian,
      Buffer.from(`\ufeff${text}`),
    ]) {
      await writeFile(join(folder, "list.txt"), bytes);
      const planned = await plan("list.txt");
      expect(planned.skipped).toEqual([]);
      expect(planned.entries.map(({ id }) => id)).toEqual(["beta-mudlark-net-4000", "gamma-mudlark-net-4000"]);
    }
  });

  test("a tab-separated table with a header line", async () => {
    await put(
      "list.tsv",
      [
        "host\tport\tname\ttls_port\twebsite\tencoding\tcodebase\tcreated\tfingerprint\tsource_urls\tvotes",
        "beta.mudlark.net\t4000\tThe Beta Realm\t4443\thttps://beta.mudlark.net\tBig5\ttbaMUD\t1998\t2d1d3bcf28abae7b\thttps://mudlark.net/a https://mudlark.net/b\t17",
        "gamma.mudlark.net\t4001\tGamma\t4001\tnot an address\tklingon\t\t98\t\t\t",
        "\t4000\tNobody",
        "delta.mudlark.net\tport\tDelta",
        "",
      ].join("\r\n"),
    );
    const planned = await plan("list.tsv");
    expect(saidOf(planned)).toBe(
      [
        'list.tsv:3: the encoding "klingon" is unknown; the address is imported without it.',
        'list.tsv:3: its website "not an address" was left out: write a complete web address that starts with http:// or https://.',
        'list.tsv:3: its created "98" was left out: Too small: expected number to be >=1975.',
        "list.tsv:4: it has no host.",
        'list.tsv:5: "port" is not a port.',
      ].join("\n"),
    );
    expect(planned.entries).toEqual([
      {
        id: "the-beta-realm",
        entry: {
          name: "The Beta Realm",
          addresses: [
            { host: "beta.mudlark.net", port: 4000, tls: false },
            { host: "beta.mudlark.net", port: 4443, tls: true },
          ],
          encoding: "big5",
          website: "https://beta.mudlark.net",
          codebase: "tbaMUD",
          created: 1998,
          publishedFingerprint: "2d1d3bcf28abae7b",
          sources: [{ url: "https://mudlark.net/a" }, { url: "https://mudlark.net/b" }],
        },
      },
      { id: "gamma", entry: { name: "Gamma", addresses: [{ host: "gamma.mudlark.net", port: 4001, tls: true }] } },
    ]);
  });

  test("rows of one game become one entry, whichever of its hosts, ports and websites they name", async () => {
    const long = `https://mudlark.net/${"a".repeat(290)}`;
    await put(
      "list.tsv",
      [
        "host\tport\tname\ttls_port\twebsite\tencoding\tsubgenre\tgameplay\tadult\tlanguage\tsource_url",
        `beta.net\t4000\tBeta\t4000\t\tGBK\tCyberpunk\tSocial, Questing\tyes\t\t${long}`,
        "beta.net\t4001\tBeta MUD\t\thttps://www.beta.net/\tUTF-8\t\t\t\tChinese\thttps://mudlark.net/b",
        "play.beta.net\t23\tBETA\t\t\t\t\t\tno\tFrench\thttps://mudlark.net/b",
        "oldbeta.org\t4000\tBeta\t4443\thttp://beta.net\tGBK\t\t\t\t\t",
        "otherbeta.org\t4000\tBeta\tsoon\thttp://otherbeta.org\t\t\t\t\t\t",
        "notbeta.net\t4000\tBeta\t\t\t\t\t\t\t\t",
      ].join("\n"),
    );
    const planned = await plan("list.tsv");
    expect(planned.entries).toEqual([
      {
        id: "beta",
        entry: {
          name: "Beta",
          addresses: [
            { host: "beta.net", port: 4001, tls: false, encoding: "utf-8" },
            { host: "oldbeta.org", port: 4000, tls: false },
            { host: "play.beta.net", port: 23, tls: false },
            { host: "beta.net", port: 4000, tls: true },
            { host: "oldbeta.org", port: 4443, tls: true },
          ],
          encoding: "gbk",
          website: "https://www.beta.net/",
          subgenre: "Cyberpunk",
          gameplay: ["Social", "Questing"],
          adult: true,
          language: "Chinese",
          sources: [{ url: long }, { url: "https://mudlark.net/b" }],
        },
      },
    ]);
    expect(saidOf(planned)).toMatchInlineSnapshot(`
      "list.tsv:6: the TLS port "soon" is not a port; the address is imported without it.
      list.tsv:7: Beta looks like data/servers/beta.yml. If they are different, add it with "mudlark data new" and --not-same-as beta.
      list.tsv:5: its address was added to beta, whose facts are kept; left out: website "http://beta.net".
      list.tsv:6: Beta looks like data/servers/beta.yml. If they are different, add it with "mudlark data new" and --not-same-as beta.
      list.tsv:4: its address was added to beta, whose facts are kept; left out: language "French", adult false."
    `);
  });

  test("an entry gets no address twice, and not more than allowed", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `beta.net\t${String(4000 + index)}\tBeta\t7000`);
    await put("list.tsv", ["host\tport\tname\ttls_port", ...rows].join("\n"));
    const planned = await plan("list.tsv");
    const [only] = planned.entries;
    const ports = only?.entry.addresses.map(({ port }) => port) ?? [];
    expect([planned.entries.length, new Set(ports).size, ports.at(-1)]).toEqual([1, ports.length, 7000]);
    expect(ports.length).toBeLessThanOrEqual(20);
    expect(planned.skipped.length).toBe(31 - ports.length);
    expect(planned.skipped[0]?.why).toBe("beta has as many addresses as an entry can have.");
    await writeImport(join(folder, "data"), planned);
    expect(await checkData(directoryTree(join(folder, "data")))).toEqual([]);
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        readAddressList("list", text, new Gathered());
        readAddressList("list", `host\tport\tname\twebsite\n${text}`, new Gathered());
        decodeFile(Buffer.from(text, "latin1"));
      }),
    );
  });
});

describe("a folder of telnetlib3's records", () => {
  test("no claim of a protocol is lost, whichever variable makes it", async () => {
    const variables = ["GMCP", "MCCP2", "MCCP3", "AARDWOLF", "MTTS", "MNES", "PUEBLO", "ZMP", "UTF-8"];
    const claiming = record({
      mssp: { ...Object.fromEntries(variables.map((name) => [name, "1"])), CHARSET: "UTF-8", ssl: "4443", MSP: "" },
    });
    await put(`server/${claiming.fingerprint}/a.json`, claiming.text);
    const [only] = (await plan("server")).records;
    const claimed = Object.entries(only?.record.mudlark?.evidence ?? {}).flatMap(([name, one]) =>
      one.claimed === undefined ? [] : [`${name} ${one.claimed}`],
    );
    expect(claimed.sort()).toEqual([...variables.map((name) => `${name} 1`), "CHARSET UTF-8", "TLS 4443"].sort());
  });

  test("of every version; several records of one server become one with all sessions", async () => {
    const old = record({
      mssp: { NAME: "Beta Realm", PLAYERS: "3", UPTIME: "1767000000", SSL: "4443" },
      at: "2026-01-01T01:00:00+00:00",
      data: { "offered-options": [], "probed-protocol": "server", "refused-options": ["BM"], "requested-options": [] },
    });
    const newer = record({
      mssp: { NAME: "Beta Realm", PLAYERS: "many", CODEBASE: "tbaMUD" },
      at: "2026-03-01T01:00:00+00:00",
    });
    const newest = record({
      host: "gamma.mudlark.net",
      mssp: { NAME: "Gamma" },
      data: {
        "directional-refusals": [],
        "looped-negotiation": [],
        "offered-options": [],
        "probed-protocol": "server",
        "refused-options": [],
        "requested-options": [],
        "scan-type": "quick",
        "wrong-direction-offered": [],
      },
      session: {
        banner_before_return: { text: "\udcb1", raw_hex: "b1" },
        option_states: { server_offered: { GMCP: true, "0x56": false } },
      },
    });
    await put(`server/${old.fingerprint}/a.json`, old.text);
    await put(`server/${newer.fingerprint}/b.json`, newer.text);
    await put(`server/${newer.fingerprint}/again.json`, newer.text);
    await put(`server/${newest.fingerprint}/c.json`, newest.text);
    const planned = await plan("server");
    expect(planned.skipped).toEqual([]);
    expect(planned.entries.map(({ id }) => id)).toEqual(["beta-realm", "gamma"]);
    const [beta, gamma] = planned.records.map((one) => one.record);
    expect(beta?.["server-probe"]?.fingerprint).toBe(newer.fingerprint);
    expect(beta?.sessions.map(({ connected }) => connected.slice(0, 10))).toEqual(["2026-01-01", "2026-03-01"]);
    expect(beta?.mudlark).toMatchObject({
      origin: "imported",
      provenance: "a test",
      visited: "2026-03-01T01:00:00.000Z",
      rule: "telnetlib3-2.5.0",
    });
    expect(gamma?.mudlark).toMatchObject({
      raw: { before: "sQ==", after: "" },
      evidence: {
        GMCP: { offered: "WILL", reply: "agreed", on: ["first"] },
        MCCP2: { offered: "WILL", reply: "refused", on: ["first"] },
      },
    });
    expect(gamma?.mudlark).not.toHaveProperty("rule");
    expect(planned.readings.map(({ id, at, players, booted, changed }) => ({ id, at, players, booted, changed })))
      .toMatchInlineSnapshot(`
      [
        {
          "at": "2026-01-01T01:00:00Z",
          "booted": 1767000000,
          "changed": [
            "new",
          ],
          "id": "beta-realm",
          "players": 3,
        },
        {
          "at": "2026-03-01T01:00:00Z",
          "booted": undefined,
          "changed": undefined,
          "id": "beta-realm",
          "players": null,
        },
        {
          "at": "2026-02-14T17:13:31Z",
          "booted": undefined,
          "changed": [
            "new",
          ],
          "id": "gamma",
          "players": undefined,
        },
      ]
    `);
  });

  test("what is not imported is reported with its reason", async () => {
    const { text, fingerprint } = record();
    await put("server/0000000000000000/wrong-folder.json", text);
    await put(`server/${fingerprint}/tampered.json`, text.replace('"NAWS"', '"TTYPE"'));
    await put(`server/${fingerprint}/half.json`, text.slice(0, 50));
    await put(`server/${fingerprint}/no-session.json`, text.replace(/"sessions":\[.*\]/, '"sessions":[]'));
    await put(`server/${fingerprint}/no-date.json`, text.replace("2026-02-14T17:13:31.241496+00:00", "yesterday"));
    await put(`server/${fingerprint}/notes.txt`, "");
    await put("client/1111111111111111/client.json", JSON.stringify({ "client-probe": {}, sessions: [] }));
    await symlink("/etc/hostname", join(folder, "server", fingerprint, "link.json"));
    expect(saidOf(await plan("server"))).toMatchInlineSnapshot(`
      "server/0000000000000000/wrong-folder.json: its folder is named 0000000000000000, but the record says 4c3054f2191e9619.
      server/4c3054f2191e9619/half.json: not valid JSON (Expected double-quoted property name in JSON at position 50 (line 1 column 51)).
      server/4c3054f2191e9619/link.json: it is not a regular file; links are not followed.
      server/4c3054f2191e9619/no-date.json: sessions: no session has a time (connected), so the record cannot be dated.
      server/4c3054f2191e9619/no-session.json: it has no session, so it is unclear which server it is about.
      server/4c3054f2191e9619/notes.txt: it is not a .json file.
      server/4c3054f2191e9619/tampered.json: server-probe.fingerprint: is 4c3054f2191e9619, but its fingerprint-data hashes to 6f760814123baeb7."
    `);
    expect(saidOf(await plan("client"))).toMatchInlineSnapshot(
      `"client/1111111111111111/client.json: it is a record of a client, not of a server."`,
    );
  });

  test("two ports of one game become one entry; a game of the same name elsewhere is left to a person", async () => {
    const mssp = { NAME: "Twin Realm" };
    await put("server/a.json", record({ mssp, port: 3999 }).text);
    await put("server/b.json", record({ mssp, port: 4000 }).text);
    await put("server/c.json", record({ mssp, host: "twin.mudlark.net", port: 5000 }).text);
    await put("server/d.json", record({ mssp, host: "far.mudlark.org", port: 1, ip: "203.0.113.9" }).text);
    await put("server/e.json", record({ mssp: { NAME: "ALPHA" }, host: "e.mudlark.net" }).text);
    const planned = await plan("server");
    expect(planned.entries).toMatchInlineSnapshot(`
      [
        {
          "entry": {
            "addresses": [
              {
                "host": "beta.mudlark.net",
                "port": 3999,
                "tls": false,
              },
              {
                "host": "beta.mudlark.net",
                "port": 4000,
                "tls": false,
              },
              {
                "host": "twin.mudlark.net",
                "port": 5000,
                "tls": false,
              },
            ],
            "name": "Twin Realm",
          },
          "id": "twin-realm",
        },
      ]
    `);
    expect(saidOf(planned)).toMatchInlineSnapshot(`
      "server/e.json: ALPHA looks like data/servers/alpha.yml. If they are different, add it with "mudlark data new" and --not-same-as alpha.
      server/d.json: "Twin Realm" looks like data/servers/twin-realm.yml. If they are different, add it with "mudlark data new" and --not-same-as twin-realm."
    `);
  });

  test("the TLS port of another server becomes an address of it, not a game", async () => {
    await put("server/a.json", record({ mssp: { NAME: "Beta", SSL: "4001" } }).text);
    await put("server/b.json", record({ port: 4001 }).text);
    const planned = await plan("server");
    expect(planned.entries.map(({ entry }) => entry.addresses)).toEqual([
      [
        { host: "beta.mudlark.net", port: 4000, tls: false },
        { host: "beta.mudlark.net", port: 4001, tls: true },
      ],
    ]);
    expect(saidOf(planned)).toMatchInlineSnapshot(
      `"server/b.json: beta.mudlark.net 4001 is a second address of data/servers/beta.yml; a record must be of the first."`,
    );
  });

  test("an entry without a record gets one; an existing record is kept", async () => {
    await put("server/a.json", record({ host: "ALPHA.mudlark.net" }).text);
    await put("server/b.json", record({ host: "alpha.mudlark.net", port: 4001 }).text);
    const planned = await plan("server");
    expect(planned.entries).toEqual([]);
    expect(planned.records.map(({ id }) => id)).toEqual(["alpha"]);
    await writeImport(join(folder, "data"), planned);
    const kept = await readFile(join(folder, "data/records/alpha.json"), "utf8");
    await put("server/c.json", record({ host: "alpha.mudlark.net", at: "2026-09-01T00:00:00Z" }).text);
    expect(saidOf(await plan("server"))).toMatchInlineSnapshot(`
      "server/a.json: alpha has a record already, and an import never overwrites.
      server/b.json: alpha.mudlark.net 4001 is a second address of data/servers/alpha.yml; a record must be of the first."
    `);
    const again = await writeImport(join(folder, "data"), planned);
    expect(again).toMatchObject({ entries: 0, records: 0, readings: 0 });
    expect(await readFile(join(folder, "data/records/alpha.json"), "utf8")).toBe(kept);
  });
});

test("what is written can be read, and passes the check", async () => {
  await put("server/a.json", record({ mssp: { NAME: "__proto__", constructor: "x" } }).text);
  await put("server/b.json", record({ host: "gamma.mudlark.net", mssp: { NAME: "../../../etc/passwd" } }).text);
  await put(
    "data/readings/2026/2026-02-14.ndjson",
    '{"id":"alpha","host":"alpha.mudlark.net","port":4000,"outcome":"ok","at":"2026-02-14T01:00:00Z","ms":{"total":3}}\n',
  );
  expect(await writeImport(join(folder, "data"), await plan("server"))).toEqual({
    entries: 2,
    records: 2,
    readings: 2,
    skipped: [],
  });
  expect(await readdir(join(folder, "data/servers"))).toEqual(["alpha.yml", "etc-passwd.yml", "proto.yml"]);
  expect(await checkData(directoryTree(join(folder, "data")))).toEqual([]);
  const json = await readFile(join(folder, "data/records/proto.json"), "utf8");
  expect(Object.keys(readRecord(json, "proto")["server-probe"]?.session_data.mssp ?? {})).toEqual([
    "NAME",
    "constructor",
  ]);
  const night = await readFile(join(folder, "data/readings/2026/2026-02-14.ndjson"), "utf8");
  expect(readReadings(night, "night").map(({ id }) => id)).toEqual(["alpha", "etc-passwd", "proto"]);
});

test("values and claims have the same meaning as everywhere", async () => {
  const claims = { MCCP2: "1", MCCP3: "1", AARDWOLF: "1", MTTS: "1", MNES: "1", CHARSET: "UTF-8", gmcp: '"1"' };
  const mssp = { NAME: "Beta", players: '"12"', UPTIME: "9999999999", ...claims };
  await put("server/a.json", record({ mssp }).text);
  const planned = await plan("server");
  const evidence = planned.records[0]?.record.mudlark?.evidence ?? {};
  expect(Object.entries(evidence).map(([name, { claimed }]) => `${name} ${claimed ?? ""}`.trim())).toEqual([
    "AARDWOLF 1",
    "CHARSET UTF-8",
    "GMCP 1",
    "MCCP2 1",
    "MCCP3 1",
    "MNES 1",
    "MSSP",
    "MTTS 1",
  ]);
  expect(planned.readings).toMatchObject([{ players: 12 }]);
  expect(planned.readings[0]).not.toHaveProperty("booted");
});

describe("JSON of our own API", () => {
  test("a server with its record inside, one per file or one per line", async () => {
    const server = (name: string, host: string): string =>
      JSON.stringify({ id: "x", name, record: JSON.parse(record({ host, mssp: { NAME: "Mygame" } }).text) as unknown });
    await put("one.json", server("Beta", "beta.mudlark.net"));
    expect((await plan("one.json")).entries.map(({ entry }) => entry.name)).toEqual(["Beta"]);
    await put(
      "dump.ndjson",
      `${server("Beta", "beta.mudlark.net")}\n${server("Gamma", "gamma.mudlark.net")}\n{"id":"y","name":"Delta","host":"delta.mudlark.net","port":4443,"tls":true,"record":null}\n{"id":"z","record":null}\n`,
    );
    const planned = await plan("dump.ndjson");
    expect(planned.entries.map(({ entry }) => entry.name)).toEqual(["Beta", "Delta", "Gamma"]);
    expect(planned.entries[1]?.entry.addresses).toEqual([{ host: "delta.mudlark.net", port: 4443, tls: true }]);
    expect(saidOf(planned)).toMatchInlineSnapshot(`
      "dump.ndjson:4: name: Invalid input: expected string, received undefined
      dump.ndjson:4: host: Invalid input: expected string, received undefined
      dump.ndjson:4: port: Invalid input: expected number, received undefined"
    `);
  });

  test("our own part of a record is kept, and marked as imported", async () => {
    const own = readRecord(
      await readFile(join(import.meta.dirname, "../../../data/records/cryosphere.json"), "utf8"),
      "cryosphere",
    );
    await put("own.json", JSON.stringify(own));
    const [taken] = (await plan("own.json")).records;
    expect(taken?.record.mudlark).toEqual(own.mudlark);
  });
});

test("no JSON makes it throw", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      readForeignRecord(text, { file: "x.json", provenance: "a test" }, new Gathered());
    }),
  );
});

test("a record that is nested endlessly is skipped without recursion", async () => {
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const text = record({ session: { comport: "HERE" } }).text.replace('"HERE"', deep);
  await put("server/a.json", text);
  await put("server/b.json", `{"name":"B","record":${text}}`);
  await put("server/c.json", "[".repeat(200_000));
  expect(saidOf(await plan("server"))).toMatchInlineSnapshot(`
    "server/a.json: more than 100 levels of nesting, which no valid record has.
    server/b.json: it is nested too deeply to be a record.
    server/c.json: not valid JSON (Unexpected end of JSON input)."
  `);
});

test("a missing path is an error that says what to do", async () => {
  await expect(gather(join(folder, "none"), "a test")).rejects.toThrow(/none: it cannot be read/);
});
