import { deflateSync } from "node:zlib";
import {
  charsetRequest,
  encodeGmcp,
  encodeMssp,
  environRequest,
  mccp1Start,
  slcCommand,
  terminalCharacters,
  terminalTypeRequest,
} from "../../scanner/src/protocols/index.ts";
import { DO, DONT, encodeNegotiation, encodeSubnegotiation, Option, WILL, WONT } from "../../scanner/src/wire/index.ts";
import type { Peer } from "./peer.ts";

/** A server that does harm, or tries to. */
export interface HostileKind {
  name: string;
  talk: (peer: Peer) => void;
}

type Talk = HostileKind["talk"];

const kilobyte = 1024;
const raw = (...bytes: number[]): Buffer => Buffer.from(bytes);
const text = (latin1: string): Buffer => Buffer.from(latin1, "latin1");
const join = (...parts: (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? text(part) : part)));
const many = (count: number, part: Uint8Array | string): Buffer =>
  join(...Array<Uint8Array | string>(count).fill(part));
const each = (count: number, part: (n: number) => Uint8Array | string): Buffer =>
  join(...Array.from({ length: count }, (_, n) => part(n)));
const will = (option: number): Buffer => Buffer.from(encodeNegotiation(WILL, option));
const request = (option: number): Buffer => Buffer.from(encodeNegotiation(DO, option));
const sub = (option: number, payload: Uint8Array | string = ""): Uint8Array =>
  encodeSubnegotiation(option, typeof payload === "string" ? text(payload) : payload);
const open = (option: number): Buffer => raw(255, 250, option);
const name = "\r\nWelcome.\r\nBy what name are you known? ";
const noise = (length: number, from = 0, kinds = 256): Buffer => {
  let state = 12345;
  return Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return from + ((state >>> 16) % kinds);
    }),
  );
};

const says =
  (bytes: Uint8Array | string): Talk =>
  (peer) =>
    peer.send(bytes);
const floods =
  (bytes: Uint8Array | string, first: Uint8Array | string = ""): Talk =>
  (peer) => {
    peer.send(first);
    peer.flood(many(Math.max(1, Math.floor((64 * kilobyte) / bytes.length)), bytes));
  };
const drips =
  (bytes: Uint8Array | string, ms: number): Talk =>
  (peer) =>
    peer.drip(bytes, ms);
/** Sends something, and something else after each message from the client. */
const answers =
  (first: Uint8Array | string, again: Uint8Array | string): Talk =>
  (peer) => {
    peer.send(first);
    peer.onHeard(() => peer.send(again));
  };
/** Sends something when the client agrees to an option on its side (WILL) or the server's (DO). */
const agreed =
  (offer: Uint8Array, sign: Buffer, bytes: Uint8Array | string): Talk =>
  (peer) => {
    peer.send(offer);
    let done = false;
    peer.onHeard((heard) => {
      if (!done && heard.includes(sign)) peer.send(bytes);
      done ||= heard.includes(sign);
    });
  };
const squeezed = (bytes: Uint8Array | string): Buffer => deflateSync(typeof bytes === "string" ? text(bytes) : bytes);
const begin = sub(Option.MCCP2);
const mccp2 = (bytes: Uint8Array): Talk => agreed(will(Option.MCCP2), request(Option.MCCP2), bytes);
const mccp1 = (bytes: Uint8Array): Talk => agreed(will(Option.MCCP1), request(Option.MCCP1), bytes);
const startTls = (bytes: Uint8Array): Talk => agreed(request(Option.TLS), will(Option.TLS), bytes);

