import { describe, expect, it } from "vitest";
import { bannerText, type ScanRecord } from "../../../scanner/src/record/index.ts";
import { replay, TranscriptError } from "../../../scanner/src/session/index.ts";
import { captures } from "./fixtures/captures.ts";

const header = (extra: object = {}) =>
  JSON.stringify({
    conn: -1,
    t: 0,
    dir: "c2s",
    event: "visit",
    detail: {
      began: "2026-02-14T17:13:31.241Z",
      target: { host: "mud.example.org", port: 4000, tls: false },
      allowPrivate: true,
      deep: false,
      ...extra,
    },
  });
const at = (t: number, rest: object, conn = 0) => JSON.stringify({ conn, t, dir: "s2c", ...rest });
const resolved = at(0.001, { event: "resolve", detail: { addresses: [{ address: "198.51.100.7", family: 4 }] } }, -1);
const connected = at(0.02, { event: "connect", detail: { ip: "198.51.100.7", family: 4, local: "203.0.113.77" } });
const hex = (text: string) => Buffer.from(text, "latin1").toString("hex");

describe("replay", () => {
  it("gives the record of the same bytes at the same times", async () => {
    const lines = [
      header(),
      resolved,
      connected,
      at(0.1, { hex: hex("\xff\xfd\x18Welcome to ") }),
      at(2.0, { hex: hex("the past.\r\nYour IP is 203.0.113.77. Name: ") }),
      at(6.6, { event: "fin" }),
    ];
    const first = await replay(lines.join("\n"), "visit.jsonl");
    expect(await replay(lines.join("\n"), "visit.jsonl")).toEqual(first);
    expect(bannerText(first.record, "before")).toBe("Welcome to the past.\r\nYour IP is xxx.x.xxx.xx. Name: ");
    expect(first.record["server-probe"]?.["fingerprint-data"]["requested-options"]).toEqual(["TTYPE"]);
    expect(first.record.sessions[0]?.connected).toBe("2026-02-14T17:13:31.261Z");
    // A chunk that arrives after the silence belongs to the next text.
    const later = lines.with(4, at(2.3, { hex: hex("the past.") }));
    const { record } = await replay(later.join("\n"), "visit.jsonl");
    expect([bannerText(record, "before"), bannerText(record, "after")]).toEqual(["Welcome to the past.", ""]);
  });

  it.each<[string, string[], string]>([
    ["a name that does not exist", [at(0, { event: "resolve", detail: { code: "ENOTFOUND" } }, -1)], "dns-failure"],
    [
      "a refusal",
      [resolved, at(0.1, { event: "refused", detail: { code: "ECONNREFUSED", message: "no", phase: "connect" } })],
      "refused",
    ],
    ["a reset", [resolved, connected, at(0.1, { event: "rst", detail: "ECONNRESET" })], "reset"],
  ])("%s", async (_name, lines, code) => {
    const { record } = await replay([header(), ...lines].join("\n"), "visit.jsonl");
    expect(record.mudlark?.outcome.code).toBe(code);
  });

  it("reports a connection that is missing from the transcript", async () => {
    const { record } = await replay([header(), resolved].join("\n"), "visit.jsonl");
    expect(record.mudlark?.outcome.reason).toContain("is incomplete");
  });

  it.each([
    ["", "x.jsonl:1: the first line"],
    ["{", "x.jsonl:1: not JSON"],
    [`${header()}\n{"conn":0}`, "x.jsonl:2: "],
    [`${header()}\n${at(0, { hex: "zz" })}`, "x.jsonl:2: "],
    [resolved, "x.jsonl:1: the first line"],
    ['{"some":"JSON"}\n', "x.jsonl:1: not a line of a transcript"],
  ])("rejects %j as a transcript, with a reason", async (text, words) => {
    await expect(replay(text, "x.jsonl")).rejects.toThrow(TranscriptError);
    await expect(replay(text, "x.jsonl")).rejects.toThrow(words);
  });
});

describe("captured sessions with real servers", () => {
  it("are those of eight servers", () => expect(captures).toHaveLength(8));

  it.each(captures)("$name gives the reference's record", async ({ name, wire, record: expected }) => {
    const reference = JSON.parse(expected) as ScanRecord;
    const events = wire
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { t: number; event?: string })
      .map((event) =>
        event.event === "connect" ? { ...event, t: 0, detail: { ip: "198.51.100.7", family: 4 } } : event,
      );
    const lines = [header(), resolved, ...events.map((event) => JSON.stringify(event))];
    const { record } = await replay(lines.join("\n"), name);
    const [ours, theirs] = [record["server-probe"], reference["server-probe"]];
    expect(ours?.fingerprint).toBe(theirs?.fingerprint);
    expect(ours?.["fingerprint-data"]).toEqual(theirs?.["fingerprint-data"]);
    for (const key of [
      "banner_before_return",
      "banner_after_return",
      "mssp",
      "encoding",
      "option_states",
      "dsr_requests",
    ] as const) {
      expect(ours?.session_data[key], key).toEqual(theirs?.session_data[key]);
    }
  });
});
