import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, it } from "vitest";
import { tintin } from "../../../../src/formats/exports/clients.ts";
import { inventedModel } from "../../invented/model.ts";

const program = ["/usr/games/tt++", "/usr/bin/tt++", "/usr/local/bin/tt++"].find((path) => existsSync(path));
const onTerminal = existsSync("/usr/bin/script");
const cleanup: (() => void)[] = [];
afterEach(() => {
  for (const step of cleanup.splice(0)) step();
});

// Debian's package tintin++ provides the program; script (util-linux) gives it a terminal.
it("TinTin++ loads the exported file, lists hostile names as they are, and connects", async ({ skip }) => {
  skip(program === undefined, "TinTin++ is not installed (apt install tintin++)");
  skip(!onTerminal, "script is not installed (apt install bsdutils)");
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("Welcome to the loopback realm\r\n");
    socket.on("data", (data) => socket.write(`You said: ${data.toString("latin1").trim()}\r\n`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanup.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const model = await inventedModel(340, 3);
  const servers = model.servers.map((each) => ({
    ...each,
    addresses: each.addresses.map((address) => ({ ...address, host: "127.0.0.1", port, tls: false })),
  }));
  const hostile = servers.find((each) => each.name.startsWith("{The} $Wild;"));
  if (hostile === undefined) throw new Error("the invented world lost its hostile name");
  const dir = mkdtempSync(join(tmpdir(), "mudlark-tt-"));
  cleanup.push(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, "mudlark.tin"), tintin(servers, "Mudlark"));
  const child = spawn(
    "script",
    ["-qc", `stty rows 500 cols 200; ${program ?? ""} -G -r ${join(dir, "mudlark.tin")}`, "/dev/null"],
    {
      env: { ...process.env, TERM: "xterm-256color", HOME: dir, SHELL: "/bin/sh" },
    },
  );
  cleanup.push(() => child.kill("SIGKILL"));
  let shown = "";
  child.stdout.on("data", (data: Buffer) => (shown += data.toString("utf8")));
  const until = async (text: string): Promise<void> => {
    const give = Date.now() + 240_000;
    while (!shown.includes(text)) {
      if (Date.now() > give) throw new Error(`TinTin++ never showed "${text}". It showed:\n${shown.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await until("VARIABLE LOADED");
  child.stdin.write("muds\n");
  await until("{The} $Wild; @Realm{%1} \\ MUD");
  child.stdin.write(`mud ${hostile.id}\n`);
  await until("Welcome to the loopback realm");
  child.stdin.write("hello there\n");
  await until("You said: hello there");
  child.stdin.write("mud no-such-id\n");
  await until("No server has the id no-such-id");
});
