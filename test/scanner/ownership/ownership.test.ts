import { expect, test } from "vitest";
import { ownerToken, whereTokenIs } from "../../../scanner/src/ownership/index.ts";
import type { MudlarkPart, ScanRecord } from "../../../scanner/src/record/index.ts";
import { settle } from "../../../scanner/src/census/memory/settle.ts";
import { fakeRecord } from "../census/fake-world.ts";

const entry = { id: "the-salt-stair", owner: "Ann of the Stair" };
const token = ownerToken(entry) ?? "";
const base64 = (text: string): string => Buffer.from(text, "latin1").toString("base64");

/** A record with this MSSP and this login screen. */
function record(mssp: Record<string, string | string[]>, screen = "", part: Partial<MudlarkPart> = {}): ScanRecord {
  const whole = fakeRecord(
    { host: "a.example", port: 4000, tls: false },
    {},
    Date.parse("2026-06-30T03:00:00Z"),
    false,
  );
  const probe = whole["server-probe"];
  if (probe === undefined || whole.mudlark === undefined) throw new Error("the record has no probe");
  const session = { ...probe.session_data, mssp, banner_before_return: screen, banner_after_return: "" };
  return {
    ...whole,
    "server-probe": { ...probe, session_data: session },
    mudlark: { ...whole.mudlark, raw: { before: base64(screen), after: "" }, ...part },
  };
}

test("a token is bound to the entry and to the owner's name, however the name is spaced or composed", () => {
  expect(token).toMatchInlineSnapshot(`"claim-nu2rchcrpcizvlh4cpcz"`);
  expect(ownerToken({ id: "another", owner: entry.owner })).not.toBe(token);
  expect(ownerToken({ id: entry.id, owner: "Ann of the Stair 2" })).not.toBe(token);
  expect(ownerToken({ id: entry.id, owner: " Ann  of the Stair " })).toBe(token);
  expect(ownerToken({ id: "x", owner: "Zoe\u0308" })).toBe(ownerToken({ id: "x", owner: "Zo\u00eb" }));
  expect(ownerToken({ id: "x" })).toBeUndefined();
  expect(ownerToken({ id: "x", owner: "  " })).toBeUndefined();
});

test("the token is found in any MSSP variable, and on the screen of either connection", () => {
  expect(whereTokenIs(record({ CLAIM: token }), token)).toBe("mssp");
  expect(whereTokenIs(record({ CONTACT: ["ann@example.org", `ann@example.org ${token}`] }), token)).toBe("mssp");
  expect(whereTokenIs(record({ CLAIM: token.toUpperCase() }), token)).toBe("mssp");
  expect(whereTokenIs(record({}, `Welcome!\r\n(${token})\r\n`), token)).toBe("screen");
  const coloured = `\x1b[1m${token.slice(0, 9)}\x1b[0;31m${token.slice(9)}\x1b[0m`;
  expect(whereTokenIs(record({}, coloured), token)).toBe("screen");
  const deep = {
    visited: "2026-06-30T03:00:00Z",
    outcome: { code: "ok", reason: "It answered.", phase: "done" } as const,
    raw: { before: "", after: base64(`\xff\xfe${coloured}`) },
  };
  expect(whereTokenIs(record({}, "", { deep }), token)).toBe("screen");
});

test("nothing else counts: a part of a word, a broken token, another one, or MSSP from an earlier visit", () => {
  for (const text of [`${token}a`, `x${token}`, `${token}-2`, token.slice(0, -1), token.replace("-", "\r\n-"), ""])
    expect(whereTokenIs(record({ CLAIM: text }, text), token)).toBeUndefined();
  const kept = { mssp: { CLAIM: token }, measured: "2026-06-01T03:00:00Z" };
  expect(whereTokenIs(record({}, "", { kept }), token)).toBeUndefined();
  // A screen of many near misses is searched in linear time.
  const hostile = `${token.slice(0, -1)}!`.repeat(40_000);
  expect(whereTokenIs(record({}, hostile), token)).toBeUndefined();
});

test("a reading says where the visit saw the token of the present owner", () => {
  const listed = { ...entry, name: "The Salt Stair", addresses: [{ host: "a.example", port: 4000, tls: false }] };
  const fresh = record({ NAME: "The Salt Stair", CLAIM: token });
  const outcome = { code: "ok", reason: "It answered.", phase: "done" } as const;
  const visit = { record: fresh, log: [], timing: { total: 1 } };
  const result = { at: Date.parse("2026-06-30T03:00:00Z"), tookMs: 1, outcome, visit };
  const readingOf = (owner: string) => settle({ ...listed, owner }, undefined, result, [], "2026-06-30").reading;
  expect(readingOf(entry.owner).ownerSeen).toEqual({ token, in: "mssp" });
  expect(readingOf("Somebody else").ownerSeen).toBeUndefined();
});
