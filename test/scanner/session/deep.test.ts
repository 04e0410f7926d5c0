import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { TlsReport } from "../../../scanner/src/record/index.ts";
import type { VisitTarget } from "../../../scanner/src/session/index.ts";
import { unassignedOption } from "../../../scanner/src/session/measure/deep-probe.ts";
import { CMD_EOR, DO, GA, IAC, Option, WILL } from "../../../scanner/src/wire/index.ts";
import { ownIp, type ScriptedServer, type ServerSide } from "./fake-network.ts";
import { scan } from "./scan-script.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

/** A server that only greets on its first connection, and follows the script on the deep one. */
function deep(
  greet: (server: ServerSide) => void,
  react?: (bytes: Buffer, server: ServerSide) => void,
): ScriptedServer {
  return {
    connected: (server, connection) => (connection === 0 ? server.send("Name: ") : greet(server)),
    received: (bytes, server, connection) => (connection === 0 ? undefined : react?.(bytes, server)),
  };
}

/** The name in a TTYPE IS, the last one if there are several (RFC 1091). */
function terminalTypeIn(bytes: Buffer): string | undefined {
  const start = bytes.lastIndexOf(telnet("IAC", "SB", Option.TTYPE, 0));
  return start === -1 ? undefined : bytes.subarray(start + 4, bytes.indexOf(telnet("IAC", "SE"), start)).toString();
}

const screen = `${"Welcome to a world of words. ".repeat(8)}\r\nBy what name are you known? `;
const mssp = (...pairs: string[]): Buffer =>
  subnegotiate(Option.MSSP, ...pairs.flatMap((text, at) => [(at % 2) + 1, text]));

describe("compression", () => {
  /** Offers MCCP2; once accepted, compresses the rest, starting within the chunk that announces it. */
  const compressing = (behind: Buffer): ScriptedServer =>
    deep(
      (server) => server.send(Buffer.concat([negotiate("WILL", Option.MCCP2), Buffer.from("plain, ")])),
      (bytes, server) => {
        if (bytes.includes(negotiate("DO", Option.MCCP2)))
          server.send(Buffer.concat([subnegotiate(Option.MCCP2), behind]));
      },
    );

  it("starts in the middle of a chunk, and negotiation continues inside", async () => {
    const inside = Buffer.concat([negotiate("WILL", Option.MSSP), mssp("NAME", "Squeezed"), Buffer.from(screen)]);
    const { record } = await scan(compressing(deflateSync(inside)), { deep: true });
    const part = record.mudlark?.deep;
    expect(part?.compression).toMatchObject({ kind: "MCCP2", outBytes: inside.length });
    expect(part?.mssp).toEqual({ source: "telnet", values: { NAME: "Squeezed" } });
    expect(Buffer.from(part?.raw?.before ?? "", "base64").toString()).toBe(`plain, ${screen}`);
    expect(record.mudlark?.evidence?.MCCP2).toMatchObject({ offered: "WILL", reply: "agreed", data: 1, on: ["deep"] });
  });

  it("may end, after which text is uncompressed again", async () => {
    const { record } = await scan(
      compressing(Buffer.concat([deflateSync(Buffer.from(screen)), Buffer.from("and plain")])),
      { deep: true },
    );
    expect(record.mudlark?.deep?.compression?.ended).toBe(true);
    expect(Buffer.from(record.mudlark?.deep?.raw?.before ?? "", "base64").toString()).toBe(`plain, ${screen}and plain`);
  });

  it("MCCP1 starts with its malformed command", async () => {
    const start = Buffer.of(255, 250, 85, 251, 240);
    const { record } = await scan(
      deep(
        (server) => server.send(negotiate("WILL", Option.MCCP1)),
        (bytes, server) => {
          if (bytes.includes(negotiate("DO", Option.MCCP1)))
            server.send(Buffer.concat([start, deflateSync(Buffer.from(screen))]));
        },
      ),
      { deep: true },
    );
    expect(record.mudlark?.deep?.compression).toMatchObject({ kind: "MCCP1", outBytes: screen.length });
    expect(record.mudlark?.evidence?.MCCP).toMatchObject({ offered: "WILL", reply: "agreed" });
  });

  it("a zip bomb is aborted and noted", async () => {
    const { record } = await scan(compressing(deflateSync(Buffer.alloc(40_000_000))), { deep: true });
    expect(record.mudlark?.deep?.notes?.map(({ code }) => code)).toContain("inflate-bomb");
    expect(record.mudlark?.outcome.code).toBe("ok");
  });

  it("invalid data is aborted and noted", async () => {
    const { record } = await scan(compressing(Buffer.from("this is not a zlib stream")), { deep: true });
    expect(record.mudlark?.deep?.notes?.map(({ code }) => code)).toContain("inflate-broken");
  });

  it("is refused on the first connection", async () => {
    const { sent, record } = await scan({
      connected: (server) => server.send(negotiate("WILL", Option.MCCP2, Option.MCCP3)),
    });
    expect(sent[0]?.includes(negotiate("DONT", Option.MCCP2, Option.MCCP3))).toBe(true);
    expect(record.mudlark?.evidence?.MCCP3).toEqual({ offered: "WILL", reply: "refused", on: ["first"] });
  });
});

