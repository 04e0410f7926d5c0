import { describe, expect, it, test } from "vitest";
import type { FingerprintData, ScanRecord } from "@mudlark/scanner/record";
import { explainFingerprint, fingerprintsOf, traitsOf } from "../../../src/model/fingerprints.ts";
import { inventedModel } from "../invented/model.ts";
import { measured } from "./game-data.ts";

const data = (offered: readonly string[], requested: readonly string[] = [], more: Partial<FingerprintData> = {}) => ({
  "offered-options": [...offered],
  "probed-protocol": "server" as const,
  "refused-options": [],
  "requested-options": [...requested],
  "scan-type": "quick" as const,
  ...more,
});

function server(id: string, fingerprint: string, of: FingerprintData): { id: string; record: ScanRecord | null } {
  const record = measured();
  const probe = record["server-probe"];
  if (probe === undefined) throw new Error("no probe");
  return { id, record: { ...record, "server-probe": { ...probe, fingerprint, "fingerprint-data": of } } };
}

/** Options "O0", "O1" … */
const options = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `O${from + index}`);

test("fingerprints are ordered by their number of servers, then by hash", () => {
  const found = fingerprintsOf([
    server("a", "ff", data([])),
    server("b", "cc", data(["ECHO"])),
    server("c", "aa", data(["SGA"])),
    server("d", "cc", data(["ECHO"])),
    { id: "e", record: null },
    { id: "f", record: { sessions: [] } },
  ]);
  expect(found.map(({ hash, servers }) => [hash, servers])).toEqual([
    ["cc", ["b", "d"]],
    ["aa", ["c"]],
    ["ff", ["a"]],
  ]);
});

describe("the neighbours of a fingerprint", () => {
  it("are the eight nearest, with what they have more and less; the first of equals is the more common", () => {
    // Those with few options come last in the list, and are the nearest.
    const list = Array.from({ length: 11 }, (_, index) => {
      const count = 11 - index;
      return server(`s${index}`, `h${String(index).padStart(2, "0")}`, data(options(count)));
    });
    const [, , , , , , , , , , last] = fingerprintsOf(list);
    expect(last?.hash).toBe("h10");
    expect(last?.neighbours.map(({ hash, distance }) => [hash, distance])).toEqual([
      ["h09", 1],
      ["h08", 2],
      ["h07", 3],
      ["h06", 4],
      ["h05", 5],
      ["h04", 6],
      ["h03", 7],
      ["h02", 8],
    ]);
    expect(last?.neighbours[1]).toMatchObject({ more: ["offers O1", "offers O2"], less: [], servers: 1 });
    expect(fingerprintsOf(list)[0]?.neighbours[0]).toMatchObject({ hash: "h01", more: [], less: ["offers O10"] });
  });

  it("keep the order of the list if they are equally near", () => {
    const list = [
      server("a", "aa", data(["X"])),
      server("b", "bb", data(["Y"])),
      server("c", "cc", data(["Z"])),
      server("d", "cc", data(["Z"])),
      server("e", "dd", data([])),
    ];
    const none = fingerprintsOf(list).find(({ hash }) => hash === "dd");
    expect(none?.neighbours.map(({ hash, servers }) => [hash, servers])).toEqual([
      ["cc", 2],
      ["aa", 1],
      ["bb", 1],
    ]);
  });

  it("are others, at a distance", async () => {
    const { fingerprints } = await inventedModel(120, 5);
    expect(fingerprints.length).toBeGreaterThan(5);
    for (const { hash, neighbours } of fingerprints) {
      expect(neighbours.map((each) => each.hash)).not.toContain(hash);
      const distances = neighbours.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(Math.min(...distances)).toBeGreaterThan(0);
    }
  });
});

test("the traits of a fingerprint are all of its parts, in words", () => {
  expect([
    ...traitsOf({
      ...data(["ECHO"], ["NAWS"]),
      "refused-options": ["SGA"],
      "wrong-direction-offered": ["TTYPE"],
      "directional-refusals": ["EOR"],
      "looped-negotiation": ["LFLOW"],
    }),
  ]).toEqual([
    "asks for NAWS",
    "offers ECHO",
    "refuses SGA",
    "quick scan",
    "agrees to TTYPE in the wrong role",
    "refuses EOR by direction",
    "loops over LFLOW",
  ]);
});

describe("a fingerprint in sentences", () => {
  const nothing = "By the end of the visit, the server requests no options from the client.";
  const { "scan-type": _, ...old } = data(["ECHO"]);
  it.each<[FingerprintData, string[]]>([
    [
      data([]),
      [
        nothing,
        "The first connection, from which fingerprints are taken, ended before we could ask for options, so none counts here as offered or refused.",
      ],
    ],
    [data(["ECHO"]), [nothing, "It offers ECHO."]],
    [
      data([], ["NAWS", "TTYPE"], { "refused-options": ["SGA", "EOR", "MSSP"] }),
      [
        "The server requests NAWS and TTYPE from the client.",
        "It offers none of the options we ask for.",
        "It refuses or ignores SGA, EOR and MSSP.",
      ],
    ],
    [
      data(["ECHO"], [], { "scan-type": "full" }),
      [nothing, "It offers ECHO.", "This is from a full scan, which asks for more options than ours."],
    ],
    [old, [nothing, "It offers ECHO.", "The record uses an older version of the rule, whose ids differ from today's."]],
  ])("%j", (of, sentences) => {
    expect(explainFingerprint(of)).toEqual(sentences);
  });
});
