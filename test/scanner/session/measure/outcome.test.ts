// cspell:ignore EUNHEARD
import { describe, expect, it, test } from "vitest";
import type { ScanRecord } from "../../../../scanner/src/record/index.ts";
import { ConnectError } from "../../../../scanner/src/session/connect/link.ts";
import {
  connectOutcome,
  deepOutcome,
  forbiddenPortOutcome,
  noFamilyOutcome,
  privateOutcome,
  resolveOutcome,
  sessionOutcome,
  shownRefusal,
} from "../../../../scanner/src/session/measure/outcome.ts";

const where = "a.example:4000";

test.each([
  ["ENOTFOUND", "The host name a.example does not exist (DNS)."],
  ["EAI_AGAIN", "The host name a.example could not be resolved."],
])("a host name that fails with %s", (code, reason) => {
  expect(resolveOutcome(Object.assign(new Error("x"), { code }), "a.example")).toEqual({
    code: "dns-failure",
    phase: "resolve",
    reason,
    cause: code,
  });
});

test("a host name that fails without a code", () => {
  expect(resolveOutcome(new Error("x"), "a.example").cause).toBe("EAI_FAIL");
});

test.each([
  ["ECONNREFUSED", "refused", "refused the connection."],
  ["ETIMEDOUT", "connect-timeout", "did not answer (as it were)."],
  ["ECONNRESET", "reset", "reset the connection while it was being opened."],
  ["ECONNABORTED", "reset", "reset the connection while it was being opened."],
  ["EPIPE", "reset", "reset the connection while it was being opened."],
  ["EHOSTUNREACH", "unreachable", "could not be reached (as it were)."],
  ["EINVAL", "unreachable", "could not be reached (as it were)."],
  ["EUNHEARD", "unreachable", "could not be reached (as it were)."],
  ["EFORBIDDENPORT", "forbidden-port", "was not visited: as it were."],
])("a connection that fails with %s is %s", (cause, code, words) => {
  const found = connectOutcome(new ConnectError(cause, "as it were", "connect"), where);
  expect(found).toEqual({ code, phase: "connect", reason: `${where} ${words}`, cause });
});

test("a connection that fails otherwise was not reached, and its long reason is cut", () => {
  expect(connectOutcome("odd", where)).toMatchObject({ code: "unreachable", cause: "EUNKNOWN" });
  const { reason, cause } = connectOutcome(new ConnectError("X".repeat(300), "y".repeat(900), "connect"), where);
  expect([reason.length, cause?.length]).toEqual([481, 100]);
});

test.each([
  ["ERR_SSL_WRONG_VERSION_NUMBER", "80:error:0A00010B:SSL routines:x:wrong:y", "what the server sent is not TLS"],
  ["ERR_SSL", "80:error:0A000126:SSL routines:get_record:unexpected eof:ssl/x.c:322:", "unexpected eof"],
  ["EPROTO", "no handshake", "no handshake"],
])("a handshake that fails with %s", (code, message, words) => {
  expect(connectOutcome(new ConnectError(code, message, "tls"), where)).toEqual({
    code: "tls-failure",
    phase: "tls",
    reason: `${where} accepted the connection, but the TLS handshake failed: ${words}.`,
    cause: code,
  });
});

test.each([
  ["a.example", undefined, "a.example has no IP address."],
  ["a.example", 6, "a.example has no IPv6 address."],
  ["192.0.2.1", 6, "192.0.2.1 is an IPv4 address, but only IPv6 was requested."],
  ["2001:db8::1", 4, "2001:db8::1 is an IPv6 address, but only IPv4 was requested."],
  ["2001:db8::1", undefined, "2001:db8::1 is an IPv6 address, but only IPv4 was requested."],
] as const)("%s without an address of family %s", (host, family, reason) => {
  expect(noFamilyOutcome(host, family)).toEqual({ code: "dns-failure", phase: "resolve", reason, cause: "ENODATA" });
});

test("what is not visited, and why", () => {
  expect(forbiddenPortOutcome("a.example", 4000)).toBeUndefined();
  expect(forbiddenPortOutcome("a.example", 25)).toMatchObject({ code: "forbidden-port", phase: "policy" });
  expect(privateOutcome("192.168.0.1", "192.168.0.1").reason).toMatch(/^192\.168\.0\.1 is not a public address/);
  expect(privateOutcome("a.lan", "10.0.0.1").reason).toMatch(/^a\.lan resolves to 10\.0\.0\.1, which is not a public/);
});

