import { describe, expect, it } from "vitest";
import type { MudlarkPart } from "@mudlark/scanner/record";
import { promptSentence, visitNotes } from "../../../../src/components/server/visit-notes.ts";

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
