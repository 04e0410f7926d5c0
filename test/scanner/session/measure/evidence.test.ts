import { describe, expect, it, test } from "vitest";
import type { Evidence } from "../../../../scanner/src/record/index.ts";
import {
  addClaims,
  addInBand,
  bothOf,
  mergeEvidence,
  type EvidenceMap,
} from "../../../../scanner/src/session/measure/evidence.ts";
import { notTextShare } from "../../../../scanner/src/session/measure/not-text.ts";
import { clipTexts } from "../../../../scanner/src/session/measure/texts.ts";
import { fitList, fitTable, fitText, shareOf } from "../../../../scanner/src/session/record/budget.ts";
import { Notes } from "../../../../scanner/src/session/record/notes.ts";
import { Option } from "../../../../scanner/src/wire/index.ts";
import { scan } from "../scan-script.ts";
import { negotiate, subnegotiate } from "../telnet-script.ts";

describe("the evidence of two connections", () => {
  const first = (more: Omit<Evidence, "on">): Evidence => ({ ...more, on: ["first"] });
  const deep = (more: Omit<Evidence, "on">): Evidence => ({ ...more, on: ["deep"] });

  it.each<[Evidence["answer"], Evidence["answer"], Evidence["answer"]]>([
    ["agreed", "refused", "agreed"],
    ["refused", "agreed", "agreed"],
    ["silent", "refused", "refused"],
    ["refused", "silent", "refused"],
    ["silent", "silent", "silent"],
    [undefined, "silent", "silent"],
    ["silent", undefined, "silent"],
    [undefined, undefined, undefined],
  ])("with the answers %s and %s has %s", (one, two, answer) => {
    const of = (value: Evidence["answer"]) => (value === undefined ? {} : { answer: value });
    expect(bothOf(first(of(one)), deep(of(two)))).toEqual({ ...of(answer), on: ["first", "deep"] });
  });

  it("has the stronger reply, and otherwise the first one's facts", () => {
    expect(
      bothOf(first({ reply: "refused", sample: "a" }), deep({ reply: "agreed", sample: "b", asked: "DO" })),
    ).toEqual({
      reply: "agreed",
      sample: "a",
      asked: "DO",
      on: ["first", "deep"],
    });
    expect(bothOf(first({}), first({})).on).toEqual(["first"]);
  });

  it("adds up data, and has none if neither has any", () => {
    const merged = mergeEvidence(
      { GMCP: first({ data: 2 }), MSDP: first({}), MXP: first({ data: 1 }) },
      { GMCP: deep({ data: 3 }), MSDP: deep({ asked: "DO" }), ZMP: deep({ data: 4 }) },
    );
    expect(merged).toEqual({
      GMCP: { data: 5, on: ["first", "deep"] },
      MSDP: { asked: "DO", on: ["first", "deep"] },
      MXP: { data: 1, on: ["first"] },
      ZMP: { data: 4, on: ["deep"] },
    });
  });

  test("of claims is added to what was seen", () => {
    const evidence: EvidenceMap = { GMCP: first({ offered: "WILL" }) };
    addClaims(evidence, { GMCP: "1", MXP: "x".repeat(200) });
    expect(evidence.GMCP).toEqual({ offered: "WILL", claimed: "1", on: ["first"] });
    expect(evidence.MXP).toEqual({ claimed: "x".repeat(100), on: [] });
  });

  test("of marks in the text is added to what was seen", () => {
    const text = Buffer.from("\x1b[1z<!-- MXP --> \x1b[1z");
    const fresh: EvidenceMap = {};
    addInBand(fresh, text, "first");
    expect(fresh.MXP).toMatchObject({ offered: "in-band", on: ["first"] });
    const marks = fresh.MXP?.data ?? 0;
    expect(marks).toBeGreaterThan(0);
    const known: EvidenceMap = { MXP: deep({ offered: "WILL", data: 4 }) };
    addInBand(known, text, "first");
    expect(known.MXP).toMatchObject({ offered: "WILL", data: 4 + marks, on: ["deep", "first"] });
  });
});

