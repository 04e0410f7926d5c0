import { describe, expect, test } from "vitest";
import { entryText } from "../../../scanner/src/data/entry-text.ts";
import { msspFacts } from "../../../scanner/src/mssp/index.ts";
import { proposedFacts, type Facts } from "../../../scanner/src/intake/propose/facts.ts";
import { admit, newEntry, type NewEntryContext } from "../../../scanner/src/intake/propose/new-entry.ts";
import { proposeEntry } from "../../../scanner/src/intake/propose/propose-entry.ts";
import { readEntry } from "../../../scanner/src/data/read-entry.ts";
import { optOutOf, type ListingEntry, type MudlarkPart, type ScanRecord } from "../../../scanner/src/record/index.ts";

const address = { host: "alpha.mudlark.net", port: 4000, tls: false };

function recordOf(mssp: Record<string, string | string[]>, banner = "", part: Partial<MudlarkPart> = {}): ScanRecord {
  return {
    "server-probe": {
      fingerprint: "2d1d3bcf28abae7b",
      "fingerprint-data": {
        "probed-protocol": "server",
        "offered-options": [],
        "refused-options": [],
        "requested-options": [],
      },
      session_data: { banner_before_return: banner, mssp },
    },
    sessions: [{ host: "alpha.mudlark.net", port: 4000, connected: "2026-02-14T17:13:31.241496+00:00" }],
    mudlark: {
      schema: 1,
      generator: "test",
      origin: "scan",
      outcome: { code: "ok", reason: "It spoke.", phase: "done" },
      visited: "2026-02-14T17:13:31.241Z",
      transport: "telnet",
      ...part,
    },
  };
}

const whole = recordOf({
  NAME: "Alpha Realm",
  SSL: "4001",
  WEBSITE: "www.alpha.mudlark.net",
  CODEBASE: ["DikuMUD", "Alpha 2.0"],
  GAMEPLAY: ["Questing", "Hack and Slash"],
  GENRE: "None",
  CREATED: "1999",
  LANGUAGE: "English",
  PAY_TO_PLAY: "0",
  "ADULT MATERIAL": "1",
  LOCATION: "\u001b[1mFinland\u001b[0m\u0007",
  DISCORD: "javascript:alert(1)",
});

describe("an entry from a record", () => {
  test("name, TLS, website and facts from MSSP, with their source", () => {
    const { id, entry, remarks } = proposeEntry(address, whole);
    expect(remarks).toEqual([]);
    expect(`# ${id}.yml\n${entryText(entry)}`).toMatchInlineSnapshot(`
      "# alpha-realm.yml
      name: Alpha Realm
      addresses:
        - host: alpha.mudlark.net
          port: 4000
        - host: alpha.mudlark.net
          port: 4001
          tls: true
      website: https://www.alpha.mudlark.net/
      codebase: DikuMUD, Alpha 2.0
      gameplay:
        - Questing
        - Hack and Slash
      language: English
      location: Finland
      created: 1999
      adult: true
      sources:
        - url: telnet://alpha.mudlark.net:4000
          note: its own MSSP, 2026-02-14
      "
    `);
    expect(readEntry("alpha-realm.yml", entryText(entry)).findings).toEqual([]);
  });

  test.each([
    [{ NAME: "Mygame" }, "Welcome to the Empire!\r\n", "the Empire"],
    [{ NAME: "Mygame" }, "\u001b[2J\u001b[1;33m  Welcome to \u001b[0mCryosphere, traveller", "Cryosphere"],
    [{ NAME: "-1" }, "By what name?", "alpha.mudlark.net"],
    [{}, "Welcome to the world of Dawn.\r\n", "world of Dawn"],
    [{}, "", "alpha.mudlark.net"],
    [{}, "Welcome to our MUD", "alpha.mudlark.net"],
    [{ NAME: "\u001b[31mRed\u202e Dawn\r\n" }, "", "Red Dawn"],
    [{}, "  ~ |   L A N T E R N   M A R S H    |\r\n", "Lantern Marsh"],
    [{}, "\u001b[1m   D U N  M U D\r\n", "Dun MUD"],
    [{}, "A B C and THIS IS I A\r\n", "alpha.mudlark.net"],
    [{ NAME: ["Old", "New"] }, "", "New"],
    [{ name: '"Quoted"' }, "", "Quoted"],
  ])("name of %j with banner %j", (mssp, banner, name) => {
    expect(proposeEntry(address, recordOf(mssp as Record<string, string>, banner)).entry.name).toBe(name);
  });

  test("given facts take precedence, and doubtful names get a remark", () => {
    expect(proposeEntry(address, whole, { name: "Beta", encoding: "cp437", columns: 100 }).entry).toMatchObject({
      name: "Beta",
      encoding: "cp437",
      columns: 100,
    });
    expect(proposeEntry(address, recordOf({ NAME: "PennMUSH" })).remarks).toMatchInlineSnapshot(`
      [
        "Its MSSP has the default name "PennMUSH": set one with --name.",
      ]
    `);
    expect(proposeEntry(address, recordOf({}, "Welcome to Dawn")).remarks).toMatchInlineSnapshot(`
      [
        "The name was taken from the banner: check that "Dawn" is right.",
      ]
    `);
  });

  test("an encoding is written into the entry if the bytes are clear", () => {
    const encodingFor = (confidence: number, source: "bytes" | "charset" = "bytes"): string | undefined =>
      proposeEntry(address, recordOf({ NAME: "A" }, "", { encoding: { name: "cp437", source, confidence } })).entry
        .encoding;
    expect([encodingFor(0.9), encodingFor(0.5), encodingFor(0.9, "charset")]).toEqual(["cp437", undefined, undefined]);
  });

  test("without an ASCII name, the id is made from host and port", () => {
    expect(proposeEntry(address, recordOf({ NAME: "狂想空間" })).id).toBe("alpha-mudlark-net-4000");
    expect(proposeEntry(address, undefined).id).toBe("alpha-mudlark-net-4000");
  });
});

