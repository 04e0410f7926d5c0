import { describe, expect, it } from "vitest";
import { encode } from "../../../scanner/src/encoding/index.ts";
import { shownRefusal } from "../../../scanner/src/session/index.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import { cryosphere, cryosphereGreeting, cryosphereMssp } from "./cryosphere.ts";
import { serverIp, type ScriptedServer } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

describe("Cryosphere, from its published connection log", () => {
  it("gets its published fingerprint, option states and MSSP", async () => {
    const { probe, record, logText } = await scan(cryosphere());
    expect(probe.id).toBe("6ee5b43c3505410d");
    expect(probe.session?.mssp).toEqual(cryosphereMssp);
    expect(probe.session?.encoding).toBe("UTF-8");
    expect(probe.session?.option_states).toEqual({
      environ_requested: [{ name: "*", type: "USERVAR" }],
      server_offered: {
        "0x55": false,
        "0x56": false,
        "0x58": false,
        "0x70": false,
        CHARSET: true,
        EOR: true,
        GMCP: true,
        MSSP: false,
      },
      server_requested: { "0x60": false, NAWS: true, NEW_ENVIRON: true, TTYPE: true },
    });
    expect(probe.session?.banner_before_return).toMatch(/^Welcome to the Cryosphere.*call you\? $/s);
    expect(probe.session?.banner_after_return).toBe("Ok then.\r\nYou leave the game.\r\n");
    expect(probe.session?.timing).toEqual({ probe: 0, total: expect.closeTo(2.5, 1) as number });
    expect(record.sessions).toEqual([
      { connected: "2026-02-14T17:13:31.241Z", host: "mud.example.org", ip: serverIp, port: 4000 },
    ]);
    expect(logText).toContain("recv IAC WILL b'X'");
    expect(logText).toContain("send IAC SB NAWS (rows=25, cols=80) IAC SE");
    expect(logText).toContain("EOF from server, closing.");
  });

  it("records in the evidence who spoke first", async () => {
    const { record } = await scan(cryosphere());
    expect(record.mudlark?.evidence).toMatchObject({
      GMCP: { offered: "WILL", reply: "agreed", on: ["first"] },
      MCCP2: { offered: "WILL", reply: "refused", on: ["first"] },
      MSSP: { offered: "WILL", reply: "agreed", data: 1 },
      NAWS: { offered: "DO", reply: "agreed" },
      MTTS: { offered: "DO", reply: "agreed" },
      "UTF-8": { claimed: "1" },
      TLS: { claimed: "6766" },
    });
    expect(record.mudlark?.encoding).toEqual({ name: "utf-8", source: "charset" });
  });

  it("survives a connection that is cut at any byte", async () => {
    const whole = Buffer.concat(cryosphereGreeting);
    for (let at = 0; at <= whole.length; at++) {
      const { record } = await scan({
        connected(server) {
          if (at > 0) server.send(whole.subarray(0, at));
          server.close(at % 2 === 0 ? "fin" : "rst");
        },
      });
      const outcome = record.mudlark?.outcome.code;
      expect(outcome).toBe(at === 0 ? "silent" : "cut-off");
    }
  });

  it("gives the same result however the bytes are split", async () => {
    const { probe } = await scan(cryosphere());
    const whole = Buffer.concat(cryosphereGreeting);
    const split = await scan({
      ...cryosphere(),
      connected: (server) => whole.forEach((byte, at) => server.send(Buffer.of(byte), at / 10)),
    });
    expect(split.probe.data).toEqual(probe.data);
    expect(split.probe.session?.option_states?.server_requested).toEqual(
      probe.session?.option_states?.server_requested,
    );
  });
});

