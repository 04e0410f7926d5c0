import { describe, expect, test } from "vitest";
import { encodeMssp } from "../../../scanner/src/protocols/index.ts";
import {
  countOver,
  visitOver,
  type CountVisit,
  type Visit,
  type VisitTarget,
} from "../../../scanner/src/session/index.ts";
import { fakeNetwork, type ScriptedServer, type ServerSide } from "./fake-network.ts";
import { negotiate, subnegotiate } from "./telnet-script.ts";

const names = ["Xanthippe", "Zebulon99"];
const list = `Player Name          On For  Idle  Doing\r\n${names.map((name) => `${name.padEnd(20)} 00:12    3m  dreaming of ${name}`).join("\r\n")}\r\nThere are 2 players connected.\r\n`;
const offer = 'Welcome!\r\n"WHO" shows who is connected, "QUIT" leaves.\r\n';
const GMCP = 201;

/** A MUSH: shows its screen, answers WHO in full, with names also in a subnegotiation and before a prompt mark. */
const mush = (
  screen = offer,
  answer: (server: ServerSide) => void = (server) => server.send(list),
): ScriptedServer => ({
  connected: (server) => server.send(screen),
  received: (bytes, server) => {
    if (!/^who\r\n/im.test(bytes.toString("latin1"))) return;
    server.send(subnegotiate(GMCP, `Room.Players ["${names.join('","')}"]`));
    answer(server);
    server.send(Buffer.from([...Buffer.from(names.join(" ")), 255, 249]));
  },
});
const target = (more: Partial<VisitTarget>): VisitTarget => ({ host: "game.example", port: 4201, tls: false, ...more });
const heard = (network: ReturnType<typeof fakeNetwork>): string =>
  Buffer.concat(network.heard.connections.flat()).toString("latin1");

async function deepVisit(
  script: ScriptedServer,
  more: Partial<VisitTarget> = {},
  who = true,
): Promise<Visit & { sent: string }> {
  const network = fakeNetwork(script);
  const visit = await visitOver(network, target(more), { allowPrivate: true, deep: true, who });
  return { ...visit, sent: heard(network) };
}
async function count(
  script: ScriptedServer,
  more: Partial<VisitTarget> = {},
  by: "who" | "screen" = "who",
): Promise<CountVisit & { sent: string; ms: number }> {
  const network = fakeNetwork(script);
  const visit = await countOver(network, target(more), { allowPrivate: true, by });
  return { ...visit, sent: heard(network), ms: network.now() };
}

describe("WHO on the deep connection", () => {
  test("is sent once, where the screen offers it, and nothing but the number is kept", async () => {
    const visit = await deepVisit(mush());
    expect(visit.counted).toEqual({ players: 2, source: "who" });
    expect(visit.record.mudlark?.outcome.code).toBe("ok");
    expect(visit.sent.match(/WHO\r\n/g)).toHaveLength(1);
    const kept = JSON.stringify(visit);
    for (const name of names) {
      expect(kept).not.toContain(name);
      expect(kept).not.toContain(Buffer.from(name).toString("base64").slice(1, 9));
      expect(kept).not.toContain(Buffer.from(name).toString("hex"));
    }
  });

  test("leaves the record as it would be without it", async () => {
    const [without, withWho] = [await deepVisit(mush(), {}, false), await deepVisit(mush())];
    expect(withWho.record).toEqual(without.record);
    expect(without.counted).toBeUndefined();
    expect(without.sent).not.toContain("WHO");
  });

  test("is not sent where the screen does not offer it, unless the entry permits it; nor where the entry forbids it", async () => {
    expect((await deepVisit(mush("By what name? "))).sent).not.toMatch(/who\r\n/i);
    expect((await deepVisit(mush("Welcome. "), { players: "who" })).counted?.players).toBe(2);
    const forbidden = await deepVisit(mush(), { players: "no-who" });
    expect([forbidden.counted, /who\r\n/i.test(forbidden.sent)]).toEqual([undefined, false]);
  });

  test("is not sent where MSSP states the number", async () => {
    const script = mush();
    const { sent, counted } = await deepVisit({
      connected: (server) => {
        server.send(negotiate("WILL", 70));
        server.send(subnegotiate(70, ...encodeMssp({ PLAYERS: "4" })));
        server.send(offer);
      },
      received: (bytes, server, connection) => script.received?.(bytes, server, connection),
    });
    expect(sent).not.toContain("WHO\r\n");
    expect(counted).toBeUndefined();
  });
});

