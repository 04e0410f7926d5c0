// What a game's page says about the moment of the visit, and how a row of a table presents a game.
import { describe, expect, it } from "vitest";
import { momentRows } from "../../../../src/components/server/facts.ts";
import { genreAndLanguages, playersShown } from "../../../../src/components/directory/row.ts";
import { listed, measured, viewOf, visited } from "../../model/game-data.ts";

const night = (day: number): string => `2026-06-${String(day).padStart(2, "0")}T03:00:00Z`;
const mssp = { PLAYERS: "12", UPTIME: String(Date.parse("2026-06-01T03:00:00Z") / 1000) };
const counted = (day: number) =>
  visited(night(day), "ok", { players: 12, booted: Date.parse("2026-06-01T03:00:00Z") / 1000 });
const failed = [12, 14, 18, 22, 26, 30].map((day) => visited(night(day), "refused"));
const labels = (...view: Parameters<typeof viewOf>) => momentRows(viewOf(...view)).map(({ label }) => label);

describe("players and uptime", () => {
  it("are current on the visit that measured them", () => {
    expect(labels(measured({}, mssp), [counted(30)])).toEqual(["Players online", "Uptime"]);
  });

  it("of a game that has gone dark are its last count, and no uptime", () => {
    const record = measured({ visited: night(10) }, mssp);
    const view = viewOf(record, [counted(10), ...failed]);
    expect(view.status.state).toBe("dark");
    expect(momentRows(view)).toMatchObject([{ label: "Players, last count", parts: [{ text: "12" }] }]);
    expect(playersShown(view)).toBe("");
  });

  it("are the last count if the newest visit got none", () => {
    expect(labels(measured(), [counted(29), visited(night(30))])[0]).toBe("Players, last count");
  });
});

it("a row names what a game is, and that it is only for adults", () => {
  const entry = listed({ genre: "Horror", language: "English, German", adult: true });
  expect(genreAndLanguages(viewOf(null, [], entry))).toBe("Horror, English, German, adults only");
  expect(genreAndLanguages(viewOf(null, [], listed({ adult: false })))).toBe("");
});