describe("the evidence of a scripted server", () => {
  const of = async (...bytes: Buffer[]) => {
    const { record } = await scan({
      connected: (server) => server.send(Buffer.concat([...bytes, Buffer.from("Name: ")])),
    });
    return record.mudlark?.evidence ?? {};
  };

  it("has MTTS from the third question for the terminal type", async () => {
    const asks = (count: number) => [
      negotiate("DO", Option.TTYPE),
      ...Array.from({ length: count }, () => subnegotiate(Option.TTYPE, 1)),
    ];
    expect((await of(...asks(2))).MTTS).toBeUndefined();
    expect((await of(...asks(3))).MTTS).toEqual({ offered: "DO", reply: "agreed", data: 3, on: ["first"] });
  });

  it("has MNES if one of its variables was asked for", async () => {
    const asks = (name: string) => [negotiate("DO", Option.NEW_ENVIRON), subnegotiate(Option.NEW_ENVIRON, 1, 3, name)];
    expect((await of(...asks("SYSTEMTYPE"))).MNES).toBeUndefined();
    expect((await of(...asks("CLIENT_NAME"))).MNES).toMatchObject({ offered: "DO", data: 1, sample: "CLIENT_NAME" });
  });

  it("has offers of either side, each as what it says", async () => {
    const evidence = await of(negotiate("WILL", Option.GMCP), negotiate("DO", Option.NAWS));
    expect(evidence.GMCP).toMatchObject({ offered: "WILL", reply: "agreed" });
    expect(evidence.NAWS).toMatchObject({ offered: "DO", reply: "agreed" });
    expect((await of(negotiate("WILL", Option.NAWS))).NAWS).toBeUndefined();
  });

  it("has a sample of what was sent: the names if there are several messages", async () => {
    const one = subnegotiate(Option.GMCP, "Core.Hello {}");
    const will = negotiate("WILL", Option.GMCP);
    expect((await of(will, one)).GMCP).toMatchObject({ data: 1, sample: "Core.Hello {}" });
    expect((await of(will, one, subnegotiate(Option.GMCP, "Room.Info {}"), one)).GMCP).toMatchObject({
      data: 3,
      sample: "Core.Hello, Room.Info",
    });
  });
});

test("a record has no lists of protocols that were not used", async () => {
  const { probe, record } = await scan({ connected: (server) => server.send("Name: ") });
  for (const name of ["zmp", "atcp", "aardwolf", "mxp", "comport"]) expect(probe.session).not.toHaveProperty(name);
  for (const name of ["gmcp", "msdp"]) expect(record.mudlark).not.toHaveProperty(name);
});

describe("what the server's role shows", () => {
  const quirksOf = async (...bytes: Buffer[]) => {
    const greeting = Buffer.concat([...bytes, Buffer.from("Name: ")]);
    const { record } = await scan(
      { connected: (server, connection) => server.send(connection === 0 ? "Name: " : greeting) },
      { deep: true },
    );
    return record.mudlark?.deep?.quirks;
  };

  it("is a loop from the fourth request of one kind on", async () => {
    const loops = async (count: number) =>
      (await quirksOf(...Array.from({ length: count }, () => negotiate("WILL", Option.ECHO))))?.loops;
    expect([await loops(3), await loops(4)]).toEqual([undefined, ["ECHO"]]);
  });

  it("is wrong if it offers what only a client does", async () => {
    const quirks = await quirksOf(negotiate("WILL", Option.TTYPE, Option.ECHO, Option.NAWS));
    expect(quirks?.wrongDirection).toEqual(["NAWS", "TTYPE"]);
  });
});

describe("data that is not text", () => {
  const bytes = (...parts: (number | string)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === "number" ? Buffer.of(part) : Buffer.from(part))));
  it.each<[string, Buffer, number | undefined]>([
    ["too short to judge", Buffer.alloc(15), undefined],
    ["of nothing but NUL", Buffer.alloc(16), 1],
    ["with three tenths of control characters", bytes("x".repeat(14), "\x01".repeat(6)), 0.3],
    ["with fewer of one kind", bytes("x".repeat(15), "\x01".repeat(5)), undefined],
    ["with three in a hundred of eight kinds", bytes("x".repeat(192), 1, 2, 3, 4, 6, 0x10, 0x15, 0x7f), 0.04],
    ["with as many of seven kinds", bytes("x".repeat(192), 1, 1, 3, 4, 6, 0x10, 0x15, 0x7f), undefined],
    ["with fewer of eight kinds", bytes("x".repeat(392), 1, 2, 3, 4, 6, 0x10, 0x15, 0x7f), undefined],
    ["of UTF-16", Buffer.from("Welcome to the harbour", "utf16le"), undefined],
    ["of UTF-16, the other way around", Buffer.from("Welcome to the harbour", "utf16le").swap16(), undefined],
    ["with NULs on both sides", bytes("a\0b\0c\0d\0\0e\0f\0g\0h".repeat(2)), 0.5],
  ])("%s", (_, data, share) => {
    const found = notTextShare(data);
    if (share === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(share, 6);
  });
});