describe("the probe", () => {
  const silent: ScriptedServer = { connected: (server) => server.send("What is your name? ") };

  it("asks for the options that have not come up, in the rule's order, and counts silence as refusal", async () => {
    const { sent, probe } = await scan(silent);
    expect(sent[0]?.toString("hex")).toBe(
      `0d0a${[0, 3, 1, 5, 42, 25, 44, 201, 69, 70, 90, 91, 93, 102, 200].map((option) => `fffd${option.toString(16).padStart(2, "0")}`).join("")}`,
    );
    expect(probe.data?.["offered-options"]).toEqual([]);
    expect(probe.data?.["refused-options"]).toHaveLength(15);
    expect(probe.session?.timing).toEqual({ probe: 0.5, total: 5 });
  });

  it("does not ask for options that have come up, and counts a WILL followed by WONT as refused", async () => {
    const { sent, probe } = await scan({
      connected: (server) =>
        server.send(
          Buffer.concat([negotiate("WILL", Option.SGA), negotiate("WONT", Option.SGA), negotiate("WILL", Option.ECHO)]),
        ),
      received(bytes, server) {
        if (bytes.includes(negotiate("DO", Option.BINARY))) server.send(negotiate("WILL", Option.BINARY));
        if (bytes.includes(negotiate("DO", Option.STATUS))) server.send(negotiate("WILL", Option.STATUS));
        if (bytes.includes(negotiate("DO", Option.COM_PORT))) server.send(negotiate("WILL", Option.COM_PORT));
      },
    });
    expect(sent[0]?.includes(negotiate("DO", Option.SGA, Option.ECHO))).toBe(false);
    expect(probe.data?.["offered-options"]).toEqual(["BINARY", "COM_PORT", "ECHO", "STATUS"]);
    expect(probe.data?.["refused-options"]).toContain("SGA");
    expect(sent[0]?.includes(subnegotiate(Option.STATUS, 1)), "RFC 859: SB STATUS SEND").toBe(true);
    expect(sent[0]?.includes(subnegotiate(Option.COM_PORT, 0)), "RFC 2217: the signature is asked for").toBe(true);
  });

  it("does not probe when the server has closed", async () => {
    const { sent, probe } = await scan({
      ...silent,
      received: (_bytes, server) => server.close(),
    });
    expect(sent[0]?.toString()).toBe("\r\n");
    expect(probe.id).toBe("c2dd7d4e76383b41");
  });

  it("waits for MSSP that the server agreed to, five seconds from the start", async () => {
    const late = (after: number): ScriptedServer => ({
      connected: (server) => server.send("Name: "),
      received(bytes, server) {
        if (!bytes.includes(negotiate("DO", Option.MSSP))) return;
        server.send(negotiate("WILL", Option.MSSP));
        server.send(subnegotiate(Option.MSSP, 1, "NAME", 2, "Late"), after);
      },
    });
    expect((await scan(late(200))).probe.session?.mssp).toEqual({ NAME: "Late" });
    const never = (await scan(late(4000))).probe.session;
    expect(never?.mssp).toBeUndefined();
    expect(never?.timing?.total).toBe(5);
  });

  it("counts DO ECHO, DO TM and LINEMODE's forward mask, as the rule does", async () => {
    const { probe, sent } = await scan({
      connected: (server) =>
        server.send(
          Buffer.concat([
            negotiate("DO", Option.ECHO, Option.TM, Option.LINEMODE, Option.SNDLOC, Option.TTYPE),
            negotiate("DONT", Option.TTYPE),
            subnegotiate(Option.LINEMODE, 253, 2, 0, 0x48),
          ]),
        ),
    });
    expect(probe.data?.["requested-options"]).toEqual(["0x06", "0xfa", "ECHO", "LINEMODE"]);
    expect(probe.session?.option_states?.server_requested).toMatchObject({ SNDLOC: false, TTYPE: false });
    expect(sent[0]?.includes(negotiate("WONT", Option.ECHO))).toBe(true);
    expect(sent[0]?.includes(negotiate("WILL", Option.TM))).toBe(true);
  });
});

