import type { ListingEntry, ScanRecord } from "@mudlark/scanner/record";
import { describe, expect, it } from "vitest";
import { msspStatements } from "../../../src/model/mssp.ts";
import { rulesOf } from "../../../src/model/rules.ts";

const entry: ListingEntry = { id: "a", name: "A", addresses: [{ host: "a.example", port: 1, tls: false }] };
const at = "2026-06-30T03:00:00.000Z";

function said(mssp: Record<string, string | string[]>, listed: Partial<ListingEntry> = {}) {
  const record = { "server-probe": { session_data: { mssp } }, sessions: [] } as unknown as ScanRecord;
  return rulesOf({ ...entry, ...listed }, msspStatements(record, { at, confirmed: at })).map(
    ({ key, fact, choice }) => [key, fact.value, choice.slug, fact.source],
  );
}

describe("the rules of a game", () => {
  it("come from the extended MSSP variables, where None is an answer", () => {
    expect(said({ PLAYERKILLING: "None", ROLEPLAYING: "Enforced", MULTIPLAYING: "restricted" })).toEqual([
      ["playerKilling", "none", "none", "mssp"],
      ["roleplaying", "enforced", "enforced", "mssp"],
      ["multiplaying", "restricted", "restricted", "mssp"],
    ]);
    expect(said({ WORLD_ORIGINALITY: "Mostly Original", "NEWBIE FRIENDLY": "1", "PLAYER CLANS": "no" })).toEqual([
      ["newbieFriendly", "yes", "yes", "mssp"],
      ["worldOriginality", "mostly original", "mostly-original", "mssp"],
      ["clans", "no", "no", "mssp"],
    ]);
  });

  it("put sizes into ranges, and count classes, levels and races", () => {
    expect(said({ ROOMS: "12400", CLASSES: "0", LEVELS: "50", "MINIMUM AGE": "13" })).toEqual([
      ["rooms", "12,400", "10000", "mssp"],
      ["classes", "none", "no", "mssp"],
      ["levels", "50", "yes", "mssp"],
      ["minimumAge", "13 and over", "13", "mssp"],
    ]);
  });

  it("leave out what says nothing, and what does not say which", () => {
    expect(said({ PLAYERKILLING: "-1", ROLEPLAYING: "", ROOMS: "many", "MINIMUM AGE": "999", RACES: "-1" })).toEqual(
      [],
    );
    expect(said({ PLAYERKILLING: "0", ROLEPLAYING: "1" })).toEqual([["playerKilling", "none", "none", "mssp"]]);
  });

  it("come from the entry if it has them", () => {
    expect(
      said({ PLAYERKILLING: "Full", ROOMS: "5" }, { playerKilling: "none", permadeath: false, rooms: 999, races: 0 }),
    ).toEqual([
      ["playerKilling", "none", "none", "listing"],
      ["permadeath", "no", "no", "listing"],
      ["rooms", "999", "under-1000", "listing"],
      ["races", "none", "no", "listing"],
    ]);
  });
});
