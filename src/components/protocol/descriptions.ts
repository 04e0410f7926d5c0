import type { CapabilityName } from "@mudlark/scanner/record";
import { rfc } from "../../model/owner-findings.ts";

/** Describes a protocol for players, not programmers. */
interface ProtocolDescription {
  title: string;
  /** One sentence. */
  short: string;
  paragraphs: readonly string[];
  specification: { name: string; url: string };
}

const mudhalla = (page: string) => ({
  name: "tintin.mudhalla.net",
  url: `https://tintin.mudhalla.net/protocols/${page}/`,
});

const descriptions: Readonly<Record<CapabilityName, ProtocolDescription>> = {
  MSSP: {
    title: "MUD Server Status Protocol",
    short: "The server describes itself: name, players, genre, codebase and more.",
    paragraphs: [
      "With MSSP a server answers a directory's questions before anyone logs in: its name, how many people are playing, how long it has been running, what the game is about. Most of what directories know comes from MSSP.",
      "The server reports these facts itself. This site marks them as reported by the server, and compares them with what it can measure.",
    ],
    specification: mudhalla("mssp"),
  },
  GMCP: {
    title: "Generic MUD Communication Protocol",
    short: "Sends data alongside the text, such as health, rooms and inventory, as JSON.",
    paragraphs: [
      "GMCP carries data that does not appear in the text: health, the map, who is in the room. Clients turn it into gauges, maps and sounds; screen reader setups use it to speak only what matters.",
      "It developed from ATCP and is the most widely used protocol of its kind.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/gmcp/" },
  },
  MSDP: {
    title: "MUD Server Data Protocol",
    short: "Sends named values alongside the text, which a client can request one by one.",
    paragraphs: [
      "Like GMCP, MSDP sends data alongside the text. The client lists the variables it is interested in, and the server reports them as they change.",
    ],
    specification: mudhalla("msdp"),
  },
  MCCP: {
    title: "MUD Client Compression Protocol, version 1",
    short: "Compresses what the server sends; obsolete.",
    paragraphs: [
      "The first version of compression. Its negotiation breaks the telnet protocol, and MCCP2 replaced it long ago.",
    ],
    specification: mudhalla("mccp"),
  },
  MCCP2: {
    title: "MUD Client Compression Protocol, version 2",
    short: "Compresses what the server sends to about a fifth.",
    paragraphs: [
      "Text compresses well. With MCCP2 the server sends everything as one zlib stream, which helps on slow or metered connections.",
    ],
    specification: mudhalla("mccp"),
  },
  MCCP3: {
    title: "MUD Client Compression Protocol, version 3",
    short: "Compresses what the client sends.",
    paragraphs: ["MCCP2 in the other direction: what the player types is compressed, too."],
    specification: mudhalla("mccp"),
  },
  MXP: {
    title: "MUD eXtension Protocol",
    short: "Marks up text with links, fonts and images, like a small HTML.",
    paragraphs: [
      "With MXP the text can contain links, for example for exits and items, and tags that say what a line is: a room name, a prompt, a chat message. Clients use them for links, menus and filters.",
    ],
    specification: { name: "zuggsoft.com", url: "https://www.zuggsoft.com/zmud/mxp.htm" },
  },
  MSP: {
    title: "MUD Sound Protocol",
    short: "Plays sounds and music, triggered by codes in the text.",
    paragraphs: [
      "The server sends !!SOUND or !!MUSIC with a file name, and the client plays the file. Many games with sound for blind players use MSP or GMCP's Client.Media.",
    ],
    specification: { name: "zuggsoft.com", url: "https://www.zuggsoft.com/zmud/msp.htm" },
  },
  MCP: {
    title: "MUD Client Protocol",
    short: "Lets MOO servers and clients exchange structured messages, for example to edit programs.",
    paragraphs: [
      "MCP messages are lines that begin with #$#. MOOs use them to open texts and programs in the client's editor.",
    ],
    specification: { name: "moo.mud.org", url: "https://www.moo.mud.org/mcp/" },
  },
  ZMP: {
    title: "Zenith MUD Protocol",
    short: "Sends commands with arguments between server and client; rare.",
    paragraphs: ["A small protocol for commands alongside the text, supported by a few servers and clients."],
    specification: {
      name: "discworld.starturtle.net",
      url: "https://discworld.starturtle.net/external/protocols/zmp.html",
    },
  },
  ATCP: {
    title: "Achaea Telnet Client Protocol",
    short: "The predecessor of GMCP.",
    paragraphs: [
      "Made for the games of Iron Realms. GMCP has replaced it, but servers of the Diku family still offer it.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/ATCP_Specification" },
  },
  AARDWOLF: {
    title: "Aardwolf channel 102",
    short: "Aardwolf's own channel for game states that a client can use.",
    paragraphs: ["An option of one game, older than its GMCP support: prompts, tags and states as numbers."],
    specification: {
      name: "aardwolf.com",
      url: "https://www.aardwolf.com/blog/2008/07/10/telnet-negotiation-control-mud-client-interaction/",
    },
  },
  PUEBLO: {
    title: "Pueblo",
    short: "HTML in the text, from a client of the 1990s; MUSHes still announce it.",
    paragraphs: [
      "Pueblo was a client that displayed HTML and 3D worlds. MUSH servers still send its greeting line, and modern web clients use it for links.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/mud/pueblo" },
  },
  MTTS: {
    title: "Mud Terminal Type Standard",
    short: "The server asks the client about colours, UTF-8, a screen reader and more.",
    paragraphs: [
      "MTTS is a number in the client's terminal type. One of its bits says that a screen reader is in use, so that the server can leave out drawings.",
    ],
    specification: mudhalla("mtts"),
  },
  MNES: {
    title: "Mud New Environment Standard",
    short: "The client sends its name, version and features as variables.",
    paragraphs: [
      "MNES uses NEW_ENVIRON to send what MTTS sends in the terminal type, together with the client's name and version.",
    ],
    specification: mudhalla("mnes"),
  },
  CHARSET: {
    title: "Character set negotiation",
    short: "Server and client agree on an encoding, usually UTF-8.",
    paragraphs: ["With CHARSET, text in any language arrives intact without a setting on either side."],
    specification: rfc(2066),
  },
  EOR: {
    title: "End of record",
    short: "Marks where a prompt ends.",
    paragraphs: [
      "A prompt does not end with a line break. EOR lets the client know that the prompt is complete, so that it can show and speak it at once.",
    ],
    specification: rfc(885),
  },
  NAWS: {
    title: "Negotiate about window size",
    short: "The client sends the width and height of its window.",
    paragraphs: ["With NAWS the server can fit lines and maps to the window."],
    specification: rfc(1073),
  },
  TTYPE: {
    title: "Terminal type",
    short: "The client identifies itself.",
    paragraphs: ["The oldest way for a server to find out what a client can display. MTTS builds on it."],
    specification: rfc(1091),
  },
  NEW_ENVIRON: {
    title: "New environment option",
    short: "The client sends variables, such as its name.",
    paragraphs: [
      "Designed for environment variables; MUDs use it for MNES. A client should not send anything personal.",
    ],
    specification: rfc(1572),
  },
  TLS: {
    title: "Transport Layer Security",
    short: "Encrypts the connection, password included.",
    paragraphs: [
      "Telnet sends everything unencrypted. With TLS, on a separate port, nobody in between can read or change it, and a certificate proves the identity of the server. Clients call it SSL, TLS or telnets.",
    ],
    specification: rfc(8446),
  },
  "START-TLS": {
    title: "Telnet START_TLS",
    short: "Turns a plain connection into an encrypted one; rare among MUDs.",
    paragraphs: ["On the plain port, the server offers to continue over TLS. Few clients support it."],
    specification: {
      name: "an expired Internet-Draft",
      url: "https://datatracker.ietf.org/doc/draft-altman-telnet-starttls/",
    },
  },
  "UTF-8": {
    title: "UTF-8 text",
    short: "Text in any script.",
    paragraphs: ["The server sends text in UTF-8: it says so, it negotiated it, or its login screen shows it."],
    specification: rfc(3629),
  },
};

/** The description of a protocol on its page. */
export function descriptionOf(name: CapabilityName): ProtocolDescription {
  return descriptions[name];
}