describe("prompts", () => {
  it("answers a question with y, and the following screen with a bare Return (ROM)", async () => {
    const { sent, probe } = await scan({
      connected: (server) => server.send("\n\rDo you want ANSI? (Y/n) ", 400),
      received(bytes, server) {
        if (bytes.toString() === "y\r\n") server.send("Ansi enabled!\n\rBy what name do you wish to be known? ");
        if (bytes.toString() === "\r\n") server.close();
      },
    });
    expect(sent[0]?.toString()).toBe("y\r\n\r\n");
    expect(probe.id).toBe("c2dd7d4e76383b41");
    expect(probe.session?.banner_after_return).toContain("By what name");
  });

  it("presses ESC while the countdown runs, but only once", async () => {
    const { sent } = await scan({
      connected: (server) => server.send("Press [.ESC.] twice within 15 seconds"),
      received(bytes, server) {
        if (bytes.toString() === "\x1b\x1b") server.send("Welcome. Login: ", 300);
      },
    });
    expect(sent[0]?.subarray(0, 4).toString()).toBe("\x1b\x1b\r\n");
  });

  it("selects UTF-8 from a menu, and decodes the text accordingly", async () => {
    const { sent, probe } = await scan({
      connected: (server) => server.send("Using keytable\r\n 0) Koi-8\r\n 5) UTF-8\r\nSelect one : "),
      received(bytes, server) {
        if (bytes.toString() === "5\r\n") server.send(Buffer.from("Добро пожаловать\r\n"));
      },
    });
    expect(sent[0]?.toString("latin1").startsWith("5\r\n")).toBe(true);
    expect(probe.session?.encoding).toBe("utf-8");
    expect(probe.session?.banner_after_return).toContain("Добро");
  });

  it("stops when the server repeats itself, and after five rounds", async () => {
    const same = await scan({
      connected: (s) => s.send("Yes or no? (y/n) "),
      received: (b, s) => (b.includes("\r\n") ? s.send("Yes or no? (y/n) ") : undefined),
    });
    expect(same.sent[0]?.toString("latin1").match(/y\r\n/g)).toHaveLength(1);
    let count = 0;
    const ever = await scan({
      connected: (s) => s.send("More? (y/n) "),
      received: (b, s) => (b.includes("\r\n") ? s.send(`${count++}: more? (y/n) `) : undefined),
    });
    expect(ever.sent[0]?.toString("latin1").match(/y\r\n/g)).toHaveLength(5);
  });

  it("answers position queries with the real column", async () => {
    const { sent, probe } = await scan({ connected: (server) => server.send(Buffer.from("ab\x1b[6n\u00e9\x1b[6n")) });
    expect(sent[0]?.toString("latin1").startsWith("\x1b[1;3R\x1b[1;4R")).toBe(true);
    expect(probe.session).toMatchObject({ dsr_requests: 2, dsr_replies: 2 });
  });
});

describe("texts", () => {
  it("keeps undecodable bytes as lone surrogates, and all bytes in raw", async () => {
    const { probe, record } = await scan({ connected: (server) => server.send("\xb1\xe9 caf\xe9 ") });
    expect(probe.session?.banner_before_return).toBe("\udcb1\udce9 caf\udce9 ");
    expect(Buffer.from(record.mudlark?.raw?.before ?? "", "base64").toString("latin1")).toBe("\xb1\xe9 caf\xe9 ");
  });

  it("decodes them with the entry's encoding, which takes precedence", async () => {
    const { probe, record } = await scan(
      { connected: (server) => server.send("\xb1\xb2 ") },
      {},
      { encoding: "CP437" },
    );
    expect(probe.session?.banner_before_return).toBe("▒▓ ");
    expect(record.mudlark?.encoding).toEqual({ name: "cp437", source: "entry" });
  });
});