const table: Readonly<Record<string, Talk>> = {
  "endless letters": floods("a"),
  "endless lines": floods("All work and no play.\r\n"),
  "endless line ends": floods("\r\n"),
  "endless NULs": floods("\0"),
  "endless IAC IAC": floods(raw(255, 255)),
  "lone IACs": drips(raw(255), 20),
  "endless noise": floods(noise(64 * kilobyte)),
  "endless code page 437 blocks": floods(noise(64 * kilobyte, 0xb0, 48)),
  "endless broken UTF-8": floods(raw(0xf0, 0x9f, 0x90, 0xc0, 0xaf, 0xed, 0xa0, 0x80)),
  "endless broken GBK": floods(raw(0x81, 0x20, 0xfe, 0xfe, 0x80)),
  "endless backspaces": floods("\b \b"),
  "characters that reorder text": floods(Buffer.from("\u202e\u2066\u061c evil \u200b")),
  "a megabyte, then a prompt": says(join(many(kilobyte, noise(kilobyte, 0x20, 95)), name)),
  "one byte a millisecond": drips("a", 1),
  "one byte a tenth of a second": drips("Loading, please wait. ", 100),

  "endless cursor queries": floods("\x1b[6n"),
  "endless status queries": floods("\x1b[5n"),
  "endless identification queries": floods("\x1b[c"),
  "ENQ after each message": answers("\x05", "\x05"),
  "endless fonts": floods("\x1b[0;36 D\x1b[0;0 D"),
  "an OSC that never ends": floods("q", "\x1b]0;"),
  "a DCS that never ends": floods("q", "\x1bP"),
  "a CSI that never ends": floods("9;", "\x1b["),
  "endless escapes": floods("\x1b"),
  "a picture with SAUCE": says(join(noise(8 * kilobyte, 0xb0, 48), "\x1aSAUCE00", noise(120))),

  "every option offered, over and over": floods(each(256, (n) => will(n))),
  "every option requested, over and over": floods(each(256, (n) => request(n))),
  "ECHO on and off": floods(join(will(1), encodeNegotiation(WONT, 1))),
  "NAWS requested and withdrawn": floods(join(request(31), encodeNegotiation(DONT, 31))),
  "endless timing marks": floods(request(6)),
  "endless go-aheads": floods(raw(255, 249)),
  "endless are-you-theres": floods(raw(255, 246)),
  "endless no-ops": floods(raw(255, 241)),
  "invalid commands": floods(raw(255, 7)),
  "our own negotiation sent back": (peer) => peer.onHeard((bytes) => peer.send(bytes)),
  "our own negotiation sent back a hundredfold": (peer) => peer.onHeard((bytes) => peer.send(many(100, bytes))),

  "a subnegotiation that never ends": floods("x", open(201)),
  "a subnegotiation that never ends, with text": says(join(open(201), "Core.Hello {}", name)),
  "endless starts of subnegotiations": floods(open(201)),
  "endless empty subnegotiations": floods(sub(201)),
  "subnegotiations of IACs": floods(sub(70, Buffer.alloc(500, 255))),
  "one MSSP value of 60 KB": says(join(will(70), sub(70, join("\x01NAME\x02", "n".repeat(60_000))), name)),
  "MSSP with ten thousand names": says(
    join(
      will(70),
      sub(
        70,
        each(10_000, (n) => `\x01${n}\x02`),
      ),
      name,
    ),
  ),
  "endless MSSP": floods(sub(70, encodeMssp({ NAME: "Again", PLAYERS: "9" })), will(70)),
  "MSSP with names like __proto__": says(
    join(will(70), sub(70, encodeMssp({ ["__proto__"]: "1", constructor: "2", NAME: "\u202eevil" })), name),
  ),
  "MSSP that names forbidden ports": says(
    join(will(70), sub(70, encodeMssp({ NAME: "Ports", SSL: "25", PORT: ["22", "80"] })), name),
  ),
  "MSSP with a crawl delay of a century": says(
    join(will(70), sub(70, encodeMssp({ NAME: "Delay", "CRAWL DELAY": "876000" })), name),
  ),
  "endlessly nested MSDP": says(join(will(69), sub(69, join("\x01A\x02", "\x03\x01B\x02".repeat(15_000))), name)),
  "endless MSDP arrays": says(join(will(69), sub(69, join("\x01A\x02", "\x05\x02".repeat(30_000))), name)),
  "GMCP made of brackets": says(join(will(201), sub(201, `A.B ${"[".repeat(60_000)}`), name)),
  "endless GMCP packages": floods(
    each(500, (n) => sub(201, encodeGmcp(`Package.${n}`, { n }))),
    will(201),
  ),
  "endless environment requests": floods(sub(39, environRequest([])), request(39)),
  "endless terminal type requests": floods(sub(24, terminalTypeRequest()), request(24)),
  "endless status requests": floods(sub(5, raw(1)), join(request(5), will(5))),
  "charsets of 60 KB": says(
    join(request(42), will(42), sub(42, charsetRequest([noise(60_000, 65, 26).toString()])), name),
  ),
  "endless charsets": floods(sub(42, charsetRequest(["UTF-8", "KOI8-R"])), join(request(42), will(42))),
  "endless line characters": floods(sub(34, slcCommand(terminalCharacters)), request(34)),
  "endless COM port signatures": floods(sub(44, raw(0)), will(44)),
  "endless MXP tags": floods("\x1b[1z<!ELEMENT a '<b>'>", sub(91)),
  "endless MCP and Pueblo": floods("#$#mcp version: 2.1 to: 2.1\r\nThis world is Pueblo 1.10 enhanced.\r\n"),
  "endless MSSP in text": floods("MSSP-REPLY-START\r\nNAME\tText\r\nMSSP-REPLY-END\r\n"),

  "MCCP2 started over and over": mccp2(many(400, join(begin, squeezed(Buffer.alloc(250 * kilobyte, "a"))))),
  "MCCP2 started over and over, with queries": mccp2(many(400, join(begin, squeezed("\x1b[6n".repeat(60_000))))),
  "MCCP2 of nothing, over and over": mccp2(many(20_000, join(begin, squeezed("")))),
  "MCCP1 started over and over": mccp1(many(400, join(mccp1Start, squeezed(Buffer.alloc(250 * kilobyte, "a"))))),
  "an MCCP2 bomb": mccp2(join(begin, squeezed(Buffer.alloc(64 * kilobyte * kilobyte)))),
  "MCCP2 of telnet commands": mccp2(join(begin, squeezed(many(100_000, will(201))))),
  "MCCP2 of MCCP2 markers": mccp2(join(begin, squeezed(many(50_000, begin)))),
  "MCCP2 that breaks": mccp2(join(begin, squeezed(noise(4 * kilobyte)).subarray(0, 2 * kilobyte), noise(4 * kilobyte))),
  "MCCP2 that never starts": mccp2(begin),
  "MCCP2 byte by byte": (peer) => {
    mccp2(begin)(peer);
    setTimeout(() => peer.drip(squeezed(noise(64 * kilobyte, 0x20, 95)), 2), 500);
  },
  "MCCP2 that nobody agreed on": says(join(will(Option.MCCP2), begin, squeezed(many(500, name)))),
  "zlib from the first byte on": says(squeezed(many(500, name))),
  "MCCP3 marks": floods(sub(Option.MCCP3), will(Option.MCCP3)),
  "START-TLS, then silence": startTls(sub(Option.TLS, raw(1))),
  "START-TLS, then noise": startTls(join(sub(Option.TLS, raw(1)), noise(8 * kilobyte))),
  "START-TLS over and over": startTls(many(5000, sub(Option.TLS, raw(1)))),

  "press Return forever": answers("Press RETURN to go on", "Press RETURN to go on\r\n"),
  "more forever": answers("--More-- (y) (n) (c)ontinue", "--More-- (y) (n) (c)ontinue"),
  "yes or no forever": answers("Do you agree? (y/n) ", "Do you agree, really? (y/n) "),
  "press ESC forever": answers("Press ESC twice", "Press ESC twice\r\n"),
  "a menu with UTF-8 forever": answers("1) ASCII 2) UTF-8: ", "1) ASCII 2) UTF-8: \r\n"),
  "texts that take long to search for prompts": floods("more y color        1234) press        "),
  "endless addresses": floods("you are from 1.2.3.4 and 5.6.7.8 "),
  "endless clocks and counts": floods("12:34:56 up 3 days, 12 players, Nov 21 2026 "),

  silence: () => undefined,
  "silence after a greeting": says("\r\nWelcome.\r\n"),
  "closes at once": (peer) => peer.end(),
  "resets at once": (peer) => peer.reset(),
  "a reset after a few bytes": (peer) => {
    peer.send(name);
    setTimeout(() => peer.reset(), 200);
  },
  "a reset within a subnegotiation": (peer) => {
    peer.send(join(open(70), "\x01NAME"));
    setTimeout(() => peer.reset(), 200);
  },
  "reads nothing": (peer) => {
    peer.deaf();
    peer.flood(many(kilobyte, sub(24, terminalTypeRequest())));
  },
  "an endless web page": floods("x", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>"),
  "an SSH server": says("SSH-2.0-OpenSSH_9.6\r\n"),
  "a TLS alert": says(raw(0x15, 3, 1, 0, 2, 2, 70)),
  "a database": says(join(raw(0x4a, 0, 0, 0, 0x0a), "8.0.36", raw(0), noise(60))),
};

/** Hostile servers, one per line. */
export const hostileKinds: readonly HostileKind[] = Object.entries(table).map(([kind, talk]) => ({ name: kind, talk }));
