import type { CapabilityName, Evidence, MudlarkPart, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it, test } from "vitest";
import type { CapabilityView } from "../../../src/model/server-view.ts";
import { measured, measuredAt, viewOf } from "./game-data.ts";

function capability(name: CapabilityName, record: ScanRecord | null): CapabilityView {
  const found = viewOf(record).capabilities.find((each) => each.name === name);
  if (found === undefined) throw new Error(`${name} is gone`);
  return found;
}

const asked = "The scanner asked (DO).";
const otherSide = "When asked to use it on its own side as well (DO), the server";

describe("the evidence for a capability, in words", () => {
  const deep = { visited: measuredAt, outcome: { code: "ok", reason: "It answered.", phase: "done" } } as const;

  it.each<[CapabilityName, Omit<Evidence, "on">, string[], Partial<MudlarkPart>?]>([
    ["GMCP", { offered: "WILL" }, ["The server offered to use it (WILL)."]],
    ["GMCP", { offered: "DO" }, ["The server asked the client to use it (DO)."]],
    ["MCP", { offered: "in-band" }, ["The server announced it in the text."]],
    ["GMCP", { offered: "WILL", reply: "agreed" }, ["The server offered to use it (WILL).", "The scanner agreed."]],
    [
      "GMCP",
      { offered: "WILL", reply: "refused" },
      ["The server offered to use it (WILL).", "The scanner declined: it only records the offer."],
    ],
    [
      "NAWS",
      { offered: "DO", reply: "agreed" },
      ["The server asked the client to use it (DO).", "The scanner agreed, for the client's side."],
    ],
    [
      "NAWS",
      { offered: "DO", reply: "refused" },
      ["The server asked the client to use it (DO).", "The scanner declined: it only records the offer."],
    ],
    [
      "MTTS",
      { offered: "DO", reply: "agreed", data: 1 },
      ["The server asked for the terminal type three times or more, as MTTS requires."],
    ],
    ["MTTS", { data: 1 }, ["Its data arrived."]],
    ["MNES", { offered: "DO", reply: "agreed" }, ["The server asked for MNES variables."]],
    ["UTF-8", { offered: "WILL", reply: "agreed", data: 1 }, ["Negotiated by CHARSET."]],
    ["UTF-8", { data: 1, sample: "é" }, ["Text in UTF-8 arrived."]],
    ["UTF-8", { answer: "agreed" }, ["Negotiated by CHARSET."]],
    ["UTF-8", { answer: "refused" }, ["Negotiation failed."]],
    ["EOR", { data: 1 }, ["IAC EOR ended a prompt."]],
    ["EOR", { data: 2, sample: "Name:" }, ["IAC EOR ended 2 prompts.", "One of them: Name:"]],
    ["MSDP", { data: 0 }, []],
    ["MSDP", { data: 1, sample: "a\u202eb" }, ["Its data arrived.", "It sent: ab"]],
    ["MSDP", { asked: "DO", answer: "agreed" }, [asked, "The server agreed."]],
    ["MSDP", { asked: "DO", answer: "refused" }, [asked, "The server refused."]],
    ["MSDP", { asked: "DO", answer: "silent" }, [asked, "The server did not answer, which counts as not supported."]],
    [
      "MSDP",
      { asked: "DO", answer: "silent", data: 0 },
      [asked, "The server did not answer, which counts as not supported."],
    ],
    [
      "MSDP",
      { asked: "DO", answer: "silent", data: 1 },
      [asked, "The server did not answer, but used it.", "Its data arrived."],
    ],
    ["MSSP", { asked: "text", answer: "agreed" }, ["The scanner asked with a line of text.", "The server answered."]],
    ["MSSP", { asked: "text", answer: "refused" }, ["The scanner asked with a line of text.", "No answer came."]],
    [
      "CHARSET",
      { offered: "DO", asked: "DO", answer: "agreed" },
      ["The server asked the client to use it (DO).", `${otherSide} agreed.`],
    ],
    [
      "CHARSET",
      { offered: "DO", asked: "DO", answer: "silent" },
      ["The server asked the client to use it (DO).", `${otherSide} did not answer.`],
    ],
    ["CHARSET", { offered: "DO", asked: "DO" }, ["The server asked the client to use it (DO).", asked]],
    [
      "CHARSET",
      { offered: "WILL", asked: "DO", answer: "agreed" },
      ["The server offered to use it (WILL).", asked, "The server agreed."],
    ],
    ["MXP", { claimed: "1" }, ["Its MSSP says yes."]],
    ["MXP", { claimed: "0" }, ["Its MSSP says no."]],
    ["MXP", { claimed: "soon" }, ["Its MSSP says “soon”."]],
    ["MXP", { claimed: "None" }, []],
    [
      "ZMP",
      { asked: "DO", answer: "agreed" },
      [
        asked,
        "The server agreed.",
        "It also agrees to an option that does not exist, so its agreement proves nothing.",
      ],
      { quirks: { agreesToEverything: true } },
    ],
    [
      "ZMP",
      { asked: "DO", answer: "refused" },
      [asked, "The server refused."],
      { quirks: { agreesToEverything: true } },
    ],
    [
      "MSSP",
      { asked: "text", answer: "agreed" },
      ["The scanner asked with a line of text.", "The server answered."],
      { quirks: { agreesToEverything: true } },
    ],
    [
      "ZMP",
      { asked: "DO", answer: "agreed" },
      [
        "This server sends the scanner's own negotiation back, so none of it counts as support.",
        asked,
        "The server agreed.",
      ],
      { quirks: { agreesToEverything: true, mirror: true } },
    ],
    [
      "START-TLS",
      { offered: "DO", reply: "agreed" },
      ["The server asked the client to use it (DO).", "The scanner agreed, for the client's side."],
      { deep: { ...deep, notes: [{ code: "deep-cut-off", text: "It hung up." }] } },
    ],
  ])("%s %j", (name, evidence, words, part = {}) => {
    expect(
      capability(name, measured({ ...part, evidence: { [name]: { ...evidence, on: ["first"] } } })).evidence,
    ).toEqual(words);
  });

  it("quotes samples and claims only in part", () => {
    const long = "x".repeat(500);
    const said = (name: CapabilityName, evidence: Omit<Evidence, "on">) =>
      capability(name, measured({ evidence: { [name]: { ...evidence, on: ["first"] } } })).evidence.at(-1) ?? "";
    expect(said("MSDP", { data: 1, sample: long })).toHaveLength("It sent: ".length + 160);
    expect(said("EOR", { data: 1, sample: long })).toHaveLength("One of them: ".length + 160);
    expect(said("MXP", { claimed: long })).toHaveLength("Its MSSP says “”.".length + 60);
  });

  it("shows the first messages that say something, each name once, and only in part", () => {
    const record = measured({
      gmcp: [
        { package: "Core.Hello", value: "" },
        { package: "Room.Info", value: "x".repeat(500) },
        { package: "x".repeat(500), value: "1" },
        { package: "\u200b", value: "1" },
      ],
      msdp: { ROOM: { VNUM: "1" } },
      deep: {
        ...deep,
        gmcp: [
          { package: "core.hello", value: "{}" },
          { package: "Room.Info", value: "2" },
        ],
      },
    });
    const { messages } = capability("GMCP", record);
    expect(messages.map(({ name, sample }) => [name.length, sample.length])).toEqual([
      [10, 2],
      [9, 100],
      [100, 1],
    ]);
    expect(capability("MSDP", record).messages).toEqual([{ name: "ROOM", sample: '{"VNUM":"1"}' }]);
    expect(capability("MXP", record).messages).toEqual([]);
  });
});

