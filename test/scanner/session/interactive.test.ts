import { deflateSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import type { LogLine } from "../../../scanner/src/session/types.ts";
import { InteractiveConnection, type InteractiveError } from "../../../scanner/src/session/interactive.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import { fakeNetwork, type ScriptedServer } from "./fake-network.ts";
import { negotiate, subnegotiate, telnet } from "./telnet-script.ts";

/** An interactive connection to a scripted server, what that hears, and how reading ended. */
async function play(script: ScriptedServer, encoding?: string) {
  const network = fakeNetwork(script);
  const target = { ip: "198.51.100.7", family: 4, port: 4000, tls: false, host: "mud.example" } as const;
  const link = await network.connect(target, 1000);
  let networkClosed = 0;
  const log: LogLine[] = [];
  const connection = new InteractiveConnection(
    link,
    "mud.example",
    {
      ...{ tls: false, allowPrivate: true, columns: 100, rows: 30, onLog: (line: LogLine) => log.push(line) },
      ...(encoding !== undefined && { encoding }),
    },
    () => networkClosed++,
  );
  const texts: Buffer[] = [];
  const read = async (): Promise<string> => {
    try {
      for await (const bytes of connection.texts()) texts.push(Buffer.from(bytes));
      return "ended";
    } catch (error) {
      return (error as InteractiveError).message;
    }
  };
  const end = await read();
  return {
    connection,
    end,
    log,
    text: Buffer.concat(texts).toString("latin1"),
    heard: () => Buffer.concat(network.heard.connections.flat()),
    networkClosed: () => networkClosed,
  };
}

const says = (...parts: readonly (number | string)[]): ScriptedServer => ({
  connected: (server) => {
    server.send(telnet(...parts));
    server.close();
  },
});

describe("how typing is treated", () => {
  it.each([
    ["as lines that the client shows", Buffer.alloc(0), { serverEchoes: false, characters: false }],
    ["as lines that the server echoes", negotiate("WILL", Option.ECHO), { serverEchoes: true, characters: false }],
    [
      "as lines if only go-aheads are suppressed",
      negotiate("WILL", Option.SGA),
      { serverEchoes: false, characters: false },
    ],
    ["as characters", negotiate("WILL", Option.ECHO, Option.SGA), { serverEchoes: true, characters: true }],
  ])("%s", async (_, bytes, typing) => {
    const { connection } = await play({
      connected: (server) => {
        server.send(bytes);
        server.close();
      },
    });
    expect(connection.typing).toEqual(typing);
  });
});

describe("what the server requests", () => {
  it("is answered: terminal type, window size, an encoding", async () => {
    const accept = "UTF-8";
    const { heard, connection } = await play({
      connected: (server) => {
        server.send(negotiate("DO", Option.NAWS, Option.CHARSET));
        server.send(subnegotiate(Option.CHARSET, 1, ";", accept));
        server.close("fin", 100);
      },
    });
    expect(heard().includes(negotiate("WILL", Option.NAWS))).toBe(true);
    expect(heard().includes(subnegotiate(Option.NAWS, 0, 100, 0, 30))).toBe(true);
    expect(heard().includes(subnegotiate(Option.CHARSET, 2, accept))).toBe(true);
    expect(connection.charset).toBe("utf-8");
  });

  it.each([
    ["latin1", "UTF-8", undefined],
    ["utf-8", "UTF-8", "utf-8"],
    ["utf-8", "KLINGON", undefined],
    [undefined, "KLINGON", undefined],
  ])("with the encoding %s, the server's %s is %s", async (own, offered, charset) => {
    const script = {
      connected: (server) => {
        server.send(negotiate("DO", Option.CHARSET));
        server.send(subnegotiate(Option.CHARSET, 1, ";", offered));
        server.close("fin", 100);
      },
    } satisfies ScriptedServer;
    expect((await play(script, own)).connection.charset).toBe(charset);
  });

  it("is declined if it is meant for programs", async () => {
    const { heard } = await play(says("IAC", "WILL", Option.GMCP, "IAC", "DO", Option.MSSP, "Hello"));
    expect(heard().includes(negotiate("DONT", Option.GMCP))).toBe(true);
    expect(heard().includes(negotiate("WONT", Option.MSSP))).toBe(true);
  });
});

describe("the text", () => {
  it("comes without telnet until the server ends", async () => {
    const { text, end } = await play(says("Hel", "IAC", 249, "lo", "IAC", "IAC", "\n"));
    expect([text, end]).toEqual(["Hello\xff\n", "ended"]);
  });

  it("goes on after an hour of silence", async () => {
    const { text } = await play({
      connected: (server) => {
        server.send("one ");
        server.send("two", 2 * 3_600_000 + 1);
        server.close();
      },
    });
    expect(text).toBe("one two");
  });

  it("is inflated", async () => {
    const start = subnegotiate(Option.MCCP2);
    const { text } = await play({
      connected: (server) => server.send(negotiate("WILL", Option.MCCP2)),
      received: (bytes, server) => {
        if (!bytes.includes(negotiate("DO", Option.MCCP2))) return;
        server.send(Buffer.concat([start, deflateSync("Hello")]));
        server.close();
      },
    });
    expect(text).toBe("Hello");
  });

  it("ends where a zip bomb begins, but not where much text is well compressed", async () => {
    const inflated = async (bytes: Buffer) => {
      const { text, end } = await play({
        connected: (server) => server.send(negotiate("WILL", Option.MCCP2)),
        received: (heard, server) => {
          if (!heard.includes(negotiate("DO", Option.MCCP2))) return;
          server.send(Buffer.concat([subnegotiate(Option.MCCP2), deflateSync(bytes)]));
          server.close();
        },
      });
      return { size: text.length, end };
    };
    const bomb = await inflated(Buffer.alloc(4 * 1024 ** 2));
    expect(bomb.size).toBeLessThan(1024 ** 2);
    expect(bomb.end).not.toBe("ended");
    const words = Buffer.from(Array.from({ length: 200_000 }, (_, index) => `${index % 997} `).join(""));
    expect(await inflated(words)).toEqual({ size: words.length, end: "ended" });
  });

  it("ends with a sentence if the connection breaks", async () => {
    const broken = (how: ScriptedServer) => play(how).then(({ end }) => end);
    expect(await broken({ connected: (server) => server.close("rst") })).toBe("The connection broke: ECONNRESET.");
  });
});

describe("what is typed", () => {
  const quiet: ScriptedServer = { connected: (server) => server.close("fin", 50) };
  test("is not sent once the connection has ended", async () => {
    const { connection, heard } = await play(quiet);
    connection.send(Buffer.from("look\r\n"));
    expect(heard().toString("latin1")).toBe("");
  });

  async function open(script: ScriptedServer) {
    const network = fakeNetwork(script);
    const link = await network.connect({ ip: "198.51.100.7", family: 4, port: 4000, tls: false, host: "x" }, 1000);
    let closed = 0;
    const options = { tls: false, allowPrivate: true, columns: 80, rows: 24 };
    const connection = new InteractiveConnection(link, "x", options, () => closed++);
    const heard = (): Buffer => Buffer.concat(network.heard.connections.flat());
    return { connection, heard, closed: () => closed };
  }

  test("is sent with byte 255 doubled, and a new window size only if the server asked for it", async () => {
    const { connection, heard, closed } = await open({});
    connection.send(Buffer.from([0x61, 0xff]));
    connection.resize(120, 50);
    expect(heard()).toEqual(Buffer.from([0x61, 0xff, 0xff]));
    await connection.close();
    expect([closed(), connection.link.ended]).toEqual([1, true]);
  });

  test("in a window that changes, the new size is sent to a server that asked", async () => {
    const { connection, heard } = await open({
      connected: (server) => server.send(Buffer.concat([negotiate("DO", Option.NAWS), Buffer.from("Hello")])),
    });
    await connection.texts().next();
    connection.resize(120, 50);
    expect(heard().includes(subnegotiate(Option.NAWS, 0, 120, 0, 50))).toBe(true);
  });
});
