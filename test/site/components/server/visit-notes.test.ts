import { describe, expect, it } from "vitest";
import type { MudlarkPart, ScanRecord } from "@mudlark/scanner/record";
import { hangUpWords, promptSentence, visitNotes } from "../../../../src/components/server/visit-notes.ts";
import { recordOf } from "../../model/game-data.ts";

const part = (more: Partial<MudlarkPart>): MudlarkPart => ({
  schema: 1,
  generator: "test",
  origin: "scan",
  outcome: { code: "ok", phase: "done", reason: "It answered." },
  visited: "2026-03-01T03:00:00Z",
  transport: "telnet",
  ...more,
});
const deep = (more: Partial<NonNullable<MudlarkPart["deep"]>>): NonNullable<MudlarkPart["deep"]> => ({
  visited: "2026-03-01T03:00:30Z",
  outcome: { code: "ok", phase: "done", reason: "It answered." },
  ...more,
});

describe("notes of a visit", () => {
  it("appear once, in words: the deep connection's if both noted the same", () => {
    const notes = visitNotes(
      part({
        notes: [
          { code: "unknown-command", text: "Malformed (once)." },
          { code: "mirror", text: "Our own words come back." },
          { code: "msp-bound", text: "Cut.\u202e" },
        ],
        deep: deep({ notes: [{ code: "unknown-command", text: "Malformed (3 times)." }] }),
      }),
    );
    expect(notes).toEqual(["Malformed (3 times).", "Cut."]);
    expect(visitNotes(undefined)).toEqual([]);
  });
});

describe("a server that hung up before it was asked for options", () => {
  const connected = "2026-03-01T03:00:00Z";
  const hungUp = (more: Partial<MudlarkPart> = {}): ScanRecord => recordOf({ connected, mudlark: more });
  const asked: ScanRecord = hungUp();
  asked["server-probe"]?.["fingerprint-data"]["refused-options"].push("GMCP");

  it("is usual, and nothing is missing if the second connection asked", () => {
    const words = hangUpWords(hungUp({ evidence: { GMCP: { asked: "DO", answer: "refused", on: ["deep"] } } }));
    expect(words).toContain("Diku-like servers hang up when the name is left empty");
    expect(words).toContain("nothing is missing");
  });

  it.each<[string, Partial<MudlarkPart>]>([
    ["there was no second connection", {}],
    [
      "only offers were seen on it",
      { evidence: { GMCP: { offered: "WILL", reply: "agreed", on: ["first", "deep"] } } },
    ],
  ])("leaves options untested if %s", (_, more) => {
    expect(hangUpWords(hungUp(more))).toContain("shown as not tested");
  });

  it.each<[string, ScanRecord]>([
    ["it was asked", asked],
    ["it was cut off, which is not usual", hungUp({ outcome: { code: "cut-off", phase: "session", reason: "" } })],
    ["it sent nothing", hungUp({ outcome: { code: "silent", phase: "done", reason: "" } })],
    ["another program visited it", hungUp({ origin: "imported" })],
    ["the record is another program's", recordOf({ connected })],
  ])("is not explained if %s", (_, record) => {
    expect(hangUpWords(record)).toBeUndefined();
  });
});

describe("where prompts end", () => {
  it("says which marks were sent, how often, and after which prompts", () => {
    const prompts = [
      { mark: "EOR" as const, text: "Name:" },
      { mark: "GA" as const, text: "Name:" },
      { mark: "GA" as const, text: "Password:" },
    ];
    expect(promptSentence(part({ promptMarks: { eor: 1, ga: 3, prompts } }))).toBe(
      "It sent IAC EOR once and IAC GA 3 times, at the end of “Name:”, “Password:”.",
    );
    expect(promptSentence(part({ deep: deep({ promptMarks: { eor: 0, ga: 2, prompts: [] } }) }))).toBe(
      "It sent IAC GA 2 times.",
    );
    expect(promptSentence(part({}))).toBeUndefined();
  });
});
