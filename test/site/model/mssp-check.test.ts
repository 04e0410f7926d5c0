import { describe, expect, it } from "vitest";
import { checkMssp } from "../../../src/model/mssp-check.ts";
import type { MsspFinding } from "../../../src/model/server-view.ts";
import { listed, measuredAt } from "./game-data.ts";

const right = { NAME: "Alpha", PLAYERS: "1", UPTIME: "1757532301" };

function check(variables: Record<string, string | string[]>, more: Parameters<typeof listed>[0] = {}): MsspFinding[] {
  const all = Object.entries({ ...right, ...variables });
  return checkMssp(
    all.map(([name, values]) => ({ name, values: [values].flat() })),
    listed(more),
    measuredAt,
  );
}
const lines = (found: readonly MsspFinding[]): string[] =>
  found.map(({ level, variable, text }) => `${level} ${variable ?? "-"}: ${text}`);

describe("MSSP compared with its specification", () => {
  it.each<Record<string, string | string[]>>([
    {
      "CRAWL DELAY": "-1",
      PORT: "4000",
      ANSI: "1",
      VT100: "0",
      CREATED: "1999",
      WEBSITE: "https://a.example/",
      GENRE: "None",
      HOSTNAME: "a.example",
      REFERRAL: "b.example 4000",
      "MINIMUM AGE": "13",
    },
    { "CRAWL DELAY": "23", SSL: "0" },
    { SSL: "65535", PORT: ["1", "4000", "23"] },
    { SSL: "1024", EXITS: "7", CLAIM: "x", "PLAYER CLANS": "1" },
  ])("finds nothing in correct MSSP: %j", (variables) => {
    expect(lines(check(variables))).toEqual([]);
  });

  it.each<[Record<string, string | string[]>, string, string | null]>([
    [{ UPTIME: "0" }, "error UPTIME: UPTIME is 0, which is the year 1970.", null],
    [{ UPTIME: "86400" }, "error UPTIME: 86400 is a duration, or a time before 1990.", null],
    [{ UPTIME: "1795232793" }, "error UPTIME: 1795232793 is in the future.", null],
    [{ UPTIME: "yesterday" }, "error UPTIME: “yesterday” is not a Unix time.", null],
    [{ UPTIME: "1757532301.25" }, "hint UPTIME: 1757532301.25 has a fraction.", "UPTIME 1757532301"],
    [{ PLAYERS: "many" }, "error PLAYERS: “many” is not a count.", null],
    [{ AREAS: "lots" }, "warning AREAS: “lots” is not a count.", null],
    [{ "MINIMUM AGE": "teen" }, "warning MINIMUM AGE: “teen” is not a count.", null],
    [{ "CRAWL DELAY": "daily" }, "warning CRAWL DELAY: “daily” is not a number of hours.", null],
    [{ ANSI: "yes" }, "hint ANSI: “yes” is neither 0 nor 1.", "ANSI 1"],
    [{ ANSI: "No" }, "hint ANSI: “No” is neither 0 nor 1.", "ANSI 0"],
    [{ ANSI: "perhaps" }, "warning ANSI: “perhaps” is neither 0 nor 1.", null],
    [{ SSL: "1" }, "warning SSL: “1” is not a port.", null],
    [{ SSL: "yes" }, "error SSL: “yes” is not a port.", null],
    [{ SSL: "65536" }, "error SSL: “65536” is not a port.", null],
    [{ PORT: "99999" }, "error PORT: “99999” is not a port.", null],
    [{ PORT: "0" }, "error PORT: “0” is not a port.", null],
    [{ PORT: "4001" }, "warning PORT: PORT says 4001; the game answers on 4000.", "PORT 4000"],
    [{ PORT: ["1", "65535"] }, "warning PORT: PORT says 1, 65535; the game answers on 4000.", "PORT 4000"],
    [{ PORT: ["65536", "4001"] }, "warning PORT: PORT says 4001; the game answers on 4000.", "PORT 4000"],
    [{ CREATED: "long ago" }, "warning CREATED: “long ago” is not a year.", null],
    [{ HOSTNAME: "a.example:4000" }, "warning HOSTNAME: “a.example:4000” is not a host name.", null],
    [{ REFERRAL: "b.example:4000" }, "warning REFERRAL: “b.example:4000” is not a valid referral.", null],
    [{ genre: "Fantasy" }, "warning genre: The name is written in lower case.", "GENRE Fantasy"],
    [{ CODEBASE: '"Toast"' }, 'warning CODEBASE: The value "Toast" is in quotes.', "CODEBASE Toast"],
    [{ ROOMS: "-1" }, "hint ROOMS: -1 means “not stated”.", null],
    [{ ROOMS: "" }, "hint ROOMS: It has no value.", null],
    [{ SUBGENRE: "None" }, "hint SUBGENRE: “None” means “not stated”.", null],
    [{ GENRE: "unknown" }, "hint GENRE: “unknown” means “not stated”.", null],
    [{ GENRE: "sci-fi" }, "hint GENRE: “sci-fi” is usually written Science Fiction.", "GENRE Science Fiction"],
    [{ GMCP: "1" }, "hint GMCP: GMCP is not part of the current specification.", null],
    [{ TLS: "4001" }, "hint TLS: TLS is not part of the current specification.", null],
    [{ ZONES: "4" }, "hint ZONES: ZONES is not part of the current specification.", null],
    [
      { WEBSITE: "www.a.example" },
      "warning WEBSITE: “www.a.example” is not a complete web address.",
      "WEBSITE https://www.a.example",
    ],
    [{ WEBSITE: "http://192.168.1.10/" }, "warning WEBSITE: “http://192.168.1.10/” is not a public web address.", null],
    [{ DISCORD: "discord:abc" }, "warning DISCORD: “discord:abc” is not a public web address.", null],
    [{ HOME: "x" }, "hint HOME: HOME is not a variable of the specification.", null],
    [{ NAME: "Mygame" }, "warning NAME: “Mygame” is the default name of the framework.", "NAME Alpha"],
  ])("finds fault with %j", (variables, line, instead) => {
    const found = check(variables);
    expect(lines(found)).toEqual([line]);
    expect(found[0]?.instead).toBe(instead);
  });

  it("advises once about all flags that the specification no longer has", () => {
    const found = check({ GMCP: "1", MSDP: "0", mccp: "1", SSL: "0" });
    expect(lines(found)).toEqual([
      "warning mccp: The name is written in lower case.",
      "hint -: GMCP, MSDP and MCCP are not part of the current specification.",
    ]);
    expect(found.at(-1)?.advice).toMatch(/^You can leave them out: clients find these protocols by negotiation/);
    expect(check({ GMCP: "1" })[0]?.advice).toMatch(/^You can leave it out: clients find GMCP by negotiation/);
  });

  it("finds the underscores and the unknown name of one variable", () => {
    expect(lines(check({ COLOUR_SCHEME: "red" }))).toEqual([
      "hint COLOUR_SCHEME: The name is written with underscores.",
      "hint COLOUR_SCHEME: COLOUR SCHEME is not a variable of the specification.",
    ]);
    expect(lines(check({ "": "red" }))).toEqual(["hint no name: It is not a variable of the specification."]);
  });

  it("advises no name that is the server's address or a default one", () => {
    for (const name of ["a.example", "Your MUD"]) expect(check({ NAME: "Mygame" }, { name })[0]?.instead).toBeNull();
  });

  it("reports what is missing, with what to send, and treats __proto__ as an ordinary name", () => {
    const findings = (sentAt: string | null): MsspFinding[] =>
      checkMssp([{ name: "__proto__", values: ["x"] }], listed(), sentAt);
    expect(findings(measuredAt).slice(0, 3)).toMatchObject([
      { level: "error", text: "NAME is missing. The specification requires it.", instead: "NAME Alpha" },
      { level: "error", text: "PLAYERS is missing. The specification requires it.", instead: "PLAYERS 0" },
      { level: "error", text: "UPTIME is missing. The specification requires it.", instead: "UPTIME 1782788400" },
    ]);
    expect(findings(null).map(({ instead }) => instead)).toEqual([
      ...["NAME Alpha", "PLAYERS 0", null, "PROTO x", "PROTO x", null],
    ]);
    expect(findings(null).at(-1)?.text).toMatch(/not a variable/);
  });

  it("names the section of the specification that a variable is in", () => {
    expect(check({ PLAYERS: "x", HOME: "x" }).map(({ rule }) => rule?.name)).toEqual([
      "MSSP specification, required variables",
      "MSSP specification",
    ]);
  });
});
