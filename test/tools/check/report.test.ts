import { expect, test } from "vitest";
import { severityCode } from "../../../tools/check/check.ts";
import { examinationOf, type Examination } from "../../../tools/check/examine.ts";
import { asJson } from "../../../tools/check/json.ts";
import { paragraph } from "../../../tools/check/paragraph.ts";
import { report } from "../../../tools/check/report.ts";
import type { OwnerFinding } from "../../../src/model/owner-findings.ts";
import { recordOf } from "../../site/model/game-data.ts";

/**
 * Sequences that set a title, the clipboard or colours, query the terminal, move the cursor, or hide text: none may
 * reach a terminal.
 */
const commands =
  "\x1b]0;owned\x07\x1b]52;c;aGk=\x07\x1b[6n\x1b[2J\x1b[10;10H\x1b[?1049h\x1bP$q\x1b\\\x9b31m\x1b[8m\u202e";

async function examination(
  sent: Record<string, string>,
  { raw, reason = "It answered." }: { raw: string | Uint8Array; reason?: string },
): Promise<Examination> {
  const record = recordOf({
    connected: "2026-06-30T03:00:00Z",
    mssp: sent,
    banner: "shown from the bytes",
    mudlark: {
      outcome: { code: "ok", reason, phase: "done" },
      encoding: { name: "utf-8", source: "bytes" },
      raw: { before: Buffer.from(raw).toString("base64"), after: "" },
      tls: [
        {
          port: 4001,
          ok: true,
          problems: ["self-signed"],
          certificate: {
            subject: `a${commands}`,
            issuer: `b${commands}`,
            names: [`c${commands}`],
            validFrom: "2026-01-01T00:00:00Z",
            validTo: "2027-01-01T00:00:00Z",
            sha256: "00",
          },
        },
      ],
    },
  });
  const target = { host: "a.example", port: 4000, tls: false };
  const addresses = [{ ip: "198.51.100.7", family: "IPv4", state: "visited" }] as const;
  return examinationOf(target, { record, log: [], addresses }, { entries: [], records: new Map() }, undefined);
}

test("nothing that a server sends controls the terminal", async () => {
  const hostile = {
    [`NAME${commands}`]: `x${commands}`,
    NAME: `Name${commands}`,
    PLAYERS: commands,
    WEBSITE: commands,
  };
  const found = await examination(hostile, {
    raw: `${commands}\x1b[0mWelcome\x1b[31m red\r\n${commands}`,
    reason: `Why${commands}`,
  });
  const colours = report(found, { columns: 80, colour: true });
  expect(colours.replaceAll(/\x1b\[[\d;]*m/g, "")).not.toMatch(
    /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/,
  );
  expect(colours).toContain("\x1b[0;31;40mred");
  const plain = report(found, { columns: 80, colour: false });
  expect(plain).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  expect(plain).toContain("Welcome red");
});

test("each row of the screen ends with a reset, and has the black background it was drawn for", async () => {
  const found = await examination({}, { raw: "\x1b[44mA\r\nlonger" });
  const rows = report(found, { columns: 80, colour: true }).split("\n");
  expect(rows.find((row) => row.includes("mA"))).toBe("\x1b[0;37;44mA\x1b[0;37;40m     \x1b[0m");
});

test("a screen wider than the terminal is cut, and the report says so", async () => {
  const found = await examination({}, { raw: `${"x".repeat(70)}END` });
  const plain = report(found, { columns: 60, colour: false });
  expect(plain).not.toContain("END\n 73");
  expect(plain).toContain("your terminal shows the first 60 columns");
});

test("a finding says what to send, and names the rule", async () => {
  const found = await examination(
    { NAME: "Alpha", PLAYERS: "1", UPTIME: "1757532301", PORT: "4001" },
    { raw: "Hello" },
  );
  const text = report(found, { columns: 100, colour: false });
  expect(text).toContain("PORT says 4001; the game answers on 4000.");
  expect(text).toContain("Send:   PORT 4000");
  expect(text).toContain(
    "See:    MSSP specification, generic variables,\n                   https://tintin.mudhalla.net/protocols/mssp/",
  );
  expect(text).toMatch(/0 errors, 1 warning, 1 hint\.\n$/);
  expect(asJson(found)).toMatchObject({ listedAs: null, name: "Alpha", counts: { error: 0, warning: 1, hint: 1 } });
});

test("wrapped lines are indented to the column where the text starts", () => {
  expect(paragraph("  ok  one two three", 6, 26)).toBe("  ok  one two three");
  expect(paragraph("  ok  one two three four five six", 6, 26)).toBe("  ok  one two three four\n      five six");
});

test("the exit code follows the most severe finding, down to the requested level", () => {
  const of = (...levels: OwnerFinding["level"][]): OwnerFinding[] =>
    levels.map((level) => ({ level, about: "", text: "", advice: "", rule: null, variable: null, instead: null }));
  expect(severityCode([], "hint")).toBe(0);
  expect(severityCode(of("hint"), "warning")).toBe(0);
  expect(severityCode(of("hint"), "hint")).toBe(5);
  expect(severityCode(of("warning", "hint"), "warning")).toBe(3);
  expect(severityCode(of("warning"), "error")).toBe(0);
  expect(severityCode(of("warning", "error"), "error")).toBe(1);
});