const sentFacts = (values: Record<string, string | string[]>): Facts => proposedFacts(msspFacts({ values, at: null }));

describe("MSSP as servers send it", () => {
  test("values that an entry does not accept are left out", () => {
    expect(
      sentFacts({
        CREATED: "the third age",
        WEBSITE: "ftp://x.mudlark.net",
        GENRE: "none",
        LANGUAGE: "",
        STATUS: "x".repeat(60),
        GAMEPLAY: Array.from({ length: 30 }, (_, index) => `Kind ${index}`),
        __proto__: "x",
      }),
    ).toEqual({ gameplay: Array.from({ length: 10 }, (_, index) => `Kind ${index}`) });
  });

  test.each([
    ["IT", "Italy"],
    ["UK", "United Kingdom"],
    ["USA", "United States"],
    ["United States of America (the)", "United States"],
    ["Texas", "Texas"],
    ["ZZ", "ZZ"],
  ])("location %s: %s", (LOCATION, location) => {
    expect(sentFacts({ LOCATION }).location).toBe(location);
  });
});

describe("who may be added", () => {
  const alpha: ListingEntry = {
    id: "alpha",
    name: "Alpha Realm",
    addresses: [{ host: "a.mudlark.net", port: 1, tls: false }],
  };
  const context: NewEntryContext = {
    data: "/srv/listing",
    entries: [
      { ...alpha, formerIds: ["first"], formerAddresses: [{ host: "old.mudlark.net", port: 1 }] },
      { id: "alpha-tls", name: "Other", addresses: [{ host: "alpha.mudlark.net", port: 4001, tls: true }] },
    ],
    optOut: optOutOf([{ domain: "quiet.net", reason: "asked", date: "2026-02-14" }]),
    allowPrivate: false,
    notSameAs: [],
  };

  test.each([
    ["A.mudlark.net", 1],
    ["old.mudlark.net", 1],
    ["x.quiet.net", 1],
    ["127.0.0.1", 4000],
    ["mud.mudlark.net", 25],
    ["telnet://x.net", 1],
    ["\u001b[2J", 1],
  ])("%s %i is refused", (host, port) => {
    const refused = (): void => {
      admit({ host, port, tls: false }, context);
    };
    expect(refused).toThrowErrorMatchingSnapshot();
  });

  test("private hosts only if explicitly allowed", () => {
    admit({ host: "127.0.0.1", port: 4000, tls: false }, { ...context, allowPrivate: true });
    admit(address, context);
  });

  test("a game of the same name, or a used id, is rejected", () => {
    expect(() => newEntry(address, whole, {}, context)).toThrowErrorMatchingInlineSnapshot(
      `[RecordError: "Alpha Realm" looks like /srv/listing/servers/alpha.yml. If they are the same, add the address there; if not, use --not-same-as alpha.]`,
    );
    expect(newEntry(address, whole, {}, { ...context, notSameAs: ["alpha"] }).entry.notSameAs).toEqual(["alpha"]);
    expect(() => newEntry(address, whole, { name: "First" }, context)).toThrowErrorMatchingInlineSnapshot(
      `[RecordError: The id first is taken by /srv/listing/servers/alpha.yml. Choose another one for the new entry: --id first-2.]`,
    );
    expect(newEntry(address, whole, { name: "First" }, { ...context, id: "first-2" }).id).toBe("first-2");
  });

  test("a TLS port that another entry has is left out", () => {
    expect(newEntry(address, whole, { name: "Beta" }, context).entry.addresses).toEqual([address]);
  });

  test("a failed visit creates no entry", () => {
    const failed = recordOf({}, "", { outcome: { code: "refused", reason: "The port is closed.", phase: "connect" } });
    expect(() => newEntry(address, failed, {}, context)).toThrowErrorMatchingInlineSnapshot(
      `[RecordError: The visit failed (refused): The port is closed. Try again later, or write the file without a visit: --no-visit --name "…".]`,
    );
  });
});
