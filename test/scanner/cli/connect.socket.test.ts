import { spawn } from "node:child_process";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { createDeflate, constants } from "node:zlib";
import { fileURLToPath } from "node:url";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it } from "vitest";
import { encode } from "../../../scanner/src/encoding/index.ts";

const mudlark = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A server on a free loopback port that runs the given function for each socket. */
async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

interface Run {
  out: Buffer;
  err: string;
  code: number | null;
}

/** Runs `mudlark connect` with input from a pipe, until it ends. */
function connect(port: number, input: string | Buffer, ...options: string[]): Promise<Run> {
  const child = spawn(process.execPath, [mudlark, "connect", `127.0.0.1:${port}`, "--allow-private", ...options]);
  const out: Buffer[] = [];
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ out: Buffer.concat(out), err, code })));
}

/** Everything that the client sent, once it has disconnected. */
function heard(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    socket.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", () => undefined);
    socket.on("close", () => resolve(Buffer.concat(chunks)));
  });
}

describe("mudlark connect, with pipes", () => {
  it("sends lines as CR LF, shows the answer in UTF-8, and ends when the server does", async () => {
    let said: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));
    const port = await listen(
      createServer((socket) => {
        said = heard(socket);
        socket.write(encode("Größe ░▒▓? ", "cp437"));
        socket.once("data", () => socket.end("Bye.\r\n"));
      }),
    );
    const { out, err, code } = await connect(port, "sehr groß\n", "--encoding", "cp437");
    expect(out.toString()).toBe("Größe ░▒▓? Bye.\r\n");
    expect(err).toContain(`Connected to 127.0.0.1:${port}`);
    expect(code).toBe(0);
    expect(await said).toEqual(Buffer.from(encode("sehr groß\r\n", "cp437")));
  });

  it("closes by itself when its input has ended and the server is silent", async () => {
    const port = await listen(createServer((socket) => void heard(socket)));
    const { code, err } = await connect(port, "");
    expect(code).toBe(0);
    expect(err).toContain("Connection closed.");
  });

  it("negotiates as an interactive client: window size, no options for programs, ECHO accepted", async () => {
    let said: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));
    const port = await listen(
      createServer((socket) => {
        said = heard(socket);
        socket.write(Buffer.from("fffd1ffffb01fffbc9", "hex"));
      }),
    );
    await connect(port, "");
    expect((await said).toString("hex")).toBe("fffb1f" + "fffa1f00500019fff0" + "fffd01" + "fffec9");
  });

  it("changes the encoding when the server requests one with CHARSET (RFC 2066)", async () => {
    const port = await listen(
      createServer((socket) => {
        void heard(socket);
        socket.write(Buffer.from("fffd2a", "hex"));
        socket.write(Buffer.from("fffa2a01", "hex"));
        socket.write(";KOI8-R");
        socket.write(Buffer.from("fff0", "hex"));
        socket.end(encode("Имя: ", "koi8-r"));
      }),
    );
    const { out } = await connect(port, "");
    expect(out.toString()).toBe("Имя: ");
  });

  it("inflates MCCP2 from the middle of a chunk, and reads the plain text after its end", async () => {
    const port = await listen(
      createServer((socket) => {
        void heard(socket);
        socket.write(Buffer.from("fffb56", "hex"));
        socket.once("data", () => {
          const deflate = createDeflate();
          const compressed: Buffer[] = [];
          deflate.on("data", (chunk: Buffer) => compressed.push(chunk));
          deflate.on("end", () => {
            socket.end(Buffer.concat([Buffer.from("fffa56fff0", "hex"), ...compressed, Buffer.from(" and plain")]));
          });
          deflate.write("compressed");
          deflate.flush(constants.Z_SYNC_FLUSH, () => deflate.end());
        });
      }),
    );
    const { out } = await connect(port, "");
    expect(out.toString()).toBe("compressed and plain");
  });

  it("reports broken compressed data without a stack trace", async () => {
    const port = await listen(
      createServer((socket) => {
        void heard(socket);
        socket.write(Buffer.from("fffb56", "hex"));
        socket.once("data", () =>
          socket.write(Buffer.concat([Buffer.from("fffa56fff0", "hex"), Buffer.from("nonsense")])),
        );
      }),
    );
    const { err, code } = await connect(port, "");
    expect(err).toContain("could not be inflated");
    expect(err).not.toContain("    at ");
    expect(code).toBe(1);
  });

  it("supports TLS, and describes the certificate instead of rejecting it", async () => {
    const certificate = await generate([{ name: "commonName", value: "practice.invalid" }], { keyType: "ec" });
    const port = await listen(
      createTlsServer({ key: certificate.private, cert: certificate.cert }, (socket) => socket.end("secure\r\n")),
    );
    const { out, err, code } = await connect(port, "", "--tls");
    expect(out.toString()).toBe("secure\r\n");
    expect(err).toMatch(/TLSv1\.[23], certificate of CN=practice\.invalid \(.*self-signed/);
    expect(code).toBe(0);
  });

  it("never connects to a port of another service", async () => {
    const { err, code } = await connect(25, "hello\n");
    expect(err).toContain("port 25 belongs to mail");
    expect(code).toBe(1);
  });

  it("rejects private addresses without the flag, and invalid names, in a sentence", async () => {
    const run = (...args: string[]): Promise<Run> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [mudlark, "connect", ...args]);
        let err = "";
        child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
        child.on("close", (code) => resolve({ out: Buffer.alloc(0), err, code }));
      });
    const privately = await run("127.0.0.1:4000");
    expect(privately.err).toContain("--allow-private");
    expect(privately.code).toBe(1);
    const nonsense = await run("http://example.org");
    expect(nonsense.err).not.toContain("    at ");
    expect(nonsense.code).toBe(2);
  });
});
