import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../scanner/src/record/index.ts";

describe("canonicalJson on a terminal", () => {
  it("has no character that controls a terminal or breaks a line, and parses to the same text", () => {
    const hostile = { name: "\x1b[2J\x9b2J\x7f\x85\u202egnp\u2066 Größe \u{1f409}" };
    const written = canonicalJson(hostile, 2);
    expect(written).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(written).toContain("Größe \u{1f409}");
    expect(JSON.parse(written)).toEqual(hostile);
  });
});
