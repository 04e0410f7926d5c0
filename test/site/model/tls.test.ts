import { describe, expect, it } from "vitest";
import type { ListingEntry, OtherAddress, TlsReport } from "@mudlark/scanner/record";
import { listed, measured, measuredAt, visited, viewOf } from "./game-data.ts";

const good: TlsReport = { port: 4443, ok: true, protocol: "TLSv1.3", problems: [] };
const flawed: TlsReport = { port: 4444, ok: true, problems: ["self-signed", "host-mismatch"] };
const failed: TlsReport = { port: 4445, ok: false, problems: [], error: "No handshake." };
const [deepAt, otherAt] = ["2026-06-28T03:00:00Z", "2026-06-29T03:00:00Z"];
const deep = { visited: deepAt, outcome: { code: "ok", reason: "It answered.", phase: "done" } } as const;

const trusted = "TLS on port 4443 (TLSv1.3) with a certificate that a strict client accepts.";
const problems = "TLS on port 4444 works, but its certificate is self-signed and is for another host.";
const failure = "The TLS connection to port 4445 failed: No handshake.";

describe("TLS as measured", () => {
  it.each<[string, TlsReport[], string, string, number]>([
    ["a good certificate", [good], "trusted", trusted, 4443],
    ["a good certificate after others", [failed, flawed, good], "trusted", trusted, 4443],
    ["a certificate with problems", [failed, flawed], "problems", problems, 4444],
    ["a failed handshake", [failed], "failed", failure, 4445],
    [
      "a failure without a reason",
      [{ port: 23, ok: false, problems: [] }],
      "failed",
      "The TLS connection to port 23 failed.",
      23,
    ],
  ])("%s", (_, reports, state, text, port) => {
    const { tls } = viewOf(measured({ tls: reports, deep }));
    expect(tls).toEqual({ state, text, port, reports, at: deepAt, confirmed: deepAt });
  });

  it("has the date of the visit only if the visit itself used TLS on that port", () => {
    const at = (transport: "tls" | "telnet", port: number) =>
      viewOf(measured({ tls: [{ ...good, port }], transport, deep })).tls.at;
    expect([at("tls", 4000), at("tls", 4443), at("telnet", 4000)]).toEqual([measuredAt, deepAt, deepAt]);
  });
});

describe("TLS at a further address", () => {
  const other = (outcome: OtherAddress["outcome"]["code"], more: Partial<OtherAddress> = {}): OtherAddress => ({
    host: "a.example",
    port: 4443,
    tls: true,
    visited: otherAt,
    outcome: { code: outcome, reason: `It failed. ${"x".repeat(300)}`, phase: "tls" },
    ...more,
  });
  const tlsAt = (address: OtherAddress) => viewOf(measured({ addresses: [address], deep })).tls;

  it("is measured where the connection succeeded, or had succeeded when the port last answered", () => {
    expect(tlsAt(other("ok", { tlsReport: good }))).toMatchObject({ state: "trusted", at: otherAt });
    expect(tlsAt(other("refused", { tlsReport: good }))).toMatchObject({ state: "trusted" });
  });

  it("failed where the port was reached but not by TLS", () => {
    const tls = tlsAt(other("tls-failure", { tlsReport: good }));
    expect(tls).toMatchObject({ state: "failed", port: 4443, at: otherAt, confirmed: otherAt });
    expect(tls.reports).toEqual([
      { port: 4443, ok: false, problems: [], error: `It failed. ${"x".repeat(300)}`.slice(0, 300) },
    ]);
  });

  it("is not known where the address does not use TLS, was reached, or says nothing", () => {
    expect(tlsAt(other("tls-failure", { tls: false })).reports).toEqual([]);
    expect(tlsAt(other("ok")).reports).toEqual([]);
    expect(tlsAt(other("opted-out")).reports).toEqual([]);
    expect(tlsAt(other("refused")).reports).toHaveLength(1);
  });
});

describe("TLS that no visit has measured", () => {
  const secure: ListingEntry["addresses"] = [{ host: "a.example", port: 4000, tls: true }];
  const later = "2026-07-01T03:00:00Z";

  it("failed if the last visit to the address said so", () => {
    const of = (outcome: "tls-failure" | "refused", addresses = secure) =>
      viewOf(null, [visited(later, outcome)], listed({ addresses })).tls;
    expect(of("tls-failure")).toEqual({
      state: "failed",
      text: "Port 4000 accepts connections, but TLS failed.",
      port: 4000,
      reports: [],
      at: later,
      confirmed: later,
    });
    expect(of("refused").state).toBe("claimed");
    expect(of("tls-failure", listed().addresses).state).toBe("none");
  });

  const further: ListingEntry["addresses"] = [...listed().addresses, { host: "a.example", port: 4443, tls: true }];
  it.each<[string, Record<string, string>, ListingEntry["addresses"], string, number | null, string]>([
    ["nothing", {}, listed().addresses, "none", null, "No TLS port known."],
    ["a denial", { TLS: "0" }, listed().addresses, "none", null, "No TLS port known."],
    ["a listed port", {}, further, "claimed", 4443, "The listing mentions TLS on port 4443; no visit has measured it."],
    [
      "a listed port and a claim",
      { TLS: "1" },
      further,
      "claimed",
      4443,
      "The listing mentions TLS on port 4443; no visit has measured it.",
    ],
    [
      "a claimed port",
      { TLS: "4445" },
      listed().addresses,
      "claimed",
      4445,
      "Its MSSP mentions TLS on port 4445; no visit has measured it.",
    ],
    [
      "a claim",
      { TLS: "1" },
      listed().addresses,
      "claimed",
      null,
      "Its MSSP mentions TLS without a port; no visit has measured it.",
    ],
  ])("is what the listing or MSSP says: %s", (_, mssp, addresses, state, port, text) => {
    expect(viewOf(measured({}, mssp), [], listed({ addresses })).tls).toMatchObject({ state, port, text });
  });

  it("has the date of the claim", () => {
    expect(viewOf(measured({}, { TLS: "1" })).tls).toMatchObject({ at: measuredAt, confirmed: measuredAt });
    expect(viewOf(measured({}, {}), [], listed({ addresses: secure })).tls).toMatchObject({
      at: null,
      confirmed: null,
    });
  });
});