describe("outcomes", () => {
  it.each([22, 25, 80, 6379])("never connects to port %d", async (port) => {
    const { record, sent } = await scan({ connected: (server) => server.send("hello ") }, { deep: true }, { port });
    expect(record.mudlark?.outcome).toMatchObject({ code: "forbidden-port", phase: "policy" });
    expect(record.mudlark?.outcome.reason).toContain(`port ${String(port)} belongs to`);
    expect(sent).toHaveLength(0);
  });

  it.each<[string, ScriptedServer, string]>([
    ["refused", { refuses: { code: "ECONNREFUSED" } }, "refused"],
    ["no answer", { refuses: { code: "ETIMEDOUT" } }, "connect-timeout"],
    ["no route", { refuses: { code: "EHOSTUNREACH" } }, "unreachable"],
    ["something else", { refuses: { code: "EWEIRD" } }, "unreachable"],
    ["reset at once", { refuses: { code: "ECONNRESET" } }, "reset"],
    ["TLS fails", { refuses: { code: "ERR_SSL_WRONG_VERSION_NUMBER", phase: "tls" } }, "tls-failure"],
    ["never a word", {}, "silent"],
    ["closed without sending anything", { connected: (server) => server.close() }, "silent"],
    ["reset without sending anything", { connected: (server) => server.close("rst", 100) }, "reset"],
    ["SSH", { connected: (server) => server.send("SSH-2.0-OpenSSH_9.6\r\n") }, "not-telnet"],
    ["TLS", { connected: (server) => server.send(Buffer.of(0x15, 3, 1, 0, 2, 2, 0x46)) }, "not-telnet"],
    [
      "TLS that reports an error only after the probe (OpenSSL needs five bytes)",
      {
        received: (bytes, server) => {
          if (bytes.length > 5) server.send(Buffer.of(0x15, 3, 3, 0, 2, 2, 0x46));
        },
      },
      "not-telnet",
    ],
    ["HTTP", { connected: (server) => server.send("HTTP/1.1 400 Bad Request\r\n\r\n<html>no</html>") }, "not-telnet"],
    [
      "HTTP before a banner (MorgenGrauen)",
      {
        connected: (server) =>
          server.send(
            `HTTP/1.0 302 Found\r\nLocation: http://mg.mud.de/\r\n\r\n${"Willkommen im MorgenGrauen. ".repeat(9)}`,
          ),
      },
      "ok",
    ],
    [
      "reset after a banner",
      {
        connected: (server) => {
          server.send("Hello there\r\n");
          server.close("rst", 900);
        },
      },
      "cut-off",
    ],
    [
      "turned away at once",
      {
        connected: (server) => {
          server.send("\r\nSorry, your site has been banned from this MUD.\r\n");
          server.close();
        },
      },
      "turned-away",
    ],
    [
      "turned away, with the hang-up seconds later",
      {
        connected: (server) => {
          server.send("\r\nSorry, your site has been banned from this MUD.\r\n");
          server.close("fin", 4_600);
        },
      },
      "turned-away",
    ],
    [
      "turned away after Return",
      {
        connected: (server) => server.send("Castle\r\nPress RETURN: "),
        received: (_bytes, server) => {
          server.send("Too many connections. Bye.\r\n");
          server.close();
        },
      },
      "turned-away",
    ],
    [
      "closed on an empty name that follows a colour prompt, with the advice to try again",
      {
        connected: (server) => server.send("\r\nEnable ANSI colouring? (Y/N) "),
        received: (bytes, server) => {
          const colour = bytes.includes("y");
          server.send(
            colour ? "Welcome\r\n\x1b[1mWho's you? \x1b[0m " : "Type something. Reconnect and try again.\r\n",
          );
          if (!colour) server.close();
        },
      },
      "ok",
    ],
    [
      "closed on an empty name",
      {
        connected: (server) => server.send("Castle\r\nWhoever cheats is banned.\r\nName: "),
        received: (_bytes, server) => server.close(),
      },
      "ok",
    ],
    ["HTTP without a reason", { received: (_bytes, server) => server.send("HTTP/1.1 400\r\n\r\nBad") }, "not-telnet"],
    [
      "HTTP without a status line (nginx)",
      {
        received: (_bytes, server) =>
          server.send("<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body></body>\r\n</html>\r\n"),
      },
      "not-telnet",
    ],
  ])("%s", async (_name, script, code) => {
    const { record } = await scan(script);
    expect(record.mudlark?.outcome.code).toBe(code);
    expect(record.mudlark?.outcome.reason).toMatch(/^[^\n]+\.$/);
    expect(record["server-probe"] !== undefined).toBe(code === "ok" || code === "silent");
  });

  it("recognises a refusal on a connection that stays open, in any encoding; not from a server with options", async () => {
    const words = encode("Ваш адрес заблокирован администрацией этого мира.\r\n", "koi8-r");
    const [silent, talking] = [Buffer.alloc(0), negotiate("WILL", Option.MSSP)];
    const seen = async (telnet: Buffer): Promise<unknown> => {
      const script: ScriptedServer = { connected: (server) => server.send(Buffer.concat([telnet, words])) };
      const { record } = await scan(script, {}, { encoding: "koi8-r" });
      expect(record.mudlark?.outcome.code).toBe("ok");
      return shownRefusal(record, "it")?.cause;
    };
    expect([await seen(silent), await seen(talking)]).toEqual(["banned", undefined]);
  });

  it("visits only public addresses by default", async () => {
    const { record, sent } = await scan({}, { allowPrivate: false });
    expect(record.mudlark?.outcome).toMatchObject({ code: "private-address", phase: "resolve" });
    expect(sent).toEqual([]);
    const literal = await scan({}, { allowPrivate: false }, { ip: "::ffff:127.0.0.1" });
    expect(literal.record.mudlark?.outcome.code).toBe("private-address");
  });

  it.each([
    ["mud.example.org", "mud.example.org has no IPv6 address."],
    ["198.51.100.7", "198.51.100.7 is an IPv4 address, but only IPv6 was requested."],
  ])("reports that %s has no address in the requested family", async (host, reason) => {
    const { record } = await scan({}, { family: 6 }, { host });
    expect(record.mudlark?.outcome).toMatchObject({ code: "dns-failure", cause: "ENODATA", reason });
  });

  it("ends early and cleanly when stopped", async () => {
    const { record } = await scan({ connected: (server) => server.send("Hello") }, { signal: AbortSignal.abort() });
    expect(record.mudlark?.notes).toMatchObject([{ code: "visit-stopped" }]);
  });
});