describe("WHO in a counting round", () => {
  const row = (index: number): string => `${`Player${index}`.padEnd(20)} 00:12    3m  \r\n`;
  const rows = (many: number): string => Array.from({ length: many }, (_, index) => row(index)).join("");
  const head = "Player Name          On For  Idle  Doing\r\n";

  test("counts the lines of a table without a last line, but not of one that did not arrive whole", async () => {
    expect((await count(mush(offer, (server) => server.send(head + rows(30))))).found?.players).toBe(30);
    const tooLong = await count(mush(offer, (server) => server.send(head + rows(3_000))));
    expect(tooLong.found).toBeUndefined();
    const tooSlow = await count(
      mush(offer, (server) => {
        server.send(head);
        for (let index = 0; index < 30; index++) server.send(row(index), index * 1_000);
      }),
    );
    expect(tooSlow.found).toBeUndefined();
    const killed = await count(
      mush(offer, (server) => {
        server.send(head + rows(30));
        server.close("fin");
      }),
    );
    expect(killed.found).toBeUndefined();
  });

  test("counts, and leaves as soon as the last line came", async () => {
    const { found, ms } = await count(mush());
    expect(found).toEqual({ players: 2, source: "who" });
    expect(ms).toBeLessThan(3_000);
  });

  test.each([
    ["a server that no longer offers it", mush("By what name? ")],
    [
      "a login failure",
      mush(offer, (server) => server.send("Either that player does not exist, or has a different password.\r\n")),
    ],
    ["a server that hangs up", mush(offer, (server) => server.close())],
    ["silence", mush(offer, () => undefined)],
    [
      "a list that never ends",
      mush(offer, (server) => {
        for (let row = 0; row < 5000; row++) server.send(`Somebody${row}   00:12  3m\r\n`, row * 5);
      }),
    ],
    ["a flood", mush(offer, (server) => server.send("x".repeat(3_000_000)))],
  ] satisfies [string, ScriptedServer][])("finds no number in %s, within seconds", async (_, script) => {
    const { found, ms } = await count(script);
    expect(found).toBeUndefined();
    expect(ms).toBeLessThanOrEqual(20_000);
  });

  test("reads ten thousand lines to their end", async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Somebody${index}   00:12  3m\r\n`).join("");
    const { found } = await count(
      mush(offer, (server) => server.send(`${rows}There are 10000 players connected.\r\n`)),
    );
    expect(found?.players).toBe(10_000);
  });

  test("reads a count that the screen itself states, and sends nothing for it", async () => {
    const { found, sent } = await count(mush("There are currently 42 souls in the realm.\r\nName: "), {}, "screen");
    expect(found).toEqual({ players: 42, source: "screen" });
    expect(sent).not.toMatch(/who/i);
  });

  test("takes MSSP where it comes", async () => {
    const { found } = await count({
      connected: (server) => {
        server.send(negotiate("WILL", 70));
        server.send(subnegotiate(70, ...encodeMssp({ PLAYERS: "4" })));
        server.send(offer);
      },
    });
    expect(found).toMatchObject({ players: 4, source: "mssp" });
  });
});

test("a nightly visit counts by the screen where it states a number", async () => {
  const { counted } = await deepVisit(mush("17 players online\r\nName: "));
  expect(counted).toEqual({ players: 17, source: "screen" });
});
