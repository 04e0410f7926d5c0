import { describe, expect, it, test } from "vitest";
import { isFuller } from "../../../scanner/src/session/measure/deep.ts";
import { DO, Option, WILL, WONT } from "../../../scanner/src/wire/index.ts";
import type { ScriptedServer, ServerSide } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

const screen = `${"Welcome to a world of words. ".repeat(8)}\r\nBy what name are you known? `;

/** Refuses every option that it is asked for, and answers a timing mark. */
function refuse(bytes: Buffer, server: ServerSide): void {
  for (let at = bytes.indexOf(telnet("IAC", "DO")); at >= 0; at = bytes.indexOf(telnet("IAC", "DO"), at + 3)) {
    const option = bytes[at + 2] ?? 0;
    server.send(telnet("IAC", option === Option.TM ? "WILL" : "WONT", option));
  }
}

/** When a server first heard a Return, in milliseconds. */
async function returnAt(connected: (server: ServerSide) => void): Promise<number | undefined> {
  let at: number | undefined;
  await scan({
    connected,
    received: (bytes, server) => {
      if (bytes.includes("\r\n")) at ??= server.time;
    },
  });
  return at;
}

describe("the end of a login screen", () => {
  it("is two seconds after its last text, whatever is negotiated meanwhile", async () => {
    expect(await returnAt((server) => server.send("Name: "))).toBeCloseTo(2500, -2);
    const negotiates = await returnAt((server) => {
      server.send("Name: ");
      server.send(telnet("IAC", 241), 1500);
    });
    expect(negotiates).toBeCloseTo(2500, -2);
    const types = await returnAt((server) => {
      server.send("Name");
      server.send(": ", 1500);
    });
    expect(types).toBeCloseTo(3500, -2);
  });

  it.each([
    [6, false],
    [7, true],
    [20, true],
  ])("with text every second up to the %dth: it was cut short: %s", async (seconds, cut) => {
    const { record } = await scan({
      connected: (server) => {
        for (let index = 0; index <= seconds; index++) server.send("x", index * 1000);
      },
    });
    const note = record.mudlark?.notes?.find(({ code }) => code === "screen-cut");
    expect(note?.text).toBe(
      cut
        ? "Text of the login screen was still coming when the first connection stopped waiting for it, after 8 s."
        : undefined,
    );
  });

  it("is not cut short by a server that sends nothing, or hangs up", async () => {
    const silent = await scan({ connected: (server) => server.send(telnet("IAC", 241)) });
    const gone = await scan({
      connected: (server) => {
        server.send(screen, 7000);
        server.close("fin", 7500);
      },
    });
    for (const { record } of [silent, gone])
      expect(record.mudlark?.notes?.map(({ code }) => code) ?? []).not.toContain("screen-cut");
  });
});

test("after a prompt was answered, a server that stays silent gets nothing more", async () => {
  const { sent } = await scan({ connected: (server) => server.send("Do you want colour? (y/n) ") });
  expect(sent[0]?.toString("latin1").split("\r\n")[0]).toBe("y");
  expect(sent[0]?.toString("latin1").split("\r\n")).toHaveLength(2);
});

describe("MSSP on the first connection", () => {
  /** Agrees to MSSP; refuses every other option as soon as it is asked, and then sends its answers at some times. */
  const sending = (...answers: [at: number, ...payload: (number | string)[]][]): ScriptedServer => ({
    connected: (server) => server.send(Buffer.concat([negotiate("WILL", Option.MSSP), Buffer.from("Name: ")])),
    received: (bytes, server) => {
      // The probe is the last that it hears.
      if (server.time < 4000) return;
      refuse(bytes, server);
      for (const [at, ...payload] of answers) server.send(subnegotiate(Option.MSSP, ...payload), at - server.time);
    },
  });
  const mssp = async (...answers: Parameters<typeof sending>) => (await scan(sending(...answers))).probe.session?.mssp;

  it("may come after the probe, up to five seconds from the start", async () => {
    expect(await mssp([4900, 1, "NAME", 2, "A"])).toEqual({ NAME: "A" });
    expect(await mssp([5100, 1, "NAME", 2, "A"])).toBeUndefined();
  });

  it("may begin with an empty answer", async () => {
    expect(await mssp([4600], [4900, 1, "NAME", 2, "A"])).toEqual({ NAME: "A" });
  });

  it("may have a further part within half a second", async () => {
    expect(await mssp([4900, 1, "NAME", 2, "A"], [5300, 1, "PLAYERS", 2, "3"])).toEqual({ NAME: "A", PLAYERS: "3" });
    expect(await mssp([4900, 1, "NAME", 2, "A"], [5500, 1, "PLAYERS", 2, "3"])).toEqual({ NAME: "A" });
  });
});

test("option states are sorted by name", async () => {
  const { probe } = await scan({
    connected: (server) => server.send(negotiate("WILL", Option.SGA, Option.MSSP, Option.ECHO, Option.EOR)),
  });
  const names = Object.keys(probe.session?.option_states?.server_offered ?? {});
  expect(names).toEqual([...names].sort());
  expect(names.length).toBeGreaterThan(3);
});

