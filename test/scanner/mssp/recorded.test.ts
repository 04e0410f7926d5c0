import { expect, test } from "vitest";
import type { Mssp } from "@mudlark/scanner/record";
import { factsOfRecord, lastMsspOf, answersOf, statedText, type MsspHolder } from "../../../scanner/src/mssp/index.ts";

const outcome = { code: "ok", phase: "done", reason: "It answered." } as const;
const data = { "offered-options": [], "refused-options": [], "requested-options": [], "probed-protocol": "server" };

function holder(telnet: Mssp | undefined, deep: Mssp | undefined, kept: Mssp | undefined): MsspHolder {
  return {
    "server-probe": {
      fingerprint: "2d1d3bcf28abae7b",
      "fingerprint-data": data,
      session_data: telnet === undefined ? {} : { mssp: telnet },
    },
    mudlark: {
      visited: "2026-06-30T03:00:00Z",
      ...(deep && {
        deep: { visited: "2026-06-28T03:00:00Z", outcome, mssp: { source: "text" as const, values: deep } },
      }),
      ...(kept && { kept: { mssp: kept, measured: "2026-06-01T03:00:00Z" } }),
    },
  };
}

test("the newest answer with a variable counts, with its date", () => {
  const record = holder({ NAME: "A" }, { NAME: "B", GENRE: "Fantasy" }, { NAME: "C", CODEBASE: "Own" });
  const facts = factsOfRecord(record);
  expect(["NAME", "GENRE", "CODEBASE"].map((name) => [statedText(facts, name), facts.get(name)?.at])).toEqual([
    ["A", "2026-06-30T03:00:00Z"],
    ["Fantasy", "2026-06-28T03:00:00Z"],
    ["Own", "2026-06-01T03:00:00Z"],
  ]);
  expect(answersOf(record).map(({ source }) => source)).toEqual(["telnet", "text", "kept"]);
});

test("an answer without variables does not count, and kept values are not measured", () => {
  const record = holder({}, undefined, { NAME: "C" });
  expect(answersOf(record).map(({ source }) => source)).toEqual(["kept"]);
  expect(lastMsspOf(record)).toEqual({ NAME: "C" });
  expect(factsOfRecord(undefined).size).toBe(0);
});