describe("texts are cut to their limit", () => {
  const cut = (before: string, after: string, most: number) => {
    const notes = new Notes();
    const texts = clipTexts({ before: Buffer.from(before), after: Buffer.from(after) }, most, notes);
    return { sizes: [texts.before.length, texts.after.length], codes: notes.list().map(({ code }) => code) };
  };
  const line = (length: number) => `${"x".repeat(length - 1)}\n`;

  it.each<[string, string, number, number[], string[]]>([
    ["x".repeat(60), "y".repeat(40), 100, [60, 40], []],
    ["x".repeat(75), "y".repeat(26), 100, [75, 25], ["banner-after-cut"]],
    ["x".repeat(90), "y".repeat(20), 100, [80, 20], ["banner-before-cut"]],
    ["x".repeat(90), "y".repeat(40), 100, [75, 25], ["banner-after-cut", "banner-before-cut"]],
    ["x".repeat(20), "y".repeat(90), 100, [20, 80], ["banner-after-cut"]],
    // At the end of a line, if that is near.
    [line(1000).repeat(3), "", 2500, [2000, 0], ["banner-before-cut"]],
    [line(1477) + "x".repeat(3000), "", 2500, [1477, 0], ["banner-before-cut"]],
    [line(1476) + "x".repeat(3000), "", 2500, [2500, 0], ["banner-before-cut"]],
    [line(1000).repeat(3), "", 2000, [2000, 0], ["banner-before-cut"]],
  ])("%#", (before, after, most, sizes, codes) => {
    expect(cut(before, after, most)).toEqual({ sizes, codes });
  });

  it("more if it is not text", () => {
    const { sizes, codes } = cut("\0".repeat(9000), "", 65_536);
    expect([sizes, codes]).toEqual([
      [4096, 0],
      ["not-text", "banner-before-cut"],
    ]);
  });
});

describe("the budgets of a record", () => {
  it.each([
    ["mssp", 24 * 1024],
    ["gmcp", 16 * 1024],
    ["msdp", 16 * 1024],
    ["zmp", 8 * 1024],
  ])("keep %d characters of %s", (what, budget) => {
    const notes = new Notes();
    const items = Array.from({ length: budget / 128 + 3 }, () => "x".repeat(128));
    expect(fitList(what, items.slice(3), notes)).toHaveLength(budget / 128);
    expect(notes.list()).toEqual([]);
    expect(fitList(what, items, notes)).toHaveLength(budget / 128);
    expect(notes.list()).toEqual([
      {
        code: `${what}-cut`,
        text: `The server sent too much ${what.toUpperCase()}: 3 of ${items.length} items are missing.`,
      },
    ]);
    expect(shareOf(what, 16, Infinity)).toBe(budget / 16 - 80);
  });

  it("share samples between 60 characters and the most", () => {
    expect([shareOf("zmp", 1, 100), shareOf("zmp", 0, 100), shareOf("zmp", 5000, 100)]).toEqual([100, 100, 60]);
  });

  it("keep the first entries of a table, whatever their names", () => {
    const table = JSON.parse(`{"__proto__": "x", "a": "${"y".repeat(9000)}"}`) as Record<string, string>;
    expect(Object.entries(fitTable("zmp", table, new Notes()))).toEqual([["__proto__", "x"]]);
  });

  it("keep the beginning of a text, with whole characters", () => {
    const notes = new Notes();
    const most = 48 * 1024;
    expect(fitText("banner", "x".repeat(most), notes)).toHaveLength(most);
    expect(notes.list()).toEqual([]);
    expect(fitText("the_banner", "\n".repeat(most), notes)).toHaveLength(most / 2);
    expect(notes.list()).toEqual([
      {
        code: "the-banner-cut",
        text: `the_banner holds the first ${most / 2} of ${most} characters; mudlark.raw has all bytes.`,
      },
    ]);
    expect(fitText("banner", `x${"🙂".repeat(most)}`, new Notes())).toMatch(/^x🙂+$/u);
  });

  it("keep fifty notes, each code once, and long ones in part", () => {
    const notes = new Notes();
    for (let index = 0; index < 60; index++) notes.add(`note-${index}`, "x".repeat(900));
    notes.add("note-0", "again");
    expect(notes.list()).toHaveLength(50);
    expect(notes.list()[0]?.text).toHaveLength(500);
    const long = new Notes();
    long.add("x".repeat(99), "y");
    expect(long.list()[0]?.code).toHaveLength(60);
  });
});