describe("malformed telnet", () => {
  const empty = telnet("IAC", "SB", "IAC", "SE");
  it.each([
    [1, "once"],
    [3, "3 times"],
  ])("that came %d times is noted with its number", async (count, words) => {
    const { record } = await scan({
      connected: (server) => server.send(Buffer.concat([...Array<Buffer>(count).fill(empty), Buffer.from(screen)])),
    });
    expect(record.mudlark?.notes).toEqual([
      {
        code: "subnegotiation-empty",
        text: `The server's telnet was malformed: a subnegotiation named no option (${words}).`,
      },
    ]);
  });
});

test.each([
  [20_000, false],
  [20_001, true],
])("of %d telnet commands the connection is closed: %s", async (count, closed) => {
  const { record } = await scan({
    connected: (server) => server.send(Buffer.concat(Array<Buffer>(count).fill(telnet("IAC", 241)))),
  });
  expect(record.mudlark?.notes?.some(({ code }) => code === "too-much-telnet") ?? false).toBe(closed);
});

test("the log says which subnegotiations were expected", async () => {
  const send = subnegotiate(Option.TTYPE, 1);
  const { logText } = await scan({
    connected: (server) =>
      server.send(Buffer.concat([negotiate("DO", Option.TTYPE, Option.ECHO), send, send, Buffer.from("Name: ")])),
  });
  expect(logText.filter((line) => line.includes("[SB"))).toEqual([
    "pending_option[SB + TTYPE] = True",
    "pending_option[SB + TTYPE] = False",
    "[SB + TTYPE] unsolicited",
  ]);
});

describe("the deep connection", () => {
  const deepOnly = (script: ScriptedServer): ScriptedServer => ({
    connected: (server, connection) =>
      connection === 0 ? server.send("Name: ") : script.connected?.(server, connection),
    received: (bytes, server, connection) => {
      if (connection > 0) script.received?.(bytes, server, connection);
    },
  });
  const greeting = (server: ServerSide): void => server.send(screen);
  const total = async (received: NonNullable<ScriptedServer["received"]>) => {
    const { timing, sent } = await scan(deepOnly({ connected: greeting, received }), { deep: true });
    return { ms: timing.total, returned: sent[1]?.includes("\r\n") ?? false };
  };

  it("does not wait for a server that has answered all, and its mark", async () => {
    const [answered, silent] = [await total(refuse), await total(() => undefined)];
    expect([answered.returned, silent.returned]).toEqual([false, true]);
    // Silence: the whole wait for the mark, and the wait after the last Return.
    expect(silent.ms - answered.ms).toBeGreaterThan(3000);
    // 0.7 seconds after the mark.
    const mark = await total((bytes, server) => {
      if (bytes.includes(telnet("IAC", DO, Option.TM))) server.send(telnet("IAC", WILL, Option.TM));
    });
    expect(mark.ms).toBeGreaterThan(answered.ms + 2000);
  });

  it.each([
    ["a question that it answers", "Do you want ANSI? (Y/n) ", 3_000],
    ["a question that it cannot answer", "Would you like (A)nsi, (T)ext, or (S)kip introduction? ", 3_000],
    ["hardly any text", "Welcome.\r\n", 7_000],
  ])("waits for more after %s", async (_, text, silence) => {
    let sentAt = 0;
    const waited: number[] = [];
    const script: ScriptedServer = {
      connected: (server) => {
        server.send(text);
        sentAt = server.time;
      },
      received: (_, server) => waited.push(server.time - sentAt),
    };
    await scan(deepOnly(script), { deep: true });
    expect(Math.floor((waited[0] ?? 0) / 100) * 100).toBe(silence);
  });

  it("sends no last Return if one option was answered", async () => {
    const { returned } = await total((bytes, server) => {
      if (bytes.includes(telnet("IAC", DO, Option.MSSP))) server.send(telnet("IAC", WONT, Option.MSSP));
    });
    expect(returned).toBe(false);
  });

  it("sends a last Return if its only question was not answered, and none without a question", async () => {
    const others = Array.from({ length: 240 }, (_, option) => option).filter(
      (option) => option !== Option.TM && option !== Option.MSSP,
    );
    const returned = async (...refused: number[]) => {
      const connected = (server: ServerSide): void =>
        server.send(Buffer.concat([negotiate("WONT", ...others, ...refused), Buffer.from(screen)]));
      const { sent } = await scan(deepOnly({ connected }), { deep: true });
      return sent[1]?.includes("\r");
    };
    expect([await returned(), await returned(Option.MSSP)]).toEqual([true, false]);
  });

  it.each<[string, (number | string)[] | undefined, number]>([
    ["nothing", undefined, 2],
    ["an empty answer", [], 2],
    ["an answer", [1, "N", 2, "A"], 1],
  ])("asks for MSSP again where %s followed the server's agreement", async (_, answer, times) => {
    const { sent } = await scan(
      deepOnly({
        connected: (server) => {
          server.send(negotiate("WILL", Option.MSSP));
          if (answer !== undefined) server.send(subnegotiate(Option.MSSP, ...answer));
          greeting(server);
        },
      }),
      { deep: true },
    );
    const asked = sent[1]?.toString("latin1").split(negotiate("DO", Option.MSSP).toString("latin1")) ?? [];
    expect(asked).toHaveLength(times + 1);
  });
});