describe("a record without our own evidence", () => {
  const probe = (
    data: Partial<Record<"offered-options" | "requested-options" | "refused-options", string[]>>,
    session = {},
  ) => {
    const { mudlark: _, ...record } = measured();
    const known = record["server-probe"];
    if (known === undefined) throw new Error("the record has no probe");
    return {
      ...record,
      "server-probe": {
        ...known,
        "fingerprint-data": { ...known["fingerprint-data"], ...data },
        session_data: { ...known.session_data, ...session },
      },
    } as ScanRecord;
  };

  it.each<[string, CapabilityName, ScanRecord, string, string[]]>([
    [
      "an offer in the fingerprint",
      "GMCP",
      probe({ "offered-options": ["GMCP"] }),
      "measured",
      ["The server offered to use it (WILL)."],
    ],
    [
      "a request in the fingerprint",
      "NAWS",
      probe({ "requested-options": ["NAWS"] }),
      "measured",
      ["The server asked the client to use it (DO)."],
    ],
    [
      "an offer in the session",
      "GMCP",
      probe({}, { option_states: { server_offered: { GMCP: true } } }),
      "measured",
      ["The server offered to use it (WILL)."],
    ],
    [
      "a request in the session",
      "NAWS",
      probe({}, { option_states: { server_requested: { NAWS: true } } }),
      "measured",
      ["The server asked the client to use it (DO)."],
    ],
    [
      "MSSP variables",
      "MSSP",
      probe({}, { mssp: { NAME: "Alpha" } }),
      "measured",
      ["The server offered to use it (WILL).", "Its data arrived."],
    ],
    ["no MSSP variables", "MSSP", probe({}, { mssp: {} }), "not-asked", []],
    [
      "a refusal",
      "GMCP",
      probe({ "refused-options": ["GMCP"] }),
      "refused",
      [asked, "The server did not answer, which counts as not supported."],
    ],
    ["nothing", "GMCP", probe({}), "not-asked", []],
  ])("shows by %s what it says of %s", (_, name, record, state, evidence) => {
    expect(capability(name, record)).toMatchObject({ state, evidence });
  });

  test("or no record at all, says nothing", () => {
    expect(capability("GMCP", null)).toMatchObject({ state: "not-asked", evidence: [], at: null });
    expect(capability("GMCP", { sessions: [] }).state).toBe("not-asked");
  });
});

