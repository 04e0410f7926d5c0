import { normalHost } from "../../../scanner/src/address/index.ts";
import { optOutOf, type OptOutItem } from "../../../scanner/src/record/index.ts";
import { mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../../scanner/src/data/finding.ts";
import { loadOptOut } from "../../../scanner/src/data/load-opt-out.ts";
import { readOptOut } from "../../../scanner/src/data/read-opt-out.ts";

const list = `
- host: mud.example.org
  reason: its owner asked
  date: 2026-02-14
- domain: quiet.example
  reason: a whole domain
  date: 2026-02-15
- network: 198.51.100.0/24
  reason: a network
  date: 2026-02-16
- network: 2001:db8::/32
  reason: an IPv6 network
  date: 2026-02-16
- host: 203.0.113.7
  reason: one address
  date: 2026-02-16
- host: bücher.example
  reason: a name beyond ASCII
  date: 2026-02-16
`;

async function load(text: string): ReturnType<typeof loadOptOut> {
  const folder = await mkdtemp(join(tmpdir(), "opt-out-"));
  const file = join(folder, "opt-out.yml");
  await writeFile(file, text);
  return loadOptOut(file);
}

describe("the hosts that it covers", () => {
  test.each([
    ["mud.example.org", "its owner asked"],
    ["MUD.Example.ORG.", "its owner asked"],
    ["www.mud.example.org", undefined],
    ["example.org", undefined],
    ["quiet.example", "a whole domain"],
    ["a.b.quiet.example", "a whole domain"],
    ["notquiet.example", undefined],
    ["198.51.100.0", "a network"],
    ["198.51.100.255", "a network"],
    ["198.51.101.0", undefined],
    ["::ffff:198.51.100.3", "a network"],
    ["2001:DB8:1::1", "an IPv6 network"],
    ["[2001:db8::1]", "an IPv6 network"],
    ["2001:db9::1", undefined],
    ["203.0.113.7", "one address"],
    ["203.0.113.8", undefined],
    ["xn--bcher-kva.example", "a name beyond ASCII"],
    ["", undefined],
    ["..", undefined],
  ])("%s: %s", async (host, reason) => {
    expect((await load(list)).reason(host)).toBe(reason);
  });

  test("an empty list covers nothing", async () => {
    expect((await load("# nobody yet\n")).items).toEqual([]);
    expect((await load("[]\n")).reason("mud.example.org")).toBeUndefined();
  });
});

describe("a list that cannot be read is an error", () => {
  test("no file", async () => {
    await expect(loadOptOut("/nowhere/opt-out.yml")).rejects.toThrow(
      /the opt-out list is missing\. Restore it from git/,
    );
  });

  test.each(["", "\n", "\ufeff"])("an empty file: %j", (text) => {
    const [{ what, tip } = { what: "", tip: "" }, ...more] = readOptOut("data/opt-out.yml", text).findings;
    expect(`${what} ${tip}`).toBe(
      "the opt-out list is empty. Restore it from git. A list without items is written [].",
    );
    expect(more).toEqual([]);
  });

  test("a link, which could lead anywhere", async () => {
    const folder = await mkdtemp(join(tmpdir(), "opt-out-"));
    await symlink("/etc/hosts", join(folder, "opt-out.yml"));
    await expect(loadOptOut(join(folder, "opt-out.yml"))).rejects.toThrow(/not a regular file/);
  });

  test("each mistake is reported", () => {
    const { findings } = readOptOut(
      "data/opt-out.yml",
      `- host: a.example
  reason: asked
- network: 10.0.0.0/40
  reason: asked
  date: 14 Feb
- reason: asked
  date: 2026-02-14
- host: a.example
  domain: b.example
  reason: asked
  date: 2026-02-14
- plain
- domain: c.example
  reasons: asked
  date: 2026-02-14
`,
    );
    expect(findings.map(sentenceOf).join("\n")).toMatchInlineSnapshot(`
      "data/opt-out.yml:1: [0].date: it is missing. Add it: text.
      data/opt-out.yml:3: [1].network: "10.0.0.0/40" is not valid. Write a network as address/bits, as in 192.0.2.0/24 or 2001:db8::/32.
      data/opt-out.yml:5: [1].date: "14 Feb" is not valid. Write the date as 2026-02-14.
      data/opt-out.yml:6: [2]: it has no host, domain or network. Each item needs one of host, domain or network, plus a reason and a date.
      data/opt-out.yml:8: [3]: it has host and domain. Each item needs one of host, domain or network, plus a reason and a date.
      data/opt-out.yml:12: [4]: it has no host, domain or network. Each item needs one of host, domain or network, plus a reason and a date.
      data/opt-out.yml:13: [5].reason: it is missing. Add it: text.
      data/opt-out.yml:14: [5]: unknown key "reasons". Did you mean reason?"
    `);
    expect(readOptOut("data/opt-out.yml", "host: a\n").findings.map(sentenceOf)).toMatchInlineSnapshot(`
      [
        "data/opt-out.yml:1: it is not a list. Each item needs one of host, domain or network, plus a reason and a date.",
      ]
    `);
  });
});

describe("an opt-out applies to every notation", () => {
  const item = (subject: object) => optOutOf([{ reason: "asked", date: "2026-02-14", ...subject } as OptOutItem]);

  test.each([
    "8.8.4.4",
    "8.8.4.4.",
    "::ffff:8.8.4.4",
    "::FFFF:808:404",
    "[::ffff:8.8.4.4]",
    "64:ff9b::8.8.4.4",
    "64:FF9B::808:404",
    "64:ff9b::808:404%eth0",
    "2002:808:404::1",
    "2002:0808:0404:1234::",
    "0x8.8.4.4",
    "134743044",
    "８.８.４.４",
  ])("%s is 8.8.4.4", (host) => {
    expect(item({ host: "8.8.4.4" }).reason(host)).toBe("asked");
    expect(item({ host }).reason("8.8.4.4")).toBe("asked");
    expect(item({ network: "8.8.4.0/24" }).reason(host)).toBe("asked");
    expect(item({ network: "64:ff9b::8.8.4.0/120" }).reason(host)).toBe("asked");
    expect(item({ network: "::ffff:8.8.4.0/120" }).reason(host)).toBe("asked");
    expect(item({ network: "2002:808:400::/40" }).reason(host)).toBe("asked");
    expect(item({ network: "8.8.5.0/24" }).reason(host)).toBeUndefined();
  });

  test("a 6to4 network applies only to addresses written that way", () => {
    expect(item({ network: "2002::/15" }).reason("2002:808:404::1")).toBe("asked");
    expect(item({ network: "2002::/15" }).reason("8.8.4.4")).toBeUndefined();
  });

  test.each(["2a01:4f8::1", "2A01:04F8:0:0::1", "[2a01:4f8::1]", "2a01:4f8::1%25", "2a01:4f8::1."])("%s", (host) => {
    expect(item({ host: "2a01:4f8::1" }).reason(host)).toBe("asked");
    expect(item({ network: "2a01:4f8::/32" }).reason(host)).toBe("asked");
  });

  test.each(["MUD.example.ORG", "mud.example.org..", " mud.example.org. ", "ｍｕｄ.example.org", "mud。example。org"])(
    "%s",
    (host) => {
      expect(item({ host: "mud.example.org" }).reason(host)).toBe("asked");
      expect(item({ domain: "Example.org." }).reason(host)).toBe("asked");
      expect(item({ host }).reason("mud.example.org")).toBe("asked");
    },
  );

  test("but not to unrelated hosts", () => {
    expect(item({ domain: "example.org" }).reason("notexample.org")).toBeUndefined();
    expect(item({ host: "::1" }).reason("0.0.0.1")).toBeUndefined();
  });
});

test("hosts are normalised for comparison", () => {
  expect(["A.Example.", "[::1]", "0:0:0:0:0:0:0:1", "127.1", "::ffff:127.0.0.1"].map(normalHost)).toEqual([
    "a.example",
    "::1",
    "::1",
    "127.0.0.1",
    "127.0.0.1",
  ]);
});