describe("a session", () => {
  const facts = (more: Partial<Parameters<typeof sessionOutcome>[0]> = {}) => ({
    ...{
      where,
      text: "Welcome.",
      words: { before: "Welcome.", after: "", asked: "" },
      returned: false,
      optionsAsked: true,
    },
    ...{ received: 8, verbs: 1, closedAfter: undefined, reset: undefined },
    ...more,
  });
  const words = (before: string, after = "") => ({ words: { before, after, asked: "" }, text: before + after });
  const early = { optionsAsked: false, closedAfter: 1234 };
  const page = `HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n`;

  it.each<[string, Parameters<typeof facts>[0], string, string]>([
    ["that answered", {}, "ok", "answered."],
    ["that sent nothing", { received: 0 }, "silent", "accepted the connection but sent nothing."],
    [
      "that was closed without a word",
      { received: 0, closedAfter: 1234 },
      "silent",
      "accepted the connection but closed it after 1.2 s without sending anything.",
    ],
    ["that was reset", { received: 0, reset: "ECONNRESET" }, "reset", "reset the connection without sending anything."],
    [
      "that was reset at the end",
      { reset: "ECONNRESET", closedAfter: 5000 },
      "ok",
      "answered, but the connection was reset at the end (ECONNRESET).",
    ],
    [
      "that ended before options could be asked for, after Return",
      { ...early, returned: true },
      "ok",
      "answered, but hung up before we could ask for its options.",
    ],
    ["of SSH", { text: "SSH-2.0-x", verbs: 0 }, "not-telnet", "speaks SSH, not telnet."],
    ["that negotiates, whatever it says", { text: "SSH-2.0-x", verbs: 1 }, "ok", "answered."],
    ["of TLS", { text: "\x15\x03\x01\x00\x02", verbs: 0 }, "not-telnet", "speaks TLS, not telnet."],
    ["of mail", { text: "220 mx ESMTP", verbs: 0 }, "not-telnet", "speaks SMTP or FTP, not telnet."],
    ["of IMAP", { text: "* OK IMAP4", verbs: 0 }, "not-telnet", "speaks IMAP, not telnet."],
    ["of POP3", { text: "+OK POP3", verbs: 0 }, "not-telnet", "speaks POP3, not telnet."],
    ["of VNC", { text: "RFB 003.008", verbs: 0 }, "not-telnet", "speaks RFB (VNC), not telnet."],
    ["of MySQL", { text: "J\0\0\0\x0a8.0.1\0", verbs: 0 }, "not-telnet", "speaks MySQL, not telnet."],
    ["of the web", { text: `${page}<html>`, verbs: 0 }, "not-telnet", "is a web server: it speaks HTTP, not telnet."],
    [
      "of the web, with a short text",
      { text: `${page}${"x".repeat(99)}`, verbs: 0 },
      "not-telnet",
      "is a web server: it speaks HTTP, not telnet.",
    ],
    ["of the web, with a banner behind it", { text: `${page}${"x".repeat(100)}`, verbs: 0 }, "ok", "answered."],
    [
      "of the web, with a page behind it",
      { text: `${page}<p>${"x".repeat(200)}`, verbs: 0 },
      "not-telnet",
      "is a web server: it speaks HTTP, not telnet.",
    ],
    [
      "of a page alone",
      { text: "<html><title>x", verbs: 0 },
      "not-telnet",
      "is a web server: it speaks HTTP, not telnet.",
    ],
    [
      "that refuses before options are asked for",
      { ...early, ...words("Your site has been banned.") },
      "turned-away",
      'turned the visit away: "Your site has been banned".',
    ],
    [
      "that refuses, and negotiates nothing, while options are asked for",
      { closedAfter: 5000, verbs: 0, ...words("Your site has been banned.") },
      "turned-away",
      'turned the visit away: "Your site has been banned".',
    ],
    [
      "that refuses after it negotiated",
      { closedAfter: 5000, ...words("Your site has been banned.") },
      "ok",
      "answered.",
    ],
    [
      "that shows a refusal, but stays open",
      { optionsAsked: false, ...words("Your site has been banned.") },
      "ok",
      "answered, but hung up before we could ask for its options.",
    ],
    [
      "that is cut off",
      { ...early, ...words("Hello there.") },
      "cut-off",
      'hung up after 1.2 s, before we could ask anything: "Hello there".',
    ],
    [
      "that is cut off without words",
      { ...early, ...words("***") },
      "cut-off",
      "hung up after 1.2 s, before we could ask anything.",
    ],
  ])("%s", (_, more, code, reason) => {
    expect(sessionOutcome(facts(more))).toMatchObject({ code, reason: `${where} ${reason}` });
  });

  it("of the deep connection says so", () => {
    const deep = (more: Parameters<typeof facts>[0] = {}) => deepOutcome(facts(more));
    expect(deep()).toMatchObject({ code: "ok", reason: `${where} answered on the deep connection.` });
    expect(deep({ received: 0 })).toMatchObject({ code: "silent" });
    expect(deep({ ...early, ...words("Hello there.") })).toMatchObject({ code: "cut-off" });
    expect(deep({ ...early, ...words("Too many players.") })).toMatchObject({ code: "turned-away", cause: "full" });
  });
});

describe("a screen that reads like a refusal", () => {
  const record = (text: string, options: Partial<Record<"offered-options" | "requested-options", string[]>> = {}) =>
    ({
      "server-probe": {
        "fingerprint-data": { "offered-options": [], "requested-options": [], ...options },
        session_data: { banner_before_return: text, banner_after_return: "" },
      },
      sessions: [],
    }) as unknown as ScanRecord;
  const banned = "Your site has been banned.";

  it("is one, if the server neither agreed to an option nor asked for one", () => {
    expect(shownRefusal(record(banned), where)).toMatchObject({ code: "turned-away", cause: "banned" });
    expect(shownRefusal(record("Welcome. Name:"), where)).toBeUndefined();
    for (const side of ["offered-options", "requested-options"] as const)
      expect(shownRefusal(record(banned, { [side]: ["ECHO"] }), where)).toBeUndefined();
    expect(shownRefusal({ sessions: [] }, where)).toBeUndefined();
  });

  it("is read from the bytes in their encoding", () => {
    const raw = { before: "", after: Buffer.from("Доступ закрыт", "utf8").toString("base64") };
    const of = (name: string) =>
      ({ ...record(banned), mudlark: { raw, encoding: { name, source: "bytes" } } }) as unknown as ScanRecord;
    expect(shownRefusal(of("utf-8"), where)?.reason).toContain("Доступ закрыт");
    expect(shownRefusal(of("cp437"), where)).toBeUndefined();
  });
});