describe("UTF-8", () => {
  const bytes = (text: string) => ({ before: "", after: Buffer.from(text).toString("base64") });
  it.each<[Partial<MudlarkPart>, string, string[]]>([
    [{ encoding: { name: "utf-8", source: "charset" } }, "measured", ["Negotiated by CHARSET."]],
    [{ encoding: { name: "UTF8", source: "bytes" }, raw: bytes("\u0080") }, "measured", ["Text in UTF-8 arrived."]],
    [{ encoding: { name: "utf-8", source: "bytes" }, raw: bytes("\u007f") }, "not-asked", []],
    [{ encoding: { name: "utf-8", source: "bytes" } }, "not-asked", []],
    [{ encoding: { name: "utf-8", source: "default" }, raw: bytes("é") }, "not-asked", []],
    [{ encoding: { name: "latin1", source: "charset" }, raw: bytes("é") }, "not-asked", []],
  ])("with %j is %s", (part, state, evidence) => {
    expect(capability("UTF-8", measured(part))).toMatchObject({ state, evidence });
  });
});

describe("MCCP, which MSSP claims for compression of any version", () => {
  const both = (first: Omit<Evidence, "on">, second: Omit<Evidence, "on">) => {
    const record = measured({ evidence: { MCCP: { ...first, on: ["first"] }, MCCP2: { ...second, on: ["deep"] } } });
    return (["MCCP", "MCCP2"] as const)
      .map((name) => capability(name, record))
      .map(({ state, evidence }) => [state, evidence.length]);
  };
  it.each<[string, Omit<Evidence, "on">, Omit<Evidence, "on">, unknown]>([
    [
      "is claimed for MCCP2 if that was measured",
      { claimed: "1" },
      { offered: "WILL" },
      [
        ["not-asked", 0],
        ["measured", 2],
      ],
    ],
    [
      "stays claimed if it was not",
      { claimed: "1" },
      { asked: "DO", answer: "refused" },
      [
        ["claimed", 1],
        ["refused", 2],
      ],
    ],
    [
      "keeps its own offer",
      { claimed: "1", offered: "WILL" },
      { offered: "WILL" },
      [
        ["measured", 1],
        ["measured", 2],
      ],
    ],
    [
      "keeps its own answer",
      { claimed: "1", asked: "DO", answer: "refused" },
      { offered: "WILL" },
      [
        ["refused", 2],
        ["measured", 2],
      ],
    ],
    [
      "keeps its own data",
      { claimed: "1", data: 1 },
      { offered: "WILL" },
      [
        ["measured", 1],
        ["measured", 2],
      ],
    ],
  ])("%s", (_, first, second, found) => {
    expect(both(first, second)).toEqual(found);
  });
});

test("a claim is dated by its answer if nothing was measured on a connection", () => {
  const earlier = "2026-05-01T03:00:00Z";
  const record = measured({
    kept: { mssp: { GMCP: "1" }, measured: earlier },
    evidence: { MXP: { claimed: "1", on: [] } },
  });
  expect(capability("GMCP", record)).toMatchObject({ state: "claimed", at: earlier });
  expect(capability("MXP", record)).toMatchObject({ state: "claimed", at: measuredAt });
});