describe("START-TLS", () => {
  const tls: TlsReport = { port: 4000, ok: true, protocol: "TLSv1.3", problems: ["self-signed"] };
  const starting: ScriptedServer = {
    ...deep(
      (server) => server.send(negotiate("DO", Option.TLS)),
      (bytes, server) => {
        if (bytes.includes(subnegotiate(Option.TLS, 1))) server.send(subnegotiate(Option.TLS, 1));
      },
    ),
    tls,
  };

  it("is accepted and started; its certificate is recorded", async () => {
    const { record } = await scan(starting, { deep: true });
    expect(record.mudlark?.tls).toEqual([tls]);
    expect(record.mudlark?.evidence?.["START-TLS"]).toMatchObject({ offered: "DO", reply: "agreed", data: 1 });
  });

  it("is noted when it fails", async () => {
    const { tls: _none, ...rest } = starting;
    const { record } = await scan(rest, { deep: true });
    expect(record.mudlark?.deep?.notes?.map(({ code }) => code)).toContain("start-tls-failed");
  });
});

describe("what the first connection cannot ask", () => {
  it("introduces the client: GMCP Core.Hello, MSDP LIST", async () => {
    const { sent, record } = await scan(
      deep(
        (server) => server.send(negotiate("WILL", Option.GMCP, Option.MSDP)),
        (bytes, server) => {
          if (bytes.includes("Core.Hello")) server.send(subnegotiate(Option.GMCP, 'Core.Welcome {"a":1}'));
          if (bytes.includes("COMMANDS")) server.send(subnegotiate(Option.MSDP, 1, "COMMANDS", 2, 5, 2, "LIST", 6));
        },
      ),
      { deep: true },
    );
    expect(sent[0]?.includes("Core.Hello"), "not on the first connection").toBe(false);
    expect(sent[1]?.includes('Core.Hello {"client":"MUDLARK"')).toBe(true);
    expect(record.mudlark?.deep?.gmcp).toEqual([{ package: "Core.Welcome", value: '{"a":1}' }]);
    expect(record.mudlark?.deep?.msdp).toEqual({ COMMANDS: ["LIST"] });
  });

  it("names the crawler's page as the last terminal type, if the entry wants that", async () => {
    const page = "https://boards.example.org/about/crawler/";
    const visit = async (target: Partial<VisitTarget>): Promise<string[][]> => {
      const names: string[][] = [];
      await scan(
        {
          connected: (server) => server.send(Buffer.concat([negotiate("DO", Option.TTYPE), Buffer.from(screen)])),
          received(bytes, server, connection) {
            const own = (names[connection] ??= []);
            const name = terminalTypeIn(bytes);
            if (name !== undefined) own.push(name);
            // Asks until a name is repeated, which marks the end of the list (RFC 1091).
            const ended = own.length > 1 && own.at(-1) === own.at(-2);
            if (!ended && (name !== undefined || bytes.includes(negotiate("WILL", Option.TTYPE))))
              server.send(subnegotiate(Option.TTYPE, 1));
          },
        },
        { deep: true, crawler: { name: "BOARDS", page } },
        target,
      );
      return names;
    };
    const first: unknown[] = ["BOARDS", "XTERM-256COLOR", expect.stringMatching(/^MTTS \d+$/)];
    const last = (names: unknown[]): unknown[] => [...names, names.at(-1)];
    expect(await visit({ ttype: "page" })).toEqual([last(first), last([...first, page])]);
    expect(await visit({})).toEqual([last(first), last(first)]);
  });

  it("gets MSSP from a server that closes on an empty line and sends it only when asked", async () => {
    const shy: ScriptedServer = {
      connected: (server) => server.send(screen),
      received(bytes, server) {
        if (bytes.includes("\r\n")) server.close();
        else if (bytes.includes(negotiate("DO", Option.MSSP))) {
          server.send(Buffer.concat([negotiate("WILL", Option.MSSP), mssp("NAME", "Shy")]));
        }
      },
    };
    const { record, probe } = await scan(shy, { deep: true });
    expect(probe.id).toBe("c2dd7d4e76383b41");
    expect(probe.session?.mssp).toBeUndefined();
    expect(record.mudlark?.deep?.mssp?.values).toEqual({ NAME: "Shy" });
    expect(record.mudlark?.evidence?.MSSP).toMatchObject({ asked: "DO", answer: "agreed", data: 1, on: ["deep"] });
  });

  it("asks for MSSP again if the server's WILL was not followed by data (ToastStunt)", async () => {
    let asked = 0;
    const { record } = await scan(
      deep(
        (server) => server.send(Buffer.concat([negotiate("WILL", Option.MSSP), Buffer.from(screen)])),
        (bytes, server) => {
          if (bytes.includes(negotiate("DO", Option.MSSP)) && ++asked === 2) server.send(mssp("NAME", "Second"));
        },
      ),
      { deep: true },
    );
    expect(asked).toBe(2);
    expect(record.mudlark?.deep?.mssp?.values).toEqual({ NAME: "Second" });
  });

  it("introduces the client again to a server that was not ready for it (Evennia, when it is busy)", async () => {
    const hello = subnegotiate(Option.GMCP, 'Core.Hello {"client":"MUDLARK"').subarray(0, 20);
    const { record, sent } = await scan(
      deep(
        (server) => server.send(Buffer.concat([negotiate("WILL", Option.GMCP), Buffer.from("Name: ")])),
        (bytes, server) => {
          // What arrives in its first seconds is lost.
          if (bytes.includes(hello) && server.time > 8_000) server.send(subnegotiate(Option.GMCP, "Core.Commands []"));
        },
      ),
      { deep: true },
    );
    expect(record.mudlark?.deep?.gmcp).toEqual([{ package: "Core.Commands", value: "[]" }]);
    expect(sent[1]?.toString("latin1").split(hello.toString("latin1"))).toHaveLength(3);
  });

  it("waits for a late screen, and keeps the fuller text", async () => {
    const late: ScriptedServer = {
      connected(server) {
        server.send("Attempting to Detect Client, Please Wait...\r\n");
        server.send(screen, 5500);
      },
      received: (bytes, server) => (bytes.includes("\r\n") ? server.close() : undefined),
    };
    const { record } = await scan(late, { deep: true });
    expect(Buffer.from(record.mudlark?.deep?.raw?.before ?? "", "base64").toString()).toContain("By what name");
    expect(Buffer.from(record.mudlark?.raw?.before ?? "", "base64").toString()).not.toContain("By what name");
  });

  it("stops waiting at a timing mark, which distinguishes silence from slowness (RFC 860)", async () => {
    const synced = (answers: boolean): ScriptedServer =>
      deep(
        (server) => server.send(screen),
        (bytes, server) =>
          answers && bytes.includes(negotiate("DO", Option.TM)) ? server.send(negotiate("WONT", Option.TM)) : undefined,
      );
    const slow = await scan(synced(false), { deep: true });
    const quick = await scan(synced(true), { deep: true });
    expect(quick.record.mudlark?.evidence?.MSSP).toMatchObject({ answer: "silent" });
    expect(slow.sent[1]?.includes(Buffer.of(255, DO, Option.TM))).toBe(true);
  });

  it("notes a server that offers client-only options, but not one that merely answers", async () => {
    const answering: ScriptedServer = deep(
      (server) => server.send(screen),
      (bytes, server) => {
        for (let at = 0; at + 2 < bytes.length; at++) {
          if (bytes[at] === IAC && bytes[at + 1] === WILL) server.send(negotiate("DO", bytes[at + 2] ?? 0));
        }
      },
    );
    const { record, sent } = await scan(answering, { deep: true });
    expect(record.mudlark?.deep?.quirks).toBeUndefined();
    expect(sent[1]?.includes(negotiate("WILL", Option.ECHO)), "nothing is provoked").toBe(false);
    const offering = deep((server) =>
      server.send(Buffer.concat([negotiate("WILL", Option.NAWS, Option.TTYPE), Buffer.from(screen)])),
    );
    expect((await scan(offering, { deep: true })).record.mudlark?.deep?.quirks).toEqual({
      wrongDirection: ["NAWS", "TTYPE"],
    });
  });

  it("recognises a server that agrees to an unassigned option as one that agrees to everything", async () => {
    const agreeable = (limit: number): ScriptedServer =>
      deep(
        (server) => server.send(screen),
        (bytes, server) => {
          for (let at = 0; at + 2 < bytes.length; at++) {
            if (bytes[at] === IAC && bytes[at + 1] === DO)
              server.send(negotiate((bytes[at + 2] ?? 0) < limit ? "WILL" : "WONT", bytes[at + 2] ?? 0));
          }
        },
      );
    const { record } = await scan(agreeable(256), { deep: true });
    expect(record.mudlark?.deep?.quirks).toEqual({ agreesToEverything: true });
    expect(record.mudlark?.evidence?.ZMP, "the fact stays").toMatchObject({ asked: "DO", answer: "agreed" });
    const choosy = await scan(agreeable(Option.ZMP + 1), { deep: true });
    expect(choosy.record.mudlark?.deep?.quirks).toBeUndefined();
    expect(choosy.sent[0]?.includes(Buffer.of(unassignedOption)), "the first connection does not ask").toBe(false);
  });

  it("sends a final Return to a server that only processes complete lines (stock SMAUG)", async () => {
    let agreed = false;
    const smaug: ScriptedServer = deep(
      (server) => server.send(Buffer.concat([negotiate("WILL", Option.MCCP2), Buffer.from(screen)])),
      (bytes, server) => {
        agreed ||= bytes.includes(negotiate("DO", Option.MCCP2));
        if (agreed && bytes.includes("\r\n"))
          server.send(Buffer.concat([subnegotiate(Option.MCCP2), deflateSync(Buffer.from("Illegal name. Name: "))]));
      },
    );
    const { record, sent } = await scan(smaug, { deep: true });
    expect(record.mudlark?.deep?.compression).toMatchObject({ kind: "MCCP2", outBytes: 20 });
    expect(record.mudlark?.evidence?.MCCP2).toMatchObject({ offered: "WILL", reply: "agreed", data: 1 });
    expect(sent[1]?.subarray(-2).toString(), "the very last thing sent").toBe("\r\n");
  });

  it("does not send Return when nothing is outstanding, because many servers close on an empty line", async () => {
    const { sent } = await scan(
      deep(
        (server) => server.send(screen),
        (bytes, server) => {
          if (bytes.includes(negotiate("DO", Option.MSSP))) server.send(negotiate("WONT", Option.MSSP));
        },
      ),
      { deep: true },
    );
    expect(sent[1]?.includes("\r\n")).toBe(false);
  });

  it("answers a menu of character sets, and shows its screen in the chosen encoding", async () => {
    const menu: ScriptedServer = {
      connected: (server) => server.send("Input 1 for GBK, 2 for UTF8, 3 for BIG5\r\n"),
      received(bytes, server) {
        if (bytes.includes("2\r\n")) server.send(Buffer.from("歡迎光臨\r\n您的英文名字："));
        else if (bytes.includes("\r\n")) server.send("bad choice\r\n");
      },
    };
    const { record, sent } = await scan(menu, { deep: true });
    expect(sent[0]?.subarray(0, 2).toString(), "the first connection sends a Return, by the rule").toBe("\r\n");
    expect(Buffer.from(record.mudlark?.deep?.raw?.after ?? "", "base64").toString()).toMatch(/^歡迎光臨/);
    expect(record.mudlark?.deep?.encoding).toEqual({ name: "utf-8", source: "terminal" });
  });

  it("waits, up to a limit, for a screen that is typed slowly", async () => {
    const typed = (text: string): ScriptedServer => ({
      connected: (server) => Array.from(text).forEach((letter, at) => server.send(letter, at * 40)),
    });
    const text = `${"A row of the slowly typed login screen.\r\n".repeat(16)}Name: `;
    const whole = await scan(typed(text), { deep: true });
    expect(Buffer.from(whole.record.mudlark?.deep?.raw?.before ?? "", "base64").toString()).toBe(text);
    expect(whole.record.mudlark?.deep?.notes).toBeUndefined();
    expect(whole.record.mudlark?.notes?.map(({ code }) => code)).toEqual(["screen-cut"]);
    const endless = await scan(typed("An endless screen. ".repeat(600)), { deep: true });
    expect(endless.record.mudlark?.deep?.notes?.map(({ code }) => code)).toContain("screen-cut");
    const inTime = await scan({ connected: (server) => server.send(text, 7_000) }, { deep: true });
    expect(inTime.record.mudlark?.notes).toBeUndefined();
  });

  it("counts prompts that end with IAC EOR or IAC GA, and records them", async () => {
    const { record } = await scan({
      connected: (server) =>
        server.send(
          Buffer.concat([Buffer.from(`Welcome.\r\n\x1b[1mName:\x1b[0m from ${ownIp} `), Buffer.of(IAC, CMD_EOR)]),
        ),
      received: (bytes, server) =>
        bytes.includes("\r\n") &&
        server.send(Buffer.concat([Buffer.from("Who?\r\nName: "), Buffer.of(IAC, GA), Buffer.of(IAC, GA)])),
    });
    expect(record.mudlark?.promptMarks).toEqual({
      eor: 1,
      ga: 2,
      prompts: [
        { mark: "EOR", text: "Name: from xxx.x.xxx.xx" },
        { mark: "GA", text: "Name:" },
      ],
    });
    expect(record.mudlark?.evidence?.EOR).toMatchObject({ data: 1, sample: "Name: from xxx.x.xxx.xx" });
  });

  it("keeps every GMCP package and MSDP variable by name, with a sample", async () => {
    const chatty = deep(
      (server) => server.send(negotiate("WILL", Option.GMCP, Option.MSDP)),
      (bytes, server) => {
        if (bytes.includes("Core.Hello")) {
          for (let ping = 0; ping < 100; ping++) server.send(subnegotiate(Option.GMCP, "Core.Ping"));
          server.send(subnegotiate(Option.GMCP, 'Char.Vitals {"hp":1}'));
          server.send(subnegotiate(Option.GMCP, `Room.Info ${"x".repeat(20_000)}`));
          server.send(subnegotiate(Option.GMCP, "core.ping {}"));
        }
        if (bytes.includes("REPORTABLE_VARIABLES"))
          server.send(subnegotiate(Option.MSDP, 1, "REPORTABLE_VARIABLES", 2, 5, 2, "HEALTH", 2, "MANA", 6));
      },
    );
    const { record } = await scan(chatty, { deep: true });
    const gmcp = record.mudlark?.deep?.gmcp ?? [];
    expect(gmcp.map(({ package: name, count }) => [name, count])).toEqual([
      ["Core.Ping", 101],
      ["Char.Vitals", undefined],
      ["Room.Info", undefined],
    ]);
    expect(gmcp.map(({ value }) => value.slice(0, 10))).toEqual(["{}", '{"hp":1}', "xxxxxxxxxx"]);
    expect(gmcp[2]?.value.length).toBeLessThanOrEqual(4096);
    expect(record.mudlark?.deep?.msdp).toEqual({ REPORTABLE_VARIABLES: ["HEALTH", "MANA"] });
    expect(record.mudlark?.evidence?.GMCP?.sample).toBe("Core.Ping, Char.Vitals, Room.Info, core.ping");
  });

  it("observes a loop without provoking it", async () => {
    const { record, sent } = await scan(
      deep((server) => server.send(Buffer.concat(Array.from({ length: 6 }, () => negotiate("DO", Option.TTYPE))))),
      { deep: true },
    );
    expect(record.mudlark?.deep?.quirks?.loops).toEqual(["TTYPE"]);
    expect(sent[1]?.toString("latin1").split("\xff\xfb\x18")).toHaveLength(2);
  });

  it("sees protocols in the text", async () => {
    const text =
      "#$#mcp version: 2.1 to: 2.1\r\nThis world is Pueblo 2.50 Enhanced.\r\n\x1b[1z<!ELEMENT x>\r\n!!SOUND(a.wav V=50)\r\nName: ";
    const { record, probe } = await scan({ connected: (server) => server.send(text) });
    for (const name of ["MCP", "PUEBLO", "MXP", "MSP"] as const) {
      expect(record.mudlark?.evidence?.[name], name).toMatchObject({
        offered: "in-band",
        data: expect.any(Number) as number,
      });
    }
    expect(probe.session?.banner_before_return).toBe(text);
  });

  it("is made depending on the first connection's record, if the caller decides so", async () => {
    const script = deep((server) => server.send(screen));
    expect((await scan(script, { deep: (first) => first.mudlark?.outcome.code === "ok" })).sent).toHaveLength(2);
    expect((await scan(script, { deep: () => false })).sent).toHaveLength(1);
  });

  it("answers ENQ at the end of a text", async () => {
    const { sent } = await scan(
      deep((server) => server.send("who are you?\x05")),
      { deep: true },
    );
    expect(sent[1]?.[0]).toBe(13);
  });
});

