import { describe, expect, test } from "vitest";
import { defined } from "../../../scanner/src/objects/index.ts";
import { encodingOf, loginScreenOf, overridesOf } from "../../../scanner/src/record/index.ts";
import type { ListingEntry, ScanRecord } from "../../../scanner/src/record/index.ts";

const address = { host: "example.org", port: 4000, tls: false };
const entry: ListingEntry = { id: "x", name: "X", addresses: [address] };
const raw = (text: string): { before: string; after: string } => ({
  before: Buffer.from(text).toString("base64"),
  after: "",
});
const session = { encoding: "latin1", banner_before_return: "before", banner_after_return: { text: "after" } };
const record = (mudlark?: object): ScanRecord =>
  ({
    "server-probe": { session_data: session },
    sessions: [],
    ...defined({ mudlark }),
  }) as unknown as ScanRecord;
const first = { name: "koi8-r", source: "bytes", confidence: 0.9 };
const deep = { name: "big5", source: "terminal" };

describe("the login screen of a game", () => {
  test("comes from the deep visit if that has bytes, with the encoding found there", () => {
    const both = record({ raw: raw("first"), encoding: first, deep: { raw: raw("deep"), encoding: deep } });
    expect(loginScreenOf(both, entry)).toEqual({
      raw: raw("deep"),
      before: "before",
      after: "after",
      encoding: deep,
      deep: true,
    });
  });

  test("comes from the first connection if the deep visit kept none, as does its encoding", () => {
    const both = record({ raw: raw("first"), encoding: first, deep: { encoding: deep } });
    expect(loginScreenOf(both, entry)).toMatchObject({ raw: raw("first"), encoding: first, deep: false });
  });

  test("is text only in another program's record, in the encoding that it states", () => {
    expect(loginScreenOf(record(), entry)).toMatchObject({
      raw: undefined,
      encoding: { name: "latin1", source: "record" },
    });
    expect(encodingOf({ sessions: [] }, entry)).toBeUndefined();
    expect(encodingOf(null, entry)).toBeUndefined();
  });

  test("is decoded as the listing says, its address before the entry, even without a record", () => {
    const listed = { ...entry, encoding: "cp437", columns: 132 };
    const own = { ...listed, addresses: [{ ...address, encoding: "big5" }] };
    expect(encodingOf(record({ encoding: first }), listed)).toEqual({ name: "cp437", source: "entry" });
    expect(encodingOf(null, own)).toEqual({ name: "big5", source: "entry" });
    expect(overridesOf(own, own.addresses[0])).toEqual({ encoding: "big5", columns: 132 });
    expect(overridesOf(entry, undefined)).toEqual({});
  });
});
