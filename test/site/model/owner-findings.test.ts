import { describe, expect, it } from "vitest";
import type { MudlarkPart, OutcomeCode, ScanRecord, TlsReport } from "@mudlark/scanner/record";
import { countFindings, ownerFindings, type OwnerFinding } from "../../../src/model/owner-findings.ts";
import { gameOf, recordOf } from "./game-data.ts";

const visited = "2026-06-30T03:00:00Z";
const mssp = { NAME: "Alpha", PLAYERS: "1", UPTIME: "1757532301" };

function record(part: Partial<MudlarkPart>, sent: Record<string, string> | null = mssp, screen = "Name:"): ScanRecord {
  return recordOf({ connected: visited, banner: screen, ...(sent !== null && { mssp: sent }), mudlark: part });
}

function findings(record: ScanRecord): OwnerFinding[] {
  return ownerFindings(gameOf([{ record }]));
}

const lines = (found: readonly OwnerFinding[]): string[] =>
  found.map(({ level, about, text }) => `${level} ${about}: ${text}`);
const tls = (problems: TlsReport["problems"]): TlsReport => ({ port: 4001, ok: true, protocol: "TLSv1.3", problems });

describe("what an owner can fix", () => {
  it("is nothing if all is well", () => {
    expect(findings(record({}))).toEqual([]);
  });

  it("is an expired certificate, as an error with its rule", () => {
    const [first, ...others] = findings(record({ tls: [tls(["expired", "self-signed"])] }));
    expect(first).toMatchObject({ level: "error", about: "TLS" });
    expect(first?.rule?.url).toContain("rfc5280");
    expect(lines(others)).toEqual(["hint TLS: Port 4001 speaks TLS, but its certificate is self-signed."]);
  });

  it("is a TLS port that speaks no TLS", () => {
    const failed = { port: 4001, ok: false, problems: [], error: "wrong version \u001b]0;x\u0007number" };
    expect(lines(findings(record({ tls: [failed] })))).toEqual([
      "error TLS: Port 4001 is said to speak TLS, but the handshake failed: wrong version number",
    ]);
  });

  it("is a claim that the server itself contradicts", () => {
    const evidence = { GMCP: { asked: "DO", answer: "refused", claimed: "1", on: ["first"] } } as const;
    const found = findings(record({ evidence: { GMCP: { ...evidence.GMCP, on: ["first"] } } }));
    expect(lines(found)).toContain(
      "warning GMCP: MSSP says that the server supports GMCP, but it refused GMCP when asked.",
    );
  });

  it("is agreement to an option that does not exist, and endless negotiation", () => {
    const found = lines(findings(record({ quirks: { agreesToEverything: true, loops: ["ECHO"] } })));
    expect(found).toEqual([
      "warning telnet: The server agrees to every option, even one that does not exist.",
      "warning telnet: The server negotiates ECHO again although it was settled.",
    ]);
  });

  it("is missing MSSP, as a hint, because it is optional", () => {
    expect(lines(findings(record({}, null)))[0]).toMatch(/^hint MSSP: The server does not report itself/);
  });

  it("is a wrong MSSP variable, with what to send instead", () => {
    const [first] = findings(record({}, { ...mssp, PORT: "4001" }));
    expect(first).toMatchObject({
      level: "warning",
      variable: "PORT",
      instead: "PORT 4000",
      rule: { name: "MSSP specification, generic variables", url: "https://tintin.mudhalla.net/protocols/mssp/" },
    });
  });

  it("is an empty screen, silence, and a visit that was turned away", () => {
    expect(lines(findings(record({}, mssp, "\r\n ")))).toEqual(["warning login screen: The login screen is empty."]);
    const ended = (code: "silent" | "turned-away") =>
      findings(record({ outcome: { code, reason: "It said: go away.", phase: "session" } }));
    expect(lines(ended("silent"))[0]).toMatch(/^warning connection: .* sent nothing/);
    expect(lines(ended("turned-away"))[0]).toBe("error connection: It said: go away.");
  });

  it("is not missing MSSP if the server sent nothing at all", () => {
    const outcome = { code: "silent", reason: "It accepted the connection but sent nothing.", phase: "done" } as const;
    expect(lines(findings(record({ outcome }, null, "")))).toEqual([
      "warning connection: The server accepted the connection and sent nothing.",
    ]);
  });

  it.each<[TlsReport["problems"][number], string, string | null]>([
    ["expired", "error", "rfc5280#section-4.1.2.5"],
    ["not-yet-valid", "error", "rfc5280#section-4.1.2.5"],
    ["host-mismatch", "warning", "rfc9525#section-6"],
    ["weak-protocol", "warning", "rfc8996"],
    ["self-signed", "hint", null],
    ["untrusted", "warning", "rfc8446#section-4.4.2"],
  ])("is a certificate or protocol that is %s: %s, by %s", (problem, level, rule) => {
    const [found] = findings(record({ tls: [tls([problem])] }));
    expect(found).toMatchObject({ level, about: "TLS" });
    expect(found?.rule?.url ?? null).toBe(rule && `https://www.rfc-editor.org/rfc/${rule}`);
  });

  it.each<[string, Partial<MudlarkPart>, string[]]>([
    [
      "a handshake that failed without a word",
      { tls: [{ port: 4001, ok: false, problems: [] }] },
      ["error TLS: Port 4001 is said to speak TLS, but the handshake failed."],
    ],
    [
      "a mirror, whatever else it does",
      { quirks: { mirror: true, agreesToEverything: true } },
      ["error telnet: The server sends the client's own telnet commands back, so no client can negotiate with it."],
    ],
    [
      "a loop",
      { quirks: { loops: ["ECHO", "SGA"] } },
      ["warning telnet: The server negotiates ECHO, SGA again although it was settled."],
    ],
    ["nothing for an empty list of loops", { quirks: { loops: [] } }, []],
    [
      "an encoding that had to be guessed",
      { encoding: { name: "koi8-r", source: "bytes", confidence: 0.4 }, raw: { before: "18XMwc4=", after: "" } },
      [
        "warning encoding: Nothing says which encoding the text is in. It was guessed from the bytes (KOI8-R), and some characters may be wrong.",
      ],
    ],
    [
      "nothing for one that is certain",
      { encoding: { name: "koi8-r", source: "bytes", confidence: 0.9 }, raw: { before: "18XMwc4=", after: "" } },
      [],
    ],
  ])("is %s", (_, part, found) => {
    expect(lines(findings(record(part)))).toEqual(found);
  });

  it.each<[Partial<MudlarkPart>, string, string | null]>([
    [{ quirks: { mirror: true } }, "RFC 854", null],
    [{ quirks: { agreesToEverything: true } }, "RFC 855", null],
    [{ quirks: { loops: ["ECHO"] } }, "RFC 1143", null],
    [
      { encoding: { name: "koi8-r", source: "bytes", confidence: 0.4 }, raw: { before: "18XMwc4=", after: "" } },
      "RFC 2066",
      "CHARSET KOI8-R",
    ],
    [
      { evidence: { GMCP: { asked: "DO", answer: "refused", claimed: "1", on: ["first"] } } },
      "MSSP specification",
      null,
    ],
  ])("is named with its rule: %j breaks %s", (part, rule, instead) => {
    const [found] = findings(record(part));
    expect([found?.rule?.name, found?.instead]).toEqual([rule, instead]);
    if (rule.startsWith("RFC"))
      expect(found?.rule?.url).toBe(`https://www.rfc-editor.org/rfc/${rule.toLowerCase().replace(" ", "")}`);
  });

  it("is how the last visit ended, and not a screen that it did not see", () => {
    const ended = (code: OutcomeCode): string[] => {
      const outcome = { code, reason: "It ended.", phase: "session" } as const;
      return findings(record({ outcome }, mssp, "")).map(({ level, about, advice }) => `${level} ${about}: ${advice}`);
    };
    expect(ended("ok")).toEqual([expect.stringMatching(/^warning login screen/)]);
    for (const code of ["turned-away", "cut-off"] as const)
      expect(ended(code)).toEqual([expect.stringMatching(/^error connection: If your server limits or bans/)]);
    expect(ended("refused")).toEqual([expect.stringMatching(/^error connection: Check the address/)]);
  });

  it("lists errors first, and counts by level", () => {
    const found = findings(record({ tls: [tls(["self-signed", "expired"])] }, { ...mssp, PORT: "4001" }));
    expect(found.map(({ level }) => level)).toEqual(["error", "warning", "hint"]);
    expect(countFindings(found)).toEqual({ error: 1, warning: 1, hint: 1 });
  });
});
