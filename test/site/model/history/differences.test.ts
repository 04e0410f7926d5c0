import type { Difference } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import { feedText } from "../../../../src/formats/feeds/feed.ts";
import { visitAt } from "../game-data.ts";
import { noCounts } from "../players/no-counts.ts";
import { newsOfServer } from "../../../../src/model/news.ts";
import { differencesInWords } from "../../../../src/model/differences.ts";
import { absolute } from "../../invented/model.ts";
import { xmlError } from "../../invented/xml.ts";

describe("what changed, in words", () => {
  it.each<[Difference, string]>([
    [
      { what: "mssp", name: "CODEBASE", from: "CircleMUD 3.0", to: "tbaMUD 2025" },
      "Codebase changed from “CircleMUD 3.0” to “tbaMUD 2025”.",
    ],
    [{ what: "mssp", name: "PAY TO PLAY", from: "", to: "1" }, "Pay to Play changed from nothing to “1”."],
    [{ what: "mssp", name: "GMCP", to: "1" }, "GMCP is new: “1”."],
    [{ what: "mssp", name: "__PROTO__", from: "x" }, "__PROTO__ was removed; it was “x”."],
    [{ what: "options", name: "GMCP", from: "refused", to: "offered" }, "Now offers GMCP."],
    [{ what: "options", name: "GMCP", from: "offered" }, "No longer offers GMCP."],
    [{ what: "options", name: "NAWS", to: "requested" }, "Now asks for NAWS."],
    [{ what: "options", name: "NAWS", from: "requested" }, "No longer asks for NAWS."],
    [{ what: "capabilities", name: "MXP", to: "seen" }, "Now shows MXP."],
    [{ what: "capabilities", name: "MXP", from: "seen" }, "No longer shows MXP."],
    [{ what: "address", from: "192.0.2.1", to: "192.0.2.7" }, "Moved from 192.0.2.1 to 192.0.2.7."],
    [{ what: "address", name: "a.example 4001", from: "192.0.2.1" }, "No longer answers at a.example 4001."],
    [{ what: "address", name: "a.example 4001", to: "192.0.2.1" }, "Now answers at a.example 4001."],
    [{ what: "encoding", from: "cp437", to: "utf-8" }, "The encoding changed from “cp437” to “utf-8”."],
    [
      { what: "certificate", name: "4443", from: "valid until 2026-06-01", to: "no TLS" },
      "The TLS certificate of port 4443 changed from “valid until 2026-06-01” to “no TLS”.",
    ],
  ])("%j", (difference, words) => {
    expect(differencesInWords([difference])).toEqual([words]);
  });

  it("treats an option and its protocol as one thing", () => {
    expect(
      differencesInWords([
        { what: "options", name: "GMCP", to: "offered" },
        { what: "capabilities", name: "GMCP", to: "seen" },
        { what: "capabilities", name: "MXP", to: "seen" },
      ]),
    ).toEqual(["Now offers GMCP.", "Now shows MXP."]);
  });

  it("removes direction marks, shortens long values, and counts what it leaves out", () => {
    const [first, ...others] = differencesInWords(
      Array.from({ length: 11 }, (_, index) => ({
        what: "mssp",
        name: `V${index}`,
        to: `\u202eevil${"x".repeat(190)}`,
      })),
    );
    expect(first).toMatch(/^V0 is new: “evilx+…”\.$/);
    expect(first?.length).toBeLessThan(100);
    expect(others).toHaveLength(8);
    expect(others.at(-1)).toBe("And 3 more.");
  });

  it("stays text in feeds, whatever a server sends", () => {
    const name = "<script>alert(1)</script>";
    const visit = visitAt(1_772_334_000, {
      changed: ["mssp"],
      differences: [{ what: "mssp", name, to: "]]><img src=x onerror=alert(1)>" }],
    });
    const news = newsOfServer({ id: "alpha", history: [visit], counts: noCounts }, new Map());
    const about = { title: "News", description: "", page: "/news/", atom: "/a.xml", json: "/f.json" } as const;
    const atom = feedText("atom", news, { ...about, siteName: "Mudlark", asOf: null }, () => "Alpha", absolute);
    expect(xmlError(atom)).toBeNull();
    expect(atom).not.toMatch(/<(?:script|img)/);
    expect(atom).toContain("alert(1)");
  });
});
