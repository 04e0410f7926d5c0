import type { ScriptedServer } from "./fake-network.ts";
import { negotiate, subnegotiate } from "./telnet-script.ts";
import { Option } from "../../../scanner/src/wire/index.ts";

/** Cryosphere's MSSP of 14 February 2026. */
export const cryosphereMssp: Readonly<Record<string, string>> = {
  NAME: "Cryosphere",
  PLAYERS: "7",
  UPTIME: "1770558465",
  CODEBASE: "MusicMUD 3.0",
  CREATED: "1997",
  IP: "176.126.241.96",
  LANGUAGE: "English",
  LOCATION: "United Kingdom",
  PORT: "6666",
  SSL: "6766",
  WEBSITE: "https://cryosphere.org/",
  FAMILY: "MusicMUD",
  GENRE: "Science Fiction",
  GAMEPLAY: "Questing",
  STATUS: "Live",
  ANSI: "1",
  "UTF-8": "1",
  VT100: "1",
  "XTERM 256 COLORS": "1",
  "XTERM TRUE COLORS": "1",
  "PAY TO PLAY": "0",
  "PAY FOR PERKS": "0",
  "HIRING BUILDERS": "0",
  "HIRING CODERS": "0",
};

/** What it sends on connect, in the order of its published connection log. */
export const cryosphereGreeting: readonly Buffer[] = [
  negotiate("WILL", Option.MCCPX, Option.MCCP2, Option.MCCP1),
  negotiate("DO", Option.NEW_ENVIRON),
  negotiate("WILL", Option.EOR),
  negotiate("DO", Option.TTYPE, Option.NAWS),
  negotiate("WILL", Option.MPLEX, Option.MSSP, Option.CHARSET, Option.GMCP),
  negotiate("DO", 0x60),
  Buffer.from("Welcome to the Cryosphere\r\n\r\nBy what name shall I call you? "),
];

/** What it sends after the client's answers: requests, MSSP followed at once by WONT MSSP, and CHARSET. */
const cryosphereSecond: readonly Buffer[] = [
  subnegotiate(Option.NEW_ENVIRON, 1, 3),
  Buffer.of(255, 239),
  subnegotiate(Option.TTYPE, 1),
  subnegotiate(Option.MSSP, ...Object.entries(cryosphereMssp).flatMap(([name, value]) => [1, name, 2, value])),
  negotiate("WONT", Option.MSSP),
  subnegotiate(Option.CHARSET, 1, ";UTF-8"),
];

/** A server that behaves as Cryosphere's log shows: it closes on an empty line. */
export function cryosphere(): ScriptedServer {
  let answered = false;
  return {
    connected(server) {
      answered = false;
      server.send(Buffer.concat(cryosphereGreeting));
    },
    received(bytes, server) {
      if (bytes.includes("\r\n")) {
        server.send("Ok then.\r\nYou leave the game.\r\n");
        server.close();
      } else if (!answered) {
        answered = true;
        server.send(Buffer.concat(cryosphereSecond));
        server.send(subnegotiate(Option.TTYPE, 1), 20);
        server.send(subnegotiate(Option.TTYPE, 1), 40);
      }
    },
  };
}