describe("hostile servers", () => {
  const endless = (bytes: Buffer, every: number): ScriptedServer => ({
    connected: (server) => {
      for (let at = 0; at < 4000; at++) server.send(bytes, at * every);
    },
  });

  it.each<[string, ScriptedServer, string]>([
    ["an endless banner", endless(Buffer.alloc(4096, 65), 1), "too-many-bytes"],
    [
      "an endless subnegotiation",
      {
        connected: (server) => (
          server.send(telnet("IAC", "SB", 70)),
          endless(Buffer.alloc(4096, 65), 1).connected?.(server, 0)
        ),
      },
      "too-many-bytes",
    ],
    [
      "a million options",
      endless(
        Buffer.concat(Array.from({ length: 300 }, (_, n) => negotiate(n % 2 === 0 ? "WILL" : "DO", n % 256))),
        10,
      ),
      "too-much-telnet",
    ],
  ])("%s is limited and noted", async (_name, script, code) => {
    const { record } = await scan(script);
    expect(record.mudlark?.notes?.map((note) => note.code)).toContain(code);
    expect(JSON.stringify(record).length).toBeLessThan(1_000_000);
  });

  it("a byte per second takes no longer than the rule's limits", async () => {
    const { timing, record } = await scan(endless(Buffer.from("x"), 1000));
    expect(timing.total).toBeLessThan(60_000);
    expect(record.mudlark?.outcome.code).toBe("ok");
  });

  it("handles a lone IAC, NULs and every byte value", async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const { record } = await scan({
      connected(server) {
        server.send(all);
        server.send("\xff", 700);
      },
    });
    expect(record.mudlark?.outcome.code).toBe("ok");
  });

  it("treats names like __proto__ as data", async () => {
    const { probe } = await scan({
      connected: (server) =>
        server.send(
          Buffer.concat([
            negotiate("WILL", Option.MSSP),
            subnegotiate(Option.MSSP, 1, "__proto__", 2, "x", 1, "constructor", 2, "y"),
          ]),
        ),
    });
    expect(Object.keys(probe.session?.mssp ?? {}).sort()).toEqual(["__proto__", "constructor"]);
  });

  it("does not credit a mirror with anything", async () => {
    const { record } = await scan({
      connected: (server) => server.send("Welcome to the mirror.\r\n"),
      received: (bytes, server) => server.send(bytes),
    });
    expect(record.mudlark?.quirks).toEqual({ mirror: true });
    expect(record.mudlark?.evidence).toBeUndefined();
  });

  it("does not credit a mirror with what the deep connection saw or heard claimed", async () => {
    let connections = 0;
    const { record } = await scan(
      {
        connected: (server) => {
          connections += 1;
          server.send(
            Buffer.concat([
              Buffer.from("Welcome to the mirror.\r\n"),
              connections === 1 ? Buffer.alloc(0) : negotiate("WILL", Option.GMCP),
            ]),
          );
        },
        received: (bytes, server) => server.send(bytes),
      },
      { deep: true },
    );
    expect(record.mudlark?.quirks).toEqual({ mirror: true });
    expect(record.mudlark?.deep?.outcome.code).toBe("ok");
    expect(record.mudlark?.evidence).toBeUndefined();
  });
});
