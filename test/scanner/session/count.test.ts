import { describe, expect, test } from "vitest";
import type { CountSource } from "@mudlark/scanner/record";
import { encodeMssp, encodeMsspText } from "../../../scanner/src/protocols/index.ts";
import { countOver, type CountVisit, type VisitTarget } from "../../../scanner/src/session/index.ts";
import { fakeNetwork, type ScriptedServer } from "./fake-network.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

const MSSP = 70;
const answer = (variables: Record<string, string>): Buffer => subnegotiate(MSSP, ...encodeMssp(variables));

async function counted(
  script: ScriptedServer,
  target: Partial<VisitTarget> = {},
  by: CountSource = "mssp",
): Promise<CountVisit & { sent: string; ms: number; connections: number }> {
  const network = fakeNetwork(script);
  const visit = await countOver(
    network,
    { host: "game.example", port: 4000, tls: false, ...target },
    { allowPrivate: true, by },
  );
  const sent = Buffer.concat(network.heard.connections.flat()).toString("latin1");
  return { ...visit, sent, ms: network.now(), connections: network.heard.connections.length };
}

const offering = (reply: Buffer): ScriptedServer => ({
  connected: (server) => server.send(Buffer.concat([negotiate("WILL", MSSP), Buffer.from("By what name? ")])),
  received: (bytes, server) => {
    if (bytes.includes(negotiate("DO", MSSP))) server.send(reply);
  },
});

describe("a short visit", () => {
  test("takes MSSP, and leaves at once", async () => {
    const { found, outcome, ms, sent } = await counted(offering(answer({ PLAYERS: "118", UPTIME: "1700000000" })));
    expect(found).toEqual({ players: 118, booted: 1_700_000_000, source: "mssp" });
    expect(outcome.code).toBe("ok");
    expect(ms).toBeLessThan(100);
    expect(sent).not.toContain("\r\n");
  });

  test("asks once where the server does not offer it", async () => {
    const { found, sent, ms } = await counted({
      connected: (server) => server.send("Welcome! Name? "),
      received: (bytes, server) => {
        if (bytes.includes(negotiate("DO", MSSP)))
          server.send(Buffer.concat([negotiate("WILL", MSSP), answer({ players: "0" })]));
      },
    });
    expect(found).toMatchObject({ players: 0, source: "mssp" });
    expect(sent.split(negotiate("DO", MSSP).toString("latin1"))).toHaveLength(2);
    expect(ms).toBeLessThan(2000);
  });

  test("waits for one subnegotiation per variable", async () => {
    const reply = Buffer.concat([answer({ NAME: "A" }), answer({ UPTIME: "1700000000" }), answer({ PLAYERS: "9" })]);
    const script = offering(Buffer.alloc(0));
    const { found } = await counted({
      ...script,
      received: (bytes, server) => {
        if (!bytes.includes(negotiate("DO", MSSP))) return;
        for (const [index, byte] of reply.entries()) server.send(Buffer.of(byte), index);
      },
    });
    expect(found?.players).toBe(9);
  });

  test("asks for MSSP in text only if the entry says so", async () => {
    const script: ScriptedServer = {
      connected: (server) => server.send("Name? "),
      received: (bytes, server) => {
        if (bytes.includes("MSSP-REQUEST")) server.send(Buffer.from(encodeMsspText({ PLAYERS: "5" })));
        if (bytes.includes(negotiate("DO", MSSP))) server.send(negotiate("WONT", MSSP));
      },
    };
    expect((await counted(script, { mssp: "text" })).found).toMatchObject({ players: 5, source: "mssp" });
    const without = await counted(script);
    expect(without.found).toBeUndefined();
    expect(without.sent).not.toContain("MSSP-REQUEST");
  });

  test.each([
    ["no MSSP", { connected: (server) => server.send("Name? ") }, "ok"],
    ["silence", {}, "silent"],
    ["words for a number", offering(answer({ PLAYERS: "many" })), "ok"],
    ["an empty answer", offering(subnegotiate(MSSP)), "ok"],
    ["a negative number", offering(answer({ PLAYERS: "-4" })), "ok"],
    ["another variable", offering(answer({ "MAX PLAYERS": "400" })), "ok"],
    ["a closed door", { connected: (server) => server.close() }, "silent"],
    [
      "a server that hangs up",
      {
        connected: (server) => {
          server.send("Banned.");
          server.close();
        },
      },
      "cut-off",
    ],
    ["a refused connection", { refuses: { code: "ECONNREFUSED" } }, "refused"],
  ] satisfies [string, ScriptedServer, string][])("finds nothing in %s, within seconds", async (_, script, code) => {
    const { found, outcome, ms, connections } = await counted(script);
    expect(found).toBeUndefined();
    expect(outcome.code).toBe(code);
    expect(ms).toBeLessThanOrEqual(20_000);
    expect(connections).toBeLessThanOrEqual(1);
  });

  test("a server that never stops sending is left in time, and says nothing", async () => {
    const flood = `${"#".repeat(1000)}\r\n`;
    const { found, ms } = await counted({
      connected: (server) => {
        for (let index = 0; index < 3000; index++) server.send(flood, index * 10);
      },
    });
    expect(found).toBeUndefined();
    expect(ms).toBeLessThanOrEqual(21_000);
  });

  test("a server that negotiates endlessly is left by its bounds", async () => {
    const { found, ms } = await counted({
      connected: (server) => server.send(negotiate("WILL", ...Array.from({ length: 40_000 }, () => 1))),
      received: (_, server) => server.send(telnet("IAC", "WILL", 1)),
    });
    expect(found).toBeUndefined();
    expect(ms).toBeLessThanOrEqual(20_000);
  });
});

