// Practice servers for the bench, in a separate process: `node diku-servers.ts COUNT`. Each has its own address in
// 127/8 and behaves like a stock tbaMUD: terminal type first, then the other options, 2 KB of banner, a name prompt,
// MSSP for clients that agree to it, and closing on an empty line. Prints "listening" when all of them are.
import { createServer, type Socket } from "node:net";
import { benchAddressOf, benchPort } from "./addresses.ts";

const count = Number(process.argv[2]);
const IAC = 255;
const telnet = { DO: 253, WILL: 251, SB: 250, SE: 240 };
const option = { TTYPE: 24, NAWS: 31, CHARSET: 42, MSSP: 70, MXP: 91, ATCP: 200 };

const asks = Buffer.from([IAC, telnet.DO, option.TTYPE]);
const offers = Buffer.from([
  ...[option.NAWS, option.CHARSET, option.ATCP, option.MXP].flatMap((code) => [IAC, telnet.DO, code]),
  ...[IAC, telnet.WILL, option.MSSP],
]);
const ttypeSend = Buffer.from([IAC, telnet.SB, option.TTYPE, 1, IAC, telnet.SE]);
const banner = Buffer.from(
  `\r\n${Array.from({ length: 26 }, (_, row) => `\x1b[3${1 + (row % 7)}m${"~=*#".repeat(18)}`).join("\r\n")}\x1b[0m\r\n` +
    "Based on CircleMUD 3.1 by Jeremy Elson, and DikuMUD.\r\n\r\nBy what name do you wish to be known? ",
);
const mssp = Buffer.concat([
  Buffer.from([IAC, telnet.SB, option.MSSP]),
  ...Object.entries({ NAME: "Bench", PLAYERS: "7", UPTIME: "1790000000", CODEBASE: "tbaMUD", PORT: "4000" }).map(
    ([name, value]) => Buffer.from(`\x01${name}\x02${value}`),
  ),
  Buffer.from([IAC, telnet.SE]),
]);

function serve(socket: Socket): void {
  let named = false;
  socket.on("error", () => socket.destroy());
  socket.write(asks);
  socket.on("data", (data) => {
    if (data.includes(Buffer.from([IAC, telnet.WILL, option.TTYPE])))
      socket.write(Buffer.concat([ttypeSend, offers, banner]));
    if (data.includes(Buffer.from([IAC, telnet.DO, option.MSSP]))) socket.write(mssp);
    if (data.includes("\r\n") && !named) {
      named = true;
      socket.end();
    }
  });
}

const listening = Array.from({ length: count }, (_, index) => {
  const server = createServer({ noDelay: true }, serve);
  return new Promise<void>((resolve) =>
    server.listen({ port: benchPort, host: benchAddressOf(index), backlog: 64 }, resolve),
  );
});
await Promise.all(listening);
process.stdout.write("listening\n");
