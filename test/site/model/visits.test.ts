import { describe, expect, it } from "vitest";
import type { OutcomeCode, ScanRecord } from "@mudlark/scanner/record";
import { trouble } from "../../../src/components/directory/row.ts";
import { badgeOf } from "../../../src/formats/badges/badge.ts";
import type { HistoryVisit, ServerView } from "../../../src/model/server-view.ts";
import type { SiteModel } from "../../../src/model/site-model.ts";
import { awaitsVisit } from "../../../src/model/status.ts";
import { siteNights } from "../../../src/model/statistics/counts.ts";
import { gameOf, listed, recordOf, siteOf, visited as visit } from "./game-data.ts";

const alpha = listed();
/** Another program's record, as `mudlark import` writes it: without our own address. */
const imported = recordOf({ connected: "2026-02-14T17:13:31Z", mssp: { PLAYERS: "7" }, requested: ["NAWS"] });

function modelOf(history: HistoryVisit[], record?: ScanRecord, entry = alpha): SiteModel {
  return siteOf([{ entry, record, history }]);
}

function view(history: HistoryVisit[], record?: ScanRecord, entry = alpha): ServerView {
  return gameOf([{ entry, record, history }]);
}

it("counts the failures of an unstable game, of which a night can have several", () => {
  const nights = [1, 2, 3, 4].map((day) => `2026-03-0${day}`);
  const twice = nights.flatMap((night) => [
    visit(`${night}T03:00:00Z`, "connect-timeout"),
    visit(`${night}T03:20:00Z`, "ok"),
  ]);
  const game = view(twice);
  expect(game.nights).toMatchObject({ visited: 4, reached: 4 });
  expect(game.status.sentence).toBe(
    "It did not answer 4 of the 8 visits of the last 14 days. Last reached on 4 March 2026.",
  );
  const rare = view([visit("2026-02-01T03:00:00Z", "ok"), visit("2026-03-04T03:00:00Z", "connect-timeout")]);
  expect(rare.status.sentence).toBe(
    "It did not answer the only visit of the last 14 days. Last reached on 1 February 2026.",
  );
});