describe("a short visit that counts by the screen or by WHO", () => {
  const online = (players: number): string => `\r\nPlayers online: ${players}\r\nName: `;
  /** Asks some questions one after the other, and then shows its screen. */
  const asking = (questions: number): ScriptedServer => {
    let asked = 1;
    return {
      connected: (server) => server.send(questions > 0 ? "Do you want colour? (y/n) " : online(7)),
      received: (bytes, server) => {
        if (!bytes.includes("y\r\n")) return;
        server.send(asked++ < questions ? "Are you sure? (y/n) " : online(7));
      },
    };
  };

  test.each([
    [0, 7],
    [1, 7],
    [2, 7],
    [3, undefined],
  ])("answers up to two prompts: of %d, it finds %s players", async (questions, players) => {
    const { found } = await counted(asking(questions), {}, "screen");
    expect(found?.players).toBe(players);
    if (players !== undefined) expect(found?.source).toBe("screen");
  });

  test("prefers MSSP that comes meanwhile", async () => {
    const script: ScriptedServer = {
      connected: (server) => server.send(Buffer.concat([negotiate("WILL", MSSP), Buffer.from(online(7))])),
      received: (bytes, server) => {
        if (bytes.includes(negotiate("DO", MSSP))) server.send(answer({ PLAYERS: "9" }));
      },
    };
    expect((await counted(script, {}, "screen")).found).toMatchObject({ players: 9, source: "mssp" });
  });

  test("says how it ended", async () => {
    const { outcome } = await counted({ connected: (server) => server.send(online(7)) }, {}, "screen");
    expect(outcome).toEqual({ code: "ok", phase: "done", reason: "game.example:4000 has 7 players." });
  });
});

describe("a short visit to a server that never stops", () => {
  const typing = (text: string): ScriptedServer => ({
    connected: (server) => {
      for (let at = 0; at < 60_000; at += 100) server.send(text, at);
    },
  });

  test("reads its screen for five seconds", async () => {
    const { ms } = await counted(typing("####\r\n"), {}, "screen");
    expect(ms).toBeGreaterThanOrEqual(5000);
    expect(ms).toBeLessThan(5200);
  });

  test("leaves after twenty seconds, whatever it asks", async () => {
    const { ms, found } = await counted(typing("Colour? (y/n) "), { players: "who" }, "who");
    expect(found).toBeUndefined();
    expect(ms).toBeGreaterThanOrEqual(20_000);
    expect(ms).toBeLessThan(20_200);
  });

  test("waits five seconds for its connection", async () => {
    const timeouts: number[] = [];
    const network = fakeNetwork({ connected: (server) => server.close() });
    await countOver(
      { ...network, connect: (to, timeout) => (timeouts.push(timeout), network.connect(to, timeout)) },
      { host: "game.example", port: 4000, tls: false },
      { allowPrivate: true, by: "mssp" },
    );
    expect(timeouts).toEqual([5000]);
  });
});

describe("a short visit that waits for MSSP", () => {
  test("asks after a second and a half, and leaves after four", async () => {
    const asked: number[] = [];
    const { ms, found } = await counted({
      connected: (server) => server.send("Name? "),
      received: (bytes, server) => {
        if (bytes.includes(negotiate("DO", MSSP))) asked.push(server.time);
      },
    });
    expect(found).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBeGreaterThanOrEqual(1500);
    expect(asked[0]).toBeLessThan(1600);
    expect(ms).toBeGreaterThanOrEqual(4000);
    expect(ms).toBeLessThan(4700);
  });

  test("does not ask again where it was refused, and leaves at once", async () => {
    const { ms, sent } = await counted({
      connected: (server) => server.send(Buffer.concat([negotiate("WONT", MSSP), Buffer.from("Name? ")])),
    });
    expect(sent).not.toContain(negotiate("DO", MSSP).toString("latin1"));
    expect(ms).toBeLessThan(100);
  });

  test("does not ask where it was offered, but not yet sent", async () => {
    const { sent, ms } = await counted({
      connected: (server) => server.send(negotiate("WILL", MSSP)),
    });
    expect(sent.split(negotiate("DO", MSSP).toString("latin1"))).toHaveLength(2);
    expect(ms).toBeGreaterThanOrEqual(4000);
  });
});
