import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import { generate } from "selfsigned";
import { afterAll, describe, expect, it } from "vitest";
import { scanRecordSchema } from "../../../scanner/src/record/index.ts";
import {
  replay,
  visit,
  type TranscriptEvent,
  type VisitOptions,
  type VisitTarget,
} from "../../../scanner/src/session/index.ts";
import { Option } from "../../../scanner/src/wire/index.ts";
import { certificateWithOddName } from "./odd-certificate.ts";
import { negotiate, subnegotiate } from "./telnet-script.ts";

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const serve = (onConnection: (socket: Socket) => void): Promise<number> =>
  listen(
    createServer((socket) => {
      socket.on("error", () => undefined);
      onConnection(socket);
    }),
  );

const go = (port: number, options: Partial<VisitOptions> = {}, target: Partial<VisitTarget> = {}) =>
  visit(
    { host: "127.0.0.1", port, tls: false, ...target },
    { allowPrivate: true, deep: false, limits: { pauseMs: 10 }, ...options },
  );

const certificate = () => generate([{ name: "commonName", value: "mud.example.org" }]);

// These wait for real silences, so they run concurrently.
describe.concurrent("a visit over real sockets", () => {
  it("identifies itself by the configured name on both connections, and by its page on the deep one", async () => {
    const heard: string[] = [];
    const port = await serve((socket) => {
      const own = heard.push("") - 1;
      socket.write(Buffer.concat([negotiate("DO", Option.TTYPE), negotiate("WILL", Option.GMCP)]));
      socket.write("A board. Name: ");
      socket.on("data", (bytes) => {
        heard[own] = `${heard[own] ?? ""}${bytes.toString("latin1")}`;
        if (bytes.includes(negotiate("WILL", Option.TTYPE))) socket.write(subnegotiate(Option.TTYPE, 1));
      });
    });
    const page = "https://boards.example.org/about/crawler/";
    await go(port, { deep: true, crawler: { name: "BOARDS", page } });
    expect(heard).toHaveLength(2);
    expect(heard.map((text) => text.includes("BOARDS"))).toEqual([true, true]);
    expect(heard.map((text) => text.includes(page))).toEqual([false, true]);
    expect(heard.join("")).not.toContain("MUDLARK");
  });

  it("keeps a transcript that replays to exactly the same record", async () => {
    const port = await serve((socket) => {
      socket.write(
        Buffer.concat([negotiate("DO", Option.TTYPE), negotiate("WILL", Option.MCCP2), Buffer.from("Hello ")]),
      );
      setTimeout(() => socket.write("there, 127.0.0.1.\r\nName: "), 700);
      socket.on("data", (bytes) => {
        if (bytes.includes(negotiate("WILL", Option.TTYPE))) socket.write(subnegotiate(Option.TTYPE, 1));
        if (bytes.includes("\r\n")) socket.end("Bye.\r\n");
      });
    });
    const events: TranscriptEvent[] = [];
    const { record, timing } = await go(port, { deep: true, onTranscript: (event) => events.push(event) });
    scanRecordSchema.parse(structuredClone(record));
    expect(record["server-probe"]?.session_data.banner_before_return).toBe("Hello there, xxx.x.x.x.\r\nName: ");
    expect(record["server-probe"]?.["fingerprint-data"]["requested-options"]).toEqual(["TTYPE"]);
    expect(record.mudlark?.deep?.outcome.code).toBe("ok");
    expect(timing.connect).toBeGreaterThanOrEqual(0);
    const text = events.map((event) => JSON.stringify(event)).join("\n");
    expect((await replay(text, "t.jsonl")).record).toEqual(JSON.parse(JSON.stringify(record)));
  });

  it("TLS from the first byte: the certificate is recorded, and never fatal", async () => {
    const { private: key, cert } = await certificate();
    const port = await listen(
      createTlsServer({ key, cert }, (socket) => socket.on("error", () => undefined).write("Safe harbour. Name: ")),
    );
    const { record } = await go(port, {}, { tls: true });
    expect(record.mudlark?.outcome.code).toBe("ok");
    expect(record.mudlark?.transport).toBe("tls");
    expect(record.mudlark?.tls).toMatchObject([
      {
        port,
        ok: true,
        protocol: "TLSv1.3",
        certificate: { subject: "CN=mud.example.org" },
        problems: ["host-mismatch", "self-signed"],
      },
    ]);
    expect(record["server-probe"]?.session_data.banner_before_return).toBe("Safe harbour. Name: ");
  });

  it("survives a certificate whose name is not text, and the reset that follows", async () => {
    const { key, cert } = await certificateWithOddName();
    const port = await serve((socket) => {
      const secure = new TLSSocket(socket, { isServer: true, key, cert });
      secure.on("error", () => undefined).write("Safe harbour. Name: ");
      setTimeout(() => socket.resetAndDestroy(), 300);
    });
    const { record } = await go(port, {}, { tls: true, host: "localhost", ip: "127.0.0.1" });
    expect(record.mudlark?.tls).toMatchObject([{ port, ok: true, problems: ["host-mismatch", "self-signed"] }]);
  });

  it.each([
    ["the first byte", true],
    ["START-TLS", false],
  ])("survives garbage in the same packet as the end of a handshake, from %s", async (_, tls) => {
    const { private: key, cert } = await certificate();
    const secure = await listen(createTlsServer({ key, cert }, (socket) => socket.on("error", () => undefined)));
    const begin = (socket: Socket): void => {
      const to = connect(secure, "127.0.0.1").on("error", () => undefined);
      socket.pipe(to).on("data", (bytes: Buffer) => socket.write(Buffer.concat([bytes, Buffer.alloc(99, 0x17)])));
    };
    const port = await serve((socket) => {
      if (tls) {
        begin(socket);
        return;
      }
      socket.write(negotiate("DO", Option.TLS));
      socket.on("data", (bytes) => {
        if (!bytes.includes(subnegotiate(Option.TLS, 1))) return;
        socket.removeAllListeners("data");
        socket.write(subnegotiate(Option.TLS, 1), () => begin(socket));
      });
    });
    const { record } = await go(port, { deep: !tls }, { tls });
    expect(record.mudlark?.tls).toMatchObject([{ port, ok: true }]);
    expect(record.mudlark?.outcome.code).toBe(tls ? "reset" : "ok");
  });

  it("reports TLS that a server does not speak as an outcome", async () => {
    const port = await serve((socket) => socket.end("This is plain text.\r\n"));
    const { record } = await go(port, {}, { tls: true });
    expect(record.mudlark?.outcome).toMatchObject({ code: "tls-failure", phase: "tls" });
    expect(record.mudlark?.outcome.reason).toMatch(/handshake failed: what the server sent is not TLS\.$/);
  });

  it("starts START-TLS on the deep connection", async () => {
    const { private: key, cert } = await certificate();
    const port = await serve((socket) => {
      socket.write(negotiate("DO", Option.TLS));
      socket.on("data", (bytes) => {
        if (!bytes.includes(subnegotiate(Option.TLS, 1))) return;
        socket.removeAllListeners("data");
        socket.write(subnegotiate(Option.TLS, 1), () => {
          const secure = new TLSSocket(socket, { isServer: true, key, cert });
          secure.on("error", () => undefined);
          secure.write(`${"Now nobody listens. ".repeat(12)}\r\nName: `);
        });
      });
    });
    const { record } = await go(port, { deep: true });
    expect(record.mudlark?.tls).toMatchObject([{ protocol: "TLSv1.3", ok: true }]);
    expect(Buffer.from(record.mudlark?.deep?.raw?.before ?? "", "base64").toString()).toContain("Now nobody listens.");
  });

  it("aborts and notes a START-TLS handshake that never completes, and replays the same", async () => {
    const port = await serve((socket) => {
      socket.write(negotiate("DO", Option.TLS));
      socket.on("data", (bytes) => {
        if (bytes.includes(subnegotiate(Option.TLS, 1))) socket.write(subnegotiate(Option.TLS, 1));
      });
    });
    const events: TranscriptEvent[] = [];
    const { record } = await go(port, { deep: true, onTranscript: (event) => events.push(event) });
    expect(record.mudlark?.deep?.notes).toEqual([
      { code: "start-tls-failed", text: "START-TLS was agreed to, and the handshake failed (ETIMEDOUT)." },
    ]);
    const text = events.map((event) => JSON.stringify(event)).join("\n");
    expect((await replay(text, "t.jsonl")).record).toEqual(JSON.parse(JSON.stringify(record)));
  });

  it("does not take its own slowness for the server's silence", async () => {
    const port = await serve((socket) => {
      socket.write("One, ");
      setTimeout(() => socket.write("two. Name: "), 1500);
    });
    const busy = go(port);
    // The event loop is blocked repeatedly, for most of the wait.
    const blocker = setInterval(() => {
      const until = performance.now() + 400;
      while (performance.now() < until);
    }, 450);
    setTimeout(() => clearInterval(blocker), 3000);
    const { record } = await busy;
    expect(record["server-probe"]?.session_data.banner_before_return).toBe("One, two. Name: ");
  });

  it("stops at once when asked to", async () => {
    const port = await serve((socket) => socket.write("Name: "));
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const { record } = await go(port, { signal: stop.signal });
    expect(record.mudlark?.notes).toMatchObject([{ code: "visit-stopped" }]);
  });

  it("reports failures as outcomes, never as exceptions", async () => {
    const closed = await serve(() => undefined);
    servers.at(-1)?.close();
    expect((await go(closed)).record.mudlark?.outcome).toMatchObject({ code: "refused", cause: "ECONNREFUSED" });
    const unknown = await visit(
      { host: "nowhere.invalid", port: 23, tls: false },
      { allowPrivate: false, deep: false },
    );
    expect(unknown.record.mudlark?.outcome.code).toBe("dns-failure");
    const home = await visit({ host: "localhost", port: 23, tls: false }, { allowPrivate: false, deep: false });
    expect(home.record.mudlark?.outcome.code).toBe("private-address");
    const reset = await serve((socket) => socket.resetAndDestroy());
    expect((await go(reset)).record.mudlark?.outcome.code).toBe("reset");
  });
});
