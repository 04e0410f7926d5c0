import { deflateSync } from "node:zlib";
import { encode } from "../../scanner/src/encoding/index.ts";
import {
  charsetRequest,
  encodeGmcp,
  encodeMsdp,
  encodeMssp,
  encodeMsspText,
  encodeZmp,
  environRequest,
  forwardmaskCommand,
  mccp1Start,
  modeCommand,
  slcCommand,
  statusAnswer,
  terminalTypeRequest,
  terminalCharacters,
} from "../../scanner/src/protocols/index.ts";
import { encodeNegotiation, encodeSubnegotiation, Option, WILL, DO } from "../../scanner/src/wire/index.ts";

const text = (latin1: string): Uint8Array => Buffer.from(latin1, "latin1");
const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const mssp = {
  NAME: "Fuzz",
  PLAYERS: "3",
  UPTIME: "1795232766",
  PORT: ["4000", "4001"],
  constructor: "1",
  ["__proto__"]: "2",
};
const greeting = "\r\n\x1b[2J\x1b[1;31mWelcome to the Dark Tower\x1b[0m\r\n\r\nBy what name are you known? ";

/** What servers send, complete: fuzzing starts from these. */
export const corpus: readonly Uint8Array[] = [
  join(
    encodeNegotiation(DO, Option.TTYPE),
    encodeNegotiation(DO, Option.NAWS),
    encodeNegotiation(WILL, Option.MSSP),
    encodeNegotiation(WILL, Option.MCCP2),
    encodeSubnegotiation(Option.TTYPE, terminalTypeRequest()),
    encodeSubnegotiation(Option.MSSP, encodeMssp(mssp)),
    text(greeting),
  ),
  encodeSubnegotiation(Option.MSDP, encodeMsdp({ ROOM: { EXITS: { n: "1" }, LIST: ["a", ["b", { c: "d" }]] } })),
  encodeSubnegotiation(Option.GMCP, encodeGmcp("Char.Vitals", { hp: 1, name: "\u00e9" })),
  encodeSubnegotiation(Option.ZMP, encodeZmp("zmp.check", "color.")),
  encodeSubnegotiation(Option.CHARSET, charsetRequest(["UTF-8", "ISO-8859-1"], " ")),
  encodeSubnegotiation(Option.NEW_ENVIRON, environRequest([{ type: "VAR", name: "SYSTEMTYPE" }])),
  join(
    encodeNegotiation(DO, Option.LINEMODE),
    encodeSubnegotiation(Option.LINEMODE, modeCommand(["edit", "trapsig"])),
    encodeSubnegotiation(Option.LINEMODE, slcCommand(terminalCharacters)),
    encodeSubnegotiation(Option.LINEMODE, forwardmaskCommand("do", new Uint8Array(32))),
  ),
  encodeSubnegotiation(Option.STATUS, statusAnswer({ local: new Map([[24, true]]), remote: new Map([[1, false]]) })),
  join(
    encodeNegotiation(WILL, Option.MCCP2),
    encodeSubnegotiation(Option.MCCP2),
    deflateSync(text(greeting)),
    text("plain again\r\n"),
  ),
  join(encodeNegotiation(WILL, Option.MCCP1), mccp1Start, deflateSync(text(greeting.repeat(200)))),
  encodeMsspText(mssp, "\r\0\r\n"),
  text("Do you want ANSI color? (Y/N) "),
  text("Using keytable\r\n 0) Koi-8\r\n 1) Alt\r\n 2) Windows\r\n 5) UTF-8\r\nSelect one : "),
  text("Press ESC twice\x1b[6n\x1b[5n\x1b[c\x05\x1b[0;0 D"),
  text('#$#mcp version: 2.1 to: 2.1\r\n\x1b[7z<!ELEMENT RName FLAG="RoomName">!!SOUND(a.wav V=50)\r\n'),
  text(
    "Attempting to Detect Client, Please Wait...\r\nYour IP is 127.0.0.1\r\n12 players, up 3 days, 09:36 Nov 21 2026\r\n",
  ),
  encode("Добро пожаловать в мир! Введите имя: ", "koi8-r"),
  encode("欢迎光临侠客行！请输入您的英文名字：", "gbk"),
  encode("ようこそ、幻の大陸へ！", "shift_jis"),
  encode("Größer, schöner, über alles — naïve café", "utf-8"),
  text("\xda\xc4\xc4\xc4\xbf\r\n\xb3\xb0\xb1\xb2\xb3\r\n\xc0\xc4\xc4\xc4\xd9\x1aSAUCE00"),
  text(
    "\x1b[2J\x1b[5;10H\x1b[38;5;208mAddressed\x1b[3A\x1b[s\x1b[48;2;9;99;199mtrue\x1b[u\x1b[2;9r\x1b[L\x1bM\x1b[4h\x1b(0lqk\x1b(B\x1b[5mblink\x1b[?33h",
  ),
  text(
    "   ____  \r\n  / __ \\ \r\n /_/ /_/  W e l c o m e\r\n" +
      '"WHO"   tells who   <b>bold</b> &lt; ---=> here\r\nName: ',
  ),
  encode("╔══════╗\r\n║ 霧港 ║ e\u0301 \u202ertl\u202c 🐉 \u{1fb00}\r\n╚══════╝", "utf-8"),
  text("\x93\x12\x1cHELLO\x92\x0d\xd3"),
];

/** Bytes that are meaningful to one parser or another. */
export const meaningful: readonly Uint8Array[] = [
  ..."00 01 02 03 04 05 06 0d 0a 0d00 1b 1b5b 20 3b 7f 80 c2 e2 ff fffa fff0 fffb fffc fffd fffe fff9 ffff fffa55fbf0 fffa56fff0 fffa46 fffa45 fffac9"
    .split(" ")
    .map((digits) => Uint8Array.from(Buffer.from(digits, "hex"))),
  ...[
    "\x1b[999999999999L",
    "\x1b[1000000000b",
    "\x1b]0;",
    "\x1b[6n",
    "__proto__",
    "constructor",
    "MSSP-REPLY-START",
    "?",
    "(y/n) ",
  ].map(text),
];
