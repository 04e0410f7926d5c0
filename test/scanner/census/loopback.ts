import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { readReadings, type Reading } from "@mudlark/scanner/record";

const mudlark = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));

/** A small loopback server that greets and closes on the first line. It counts connections. */
export class LoopbackServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly host: string;
  visits = 0;

  private constructor(host: string, greeting: string | Buffer) {
    this.host = host;
    this.#server = createServer((socket) => {
      this.visits++;
      this.#sockets.add(socket);
      // When the visitor closes it, not only when both sides have: events of two visitors may come together.
      for (const event of ["end", "error", "close"]) socket.on(event, () => this.#sockets.delete(socket));
      socket.write(greeting);
      socket.on("data", (data) => {
        if (data.includes("\r\n")) socket.end();
      });
    });
  }

  static async start(
    host: string,
    greeting: string | Buffer = `Welcome to ${host}.\r\nBy what name? `,
  ): Promise<LoopbackServer> {
    const server = new LoopbackServer(host, greeting);
    server.#server.listen(0, host);
    await once(server.#server, "listening");
    return server;
  }

  /** Connections that their visitors have open. */
  get open(): number {
    return this.#sockets.size;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A data folder that lists some games by id. */
export async function dataFolder(
  games: Record<string, { host: string; port: number; name?: string | undefined }>,
  optOut = "[]\n",
): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), "mudlark-data-"));
  await mkdir(join(data, "servers"));
  await writeFile(join(data, "opt-out.yml"), optOut);
  for (const [id, { host, port, name = `Game ${id}` }] of Object.entries(games)) {
    const entry = `name: ${name}\naddresses:\n  - host: ${host}\n    port: ${port}\n`;
    await writeFile(join(data, "servers", `${id}.yml`), entry);
  }
  return data;
}

/**
 * Runs `mudlark census` as an operator would.
 * @param bare without the options of a census, as for --counts
 * @param unread nobody reads its output: both pipes are closed at once
 */
export function startCensus(
  data: string,
  { args = [] as string[], allowPrivate = true, again = true, bare = false, unread = false } = {},
) {
  const quick = [
    ...(allowPrivate ? ["--allow-private"] : []),
    ...(bare ? [] : ["--no-retry", "--no-deep", ...(again ? ["--again"] : [])]),
    "--pause",
    "0.2",
  ];
  const child = spawn(process.execPath, [mudlark, "census", "--data", data, ...quick, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [child.stdout, child.stderr];
  if (unread) for (const pipe of output) pipe.destroy();
  const said = unread ? Promise.resolve("") : Promise.all(output.map(text)).then((parts) => parts.join(""));
  const ended = once(child, "exit").then(async ([code]) => ({ code: code as number | null, said: await said }));
  return { child, ended };
}

/** All readings in a data folder, ignoring a partial line at the end of a file. */
export async function readingsIn(data: string): Promise<Reading[]> {
  const folder = join(data, "readings");
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith(".ndjson")).map((name) => join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.flatMap((content, index) => readReadings(content, files[index] ?? ""));
}

/** Waits until a condition holds. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