test("the sample of a protocol has up to 200 characters", async () => {
  const { record } = await scan({
    connected: (server) => server.send(subnegotiate(Option.GMCP, `Room.Info ${"x".repeat(300)}`)),
  });
  expect(record.mudlark?.evidence?.GMCP?.sample).toBe(`Room.Info ${"x".repeat(190)}`);
});

test("a record says how its server was reached", async () => {
  const tls = { port: 4000, ok: true, protocol: "TLSv1.3", problems: [] };
  const secure = await scan({ connected: greetingScreen, tls }, {}, { tls: true });
  expect(secure.record.mudlark).toMatchObject({ transport: "tls", ipFamily: "ipv4", tls: [tls] });
  const plain = await scan({ connected: greetingScreen }, {});
  expect(plain.record.mudlark).toMatchObject({ transport: "telnet", ipFamily: "ipv4" });
  expect(plain.record.mudlark?.tls).toBeUndefined();
});

test("a screen is fuller with forty more visible bytes", () => {
  const text = (count: number, more = ""): Buffer => Buffer.from("x".repeat(count) + more, "latin1");
  expect(isFuller(text(140), text(100))).toBe(true);
  expect(isFuller(text(139), text(100))).toBe(false);
  expect(isFuller(text(139, " \r\n\x1b[31m\x07"), text(100))).toBe(false);
  expect(isFuller(text(139, "\xe9"), text(100))).toBe(true);
});

describe("MSSP in text", () => {
  const asked = async (connected: (server: ServerSide) => void, received: NonNullable<ScriptedServer["received"]>) => {
    const { record, sent, probe, timing } = await scan(
      {
        connected: (server, connection) => (connection === 0 ? server.send(screen) : connected(server)),
        received: (bytes, server, connection) => {
          if (connection > 0) received(bytes, server, connection);
        },
      },
      {},
      { mssp: "text" },
    );
    const codes = record.mudlark?.notes?.map(({ code }) => code) ?? [];
    return { sent: sent[1]?.toString("latin1") ?? "", mssp: probe.session?.mssp, codes, ms: timing.total };
  };
  const reply = "\r\nMSSP-REPLY-START\r\nPLAYERS\t3\r\n";

  it("is requested after up to two prompts", async () => {
    let questions = 0;
    const { sent, mssp } = await asked(
      (server) => server.send("Colour? (y/n) "),
      (bytes, server) => {
        if (bytes.includes("y\r\n")) server.send(`Sure ${"!".repeat(++questions)} (y/n) `);
        if (bytes.includes("MSSP-REQUEST")) server.send(`${reply}MSSP-REPLY-END\r\n`);
      },
    );
    expect(sent).toBe("y\r\ny\r\nMSSP-REQUEST\r\n");
    expect(mssp).toEqual({ PLAYERS: "3" });
  });

  it("is kept as bytes too if its encoding matters", async () => {
    const raw = async (name: string) => {
      const { record } = await scan(
        {
          connected: greetingScreen,
          received: (bytes, server) => {
            if (bytes.includes("MSSP-REQUEST"))
              server.send(`\r\nMSSP-REPLY-START\r\nNAME\t${name}\r\nMSSP-REPLY-END\r\n`);
          },
        },
        {},
        { mssp: "text" },
      );
      const bytes = record.mudlark?.raw?.mssp;
      return bytes === undefined ? undefined : Buffer.from(bytes, "base64").toString("latin1");
    };
    expect(await raw("Caf\xe9")).toBe("\x01NAME\x02Caf\xe9");
    expect(await raw("Cafe")).toBeUndefined();
  });

  it("is not requested from a server that has hung up", async () => {
    const { sent, mssp } = await asked(
      (server) => server.send("Colour? (y/n) "),
      (_, server) => server.close(),
    );
    expect([sent, mssp]).toEqual(["y\r\n", undefined]);
  });

  it("is noted if it broke off, and not waited for if it ended", async () => {
    const answers = (text: string) =>
      asked(greetingScreen, (bytes, server) => {
        if (bytes.includes("MSSP-REQUEST")) server.send(text);
      });
    const whole = await answers(`${reply}MSSP-REPLY-END\r\n`);
    const broken = await answers(reply);
    expect([whole.mssp, broken.mssp]).toEqual([{ PLAYERS: "3" }, { PLAYERS: "3" }]);
    expect([whole.codes, broken.codes]).toEqual([[], ["mssp-text-cut"]]);
    expect(broken.ms - whole.ms).toBeCloseTo(2000, -2);
  });
});

function greetingScreen(server: ServerSide): void {
  server.send(screen);
}