describe("what the visits say about a server", () => {
  it("says in a row what is wrong with a game, but nothing for one that awaits its first visit", () => {
    const fresh = view([]);
    expect(fresh.status.label).toBe("not yet visited");
    expect([awaitsVisit(fresh), trouble(fresh)]).toEqual([true, null]);
    const failing = ["2026-03-01T03:00:00Z", "2026-03-20T03:00:00Z"].map((at) => visit(at, "refused"));
    const dark = view(failing);
    expect([awaitsVisit(dark), trouble(dark)?.state]).toEqual([false, "dark"]);
    const tried = view([visit("2026-03-01T03:00:00Z", "refused")]);
    expect([awaitsVisit(tried), trouble(tried)?.label]).toEqual([false, tried.status.label]);
    const optedOut = { ...fresh, optedOut: "2026-03-01", status: { ...fresh.status, label: "opted out" } };
    expect([awaitsVisit(optedOut), trouble(optedOut)?.label]).toEqual([false, "opted out"]);
  });

  it("remembers that an imported record reached it, though every visit since has failed", () => {
    const failing = ["2026-03-01T03:00:00Z", "2026-03-02T03:00:00Z", "2026-03-20T03:00:00Z"].map((at) =>
      visit(at, "refused"),
    );
    const { status, lastReached } = view(failing, imported);
    expect(status).toMatchObject({ state: "dark", since: "2026-03-01T03:00:00.000Z" });
    expect(status.sentence).toContain("Last reached on 14 February 2026.");
    expect(lastReached).toBe("2026-02-14T17:13:31Z");
  });

  it("says that a server never answered if it was never reached", () => {
    const { status, lastReached } = view([visit("2026-03-01T03:00:00Z", "dns-failure")]);
    expect(status.sentence).toContain("It has never answered.");
    expect(lastReached).toBeNull();
  });

  it("says since when a game has turned visits away, after a week of it", () => {
    const words = 'a.example:4000 turned the visit away: "Your site has been banned."';
    const away = [2, 5, 9].map((day) => visit(`2026-03-0${day}T03:00:00Z`, "turned-away", { refusal: words }));
    const good = visit("2026-03-01T03:00:00Z", "ok", { changed: ["new"] });
    const once = view([good, ...away.slice(0, 1)]).status;
    expect(once).toMatchObject({ state: "live", unmeasuredSince: null });
    expect(once.sentence).toBe("On 2 March 2026 it turned our visit away.");
    const { status } = view([good, ...away]);
    expect(status).toMatchObject({ state: "live", unmeasuredSince: "2026-03-02T03:00:00.000Z" });
    expect(status.sentence).toBe(
      `Since 2 March 2026 it has turned our visits away. Last time: ${words} The facts on this page are from 1 March 2026 or earlier.`,
    );
    expect(modelOf([good, ...away]).news.map(({ kind }) => kind)).toEqual(["new"]);
    const back = view([good, ...away, visit("2026-03-10T03:00:00Z", "ok")]).status;
    expect(back.unmeasuredSince).toBeNull();
  });

  it("counts what another address of the game showed, and says which", () => {
    const part: NonNullable<ScanRecord["mudlark"]> = {
      schema: 1,
      generator: "test",
      origin: "scan",
      outcome: { code: "ok", reason: "It answered.", phase: "done" },
      visited: "2026-03-01T03:00:00Z",
      transport: "telnet",
      evidence: { GMCP: { asked: "DO", answer: "refused", on: ["first"] } },
      addresses: [
        {
          host: "a.example",
          port: 4443,
          tls: true,
          visited: "2026-03-01T03:01:00Z",
          outcome: { code: "ok", reason: "It answered.", phase: "done" },
          evidence: { GMCP: { offered: "WILL", data: 2, on: ["first"] } },
          mssp: { NAME: "Alpha", CODEBASE: "FluffOS v2019", PLAYERS: "1" },
        },
      ],
    };
    const { mssp: _, ...session } = imported["server-probe"]?.session_data ?? {};
    const probe = imported["server-probe"];
    if (probe === undefined) throw new Error("the record is gone");
    const record = { ...imported, "server-probe": { ...probe, session_data: session }, mudlark: part };
    const server = view([visit("2026-03-01T03:00:00Z", "ok", { players: 1 })], record);
    const gmcp = server.capabilities.find(({ name }) => name === "GMCP");
    expect(gmcp).toMatchObject({ state: "measured", address: "a.example 4443", at: "2026-03-01T03:01:00Z" });
    expect(server.mssp).toMatchObject({ source: "telnet", address: "a.example 4443" });
    expect(server.players).toMatchObject({ value: 1, countsVisitor: true });
  });

  it("leaves an impossible count out of the totals, and shows it as claimed", () => {
    const visits = [visit("2026-03-01T03:00:00Z", "ok", { players: 999_999_999 })];
    const { players } = view(visits);
    expect(players).toEqual({
      value: null,
      claimed: 999_999_999,
      at: "2026-03-01T03:00:00Z",
      source: "reading",
      counted: "mssp",
    });
    const model = modelOf(visits);
    expect(model.totals).toMatchObject({ players: 0, playersCounted: 0 });
    expect(siteNights(model.servers)).toMatchObject([{ players: null, counted: 0 }]);
  });

  it("does not treat silence as an answer", () => {
    const { status } = view([visit("2026-03-01T03:00:00Z", "silent")]);
    expect(status.state).toBe("live");
    expect(status.sentence).toBe("On 1 March 2026 it accepted the connection but sent nothing.");
  });

  it("says that the first address does not answer if there are several", () => {
    const two = { ...alpha, addresses: [...alpha.addresses, { host: "a.example", port: 4001, tls: true }] };
    const { status } = view([visit("2026-03-01T03:00:00Z", "refused")], undefined, two);
    expect(status.sentence).toBe("Its first address has never answered.");
  });

  it("does not count a night without a connection as a visit", () => {
    const model = modelOf([
      visit("2026-03-01T03:00:00Z", "ok", { players: 5 }),
      visit("2026-03-02T03:00:00Z", "internal-error"),
    ]);
    expect(model.asOf).toBe("2026-03-01T03:00:00Z");
    expect(model.byId.get("alpha")?.lastVisit).toMatchObject({ at: "2026-03-01T03:00:00Z", outcome: "ok" });
    expect(siteNights(model.servers).map(({ date, visited }) => [date, visited])).toEqual([["2026-03-01", 1]]);
  });

  it("does not call a server live if its owner asked us not to visit", () => {
    const history = [visit("2026-03-01T03:00:00Z", "ok", { players: 5 }), visit("2026-03-02T03:00:00Z", "opted-out")];
    const model = modelOf(history, imported);
    const server = model.byId.get("alpha");
    expect(server?.status).toMatchObject({ state: "unvisited", label: "opted out" });
    expect(server?.status.sentence).toBe("At the owner's request it has not been visited since 2 March 2026.");
    expect(model.totals).toMatchObject({ live: 0, unvisited: 1, players: 0, playersCounted: 0 });
  });

  it("does not keep a server live forever if its name resolves to a private address", () => {
    const nights = (outcome: OutcomeCode, from: number, to: number): HistoryVisit[] =>
      Array.from({ length: to - from + 1 }, (_, night) =>
        visit(new Date(Date.UTC(2026, 2, from + night, 3)).toISOString(), outcome),
      );
    const week = modelOf([...nights("ok", 1, 3), ...nights("private-address", 4, 9)], imported);
    expect(week.totals).toMatchObject({ live: 1, unvisited: 0 });
    const model = modelOf([...nights("ok", 1, 3), ...nights("private-address", 4, 10)], imported);
    const server = model.byId.get("alpha");
    expect(server?.status).toEqual({
      state: "unvisited",
      label: "not measured since 3 March 2026",
      sentence: "Its host name has no public internet address.",
      since: null,
      unmeasuredSince: null,
    });
    expect(model.totals).toMatchObject({ live: 0, unvisited: 1 });
    const back = view([...nights("ok", 1, 3), ...nights("private-address", 4, 10), ...nights("ok", 11, 11)]);
    expect(back.status.state).toBe("live");
  });

  it("distinguishes the day of the last answer from that of the last measurement", () => {
    const { status } = view([
      visit("2026-03-01T03:00:00Z", "ok"),
      visit("2026-03-05T03:00:00Z", "refused"),
      visit("2026-04-05T03:00:00Z", "internal-error"),
    ]);
    expect(status.label).toBe("not measured since 5 March 2026");
    expect(status.sentence).toContain("Last reached on 1 March 2026.");
  });

  it("says why a server was never measured", () => {
    const { status } = view([visit("2026-03-01T03:00:00Z", "private-address")]);
    expect(status).toMatchObject({ state: "unvisited", label: "not measured" });
    expect(status.sentence).toBe("Its host name has no public internet address.");
  });

  it("does not call a server live by a record that is months older than the rest", () => {
    const beta = { ...alpha, id: "beta", addresses: [{ host: "b.example", port: 4000, tls: false }] };
    const history = [visit("2026-06-01T03:00:00Z", "ok", { host: "b.example" })];
    const model = siteOf([
      { entry: alpha, record: imported },
      { entry: beta, history },
    ]);
    expect(model.byId.get("alpha")?.status).toMatchObject({
      state: "unvisited",
      label: "not measured since 14 February 2026",
    });
    expect(model.byId.get("beta")?.status.state).toBe("live");
  });

  it("does not say whether a never visited, opted-out server answers", () => {
    const server = view([visit("2026-03-02T03:00:00Z", "opted-out")]);
    expect(server.lastVisit).toBeNull();
    expect(server.addresses[0]).toMatchObject({ outcome: null, at: null });
    expect(badgeOf(server, "online", "Mudlark").title).not.toMatch(/Measured/);
  });

  it("ignores visits to an earlier address", () => {
    const moved = { ...alpha, addresses: [{ host: "new.example", port: 5000, tls: false }] };
    const { addresses } = view([visit("2026-03-01T03:00:00Z", "ok")], imported, moved);
    expect(addresses[0]).toMatchObject({ host: "new.example", outcome: null, at: null, ip: null });
  });

  it("adds a count of players to the total only when the newest visit returned it", () => {
    const counted = visit("2026-03-01T03:00:00Z", "ok", { players: 40 });
    const without = modelOf([counted, visit("2026-03-02T03:00:00Z", "ok")]);
    expect(without.totals).toMatchObject({ live: 1, players: 0, playersCounted: 0 });
    const failing = modelOf([counted, visit("2026-03-02T03:00:00Z", "refused")]);
    expect(failing.totals).toMatchObject({ unstable: 1, players: 0, playersCounted: 0 });
  });
});