describe("MSSP in text", () => {
  const texting: ScriptedServer = {
    connected: (server) => server.send(screen),
    received: (bytes, server) =>
      bytes.toString() === "MSSP-REQUEST\r\n"
        ? server.send("\r\nMSSP-REPLY-START\r\nNAME\tTextual\r\nPLAYERS\t3\r\nGMCP\t1\r\nMSSP-REPLY-END\r\n")
        : undefined,
  };

  it("is requested on a separate connection if the entry says so", async () => {
    const { record, sent, probe } = await scan(texting, {}, { mssp: "text" });
    expect(sent).toHaveLength(2);
    expect(sent[0]?.includes("MSSP-REQUEST")).toBe(false);
    expect(probe.session?.mssp).toEqual({ NAME: "Textual", PLAYERS: "3", GMCP: "1" });
    expect(record.mudlark?.evidence?.MSSP).toMatchObject({
      asked: "text",
      on: expect.arrayContaining(["text"]) as string[],
    });
    expect(record.mudlark?.evidence?.GMCP).toMatchObject({ claimed: "1" });
    const both = await scan(texting, { deep: true }, { mssp: "text" });
    expect(both.record.mudlark?.deep?.mssp?.source).toBe("text");
  });

  it("is not requested otherwise, and a server without it is unaffected", async () => {
    expect((await scan(texting)).sent.some((bytes) => bytes.includes("MSSP-REQUEST"))).toBe(false);
    const { record } = await scan({ connected: (server) => server.send(screen) }, {}, { mssp: "text" });
    expect(record.mudlark?.evidence?.MSSP).toMatchObject({ asked: "text", answer: "refused" });
  });
});

describe("a TLS port that MSSP names", () => {
  it("is checked on the deep visit", async () => {
    const tls: TlsReport = { port: 4443, ok: true, protocol: "TLSv1.2", problems: [] };
    const { record } = await scan(
      { connected: (server) => server.send(Buffer.concat([negotiate("WILL", Option.MSSP), mssp("SSL", "4443")])), tls },
      { deep: true },
    );
    expect(record.mudlark?.tls).toEqual([tls]);
  });

  it.each(["25", "22", "80", "6379"])("is not checked if it belongs to another service (%s)", async (port) => {
    const tls: TlsReport = { port: Number(port), ok: true, problems: [] };
    const screen = Buffer.concat([negotiate("WILL", Option.MSSP), mssp("SSL", port)]);
    const { record, sent } = await scan({ connected: (server) => server.send(screen), tls }, { deep: true });
    expect(record.mudlark?.tls).toBeUndefined();
    expect(record["server-probe"]?.session_data.mssp).toMatchObject({ SSL: port });
    // Only the first connection and the deep one.
    expect(sent).toHaveLength(2);
  });
});
