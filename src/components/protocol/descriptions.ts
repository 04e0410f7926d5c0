import type { CapabilityName } from "@mudlark/scanner/record";

/** What a protocol is, for someone who plays, not programs. */
export interface ProtocolDescription {
  title: string;
  /** One sentence. */
  short: string;
  paragraphs: readonly string[];
  specification: { name: string; url: string };
}

const rfc = (number: number) => ({ name: `RFC ${number}`, url: `https://www.rfc-editor.org/rfc/rfc${number}` });
const mudhalla = (page: string) => ({
  name: "tintin.mudhalla.net",
  url: `https://tintin.mudhalla.net/protocols/${page}/`,
});

const descriptions: Readonly<Record<CapabilityName, ProtocolDescription>> = {
  MSSP: {
    title: "MUD Server Status Protocol",
    short: "The server describes itself: name, players, genre, codebase and more.",
    paragraphs: [
      "With MSSP a server answers a directory's questions before anyone logs in: what it is called, how many play, since when it runs, what it is about. Most of what directories know comes from it.",
      "It is the server's own word. This site shows such facts as said by the server, and compares what can be measured.",
    ],
    specification: mudhalla("mssp"),
  },
  GMCP: {
    title: "Generic MUD Communication Protocol",
    short: "Sends data beside the text, such as health, rooms and inventory, as JSON.",
    paragraphs: [
      "GMCP carries data out of sight of the text: health bars, the map, who is in the room. Clients turn it into gauges, maps and sounds; screen-reader setups use it to speak only what matters.",
      "It grew out of ATCP and is the most used protocol of its kind today.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/gmcp/" },
  },
  MSDP: {
    title: "MUD Server Data Protocol",
    short: "Sends named values beside the text, which a client can ask for one by one.",
    paragraphs: [
      "Like GMCP, MSDP sends data beside the text. The client lists which variables it wants to hear of, and the server reports them as they change.",
    ],
    specification: mudhalla("msdp"),
  },
  MCCP: {
    title: "MUD Client Compression Protocol, version 1",
    short: "Compresses what the server sends; obsolete.",
    paragraphs: ["The first version of compression, malformed by design and long replaced by MCCP2."],
    specification: mudhalla("mccp"),
  },
  MCCP2: {
    title: "MUD Client Compression Protocol, version 2",
    short: "Compresses what the server sends, to about a fifth.",
    paragraphs: [
      "Text compresses well. With MCCP2 the server sends one zlib stream, which makes a difference on slow or metered lines.",
    ],
    specification: mudhalla("mccp"),
  },
  MCCP3: {
    title: "MUD Client Compression Protocol, version 3",
    short: "Compresses what the client sends, too.",
    paragraphs: ["The other direction of MCCP2: what the player types is compressed as well."],
    specification: mudhalla("mccp"),
  },
  MXP: {
    title: "MUD eXtension Protocol",
    short: "Marks up text with links, fonts and pictures, like a small HTML.",
    paragraphs: [
      "With MXP the text can hold links to click, such as exits and items, and marks for what a line is: a room's name, a prompt, a chat. Clients use them for links, menus and filters.",
    ],
    specification: { name: "zuggsoft.com", url: "https://www.zuggsoft.com/zmud/mxp.htm" },
  },
  MSP: {
    title: "MUD Sound Protocol",
    short: "Plays sounds and music by marks within the text.",
    paragraphs: [
      "The server writes !!SOUND or !!MUSIC with a file's name, and the client plays it. Many games with sound for blind players use it or GMCP's Client.Media.",
    ],
    specification: { name: "zuggsoft.com", url: "https://www.zuggsoft.com/zmud/msp.htm" },
  },
  MCP: {
    title: "MUD Client Protocol",
    short: "Lets MOO servers and clients exchange structured messages, for example to edit programs.",
    paragraphs: [
      "MCP lives in lines that begin with #$#. MOOs use it to open texts and programs in an editor of the client's.",
    ],
    specification: { name: "moo.mud.org", url: "https://www.moo.mud.org/mcp/" },
  },
  ZMP: {
    title: "Zenith MUD Protocol",
    short: "Sends commands with arguments between server and client; rare.",
    paragraphs: ["A small protocol for commands beside the text, which a few servers and clients know."],
    specification: {
      name: "discworld.starturtle.net",
      url: "https://discworld.starturtle.net/external/protocols/zmp.html",
    },
  },
  ATCP: {
    title: "Achaea Telnet Client Protocol",
    short: "The forerunner of GMCP.",
    paragraphs: [
      "Made for the games of Iron Realms, replaced by GMCP, and still offered by servers of the Diku family.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/ATCP_Specification" },
  },
  AARDWOLF: {
    title: "Aardwolf channel 102",
    short: "Aardwolf's own channel for states that a client can use.",
    paragraphs: ["One game's own option, in use before GMCP: prompts, tags and states as numbers."],
    specification: {
      name: "aardwolf.com",
      url: "https://www.aardwolf.com/blog/2008/07/10/telnet-negotiation-control-mud-client-interaction/",
    },
  },
  PUEBLO: {
    title: "Pueblo",
    short: "HTML within the text, by a client of the nineties; MUSHes still greet it.",
    paragraphs: [
      "Pueblo was a client that showed HTML and worlds in three dimensions. Its greeting line lives on in MUSH servers, and modern web clients use it for links.",
    ],
    specification: { name: "mudstandards.org", url: "https://mudstandards.org/mud/pueblo" },
  },
  MTTS: {
    title: "Mud Terminal Type Standard",
    short: "The server asks the client what it can show: colours, UTF-8, a screen reader.",
    paragraphs: [
      "MTTS is a number in the client's terminal type. One of its bits says that a screen reader is in use, and a server that heeds it can leave out the art.",
    ],
    specification: mudhalla("mtts"),
  },
  MNES: {
    title: "Mud New Environment Standard",
    short: "The client tells its name, version and abilities as variables.",
    paragraphs: [
      "MNES says over NEW_ENVIRON what MTTS says over the terminal type, and the client's name and version.",
    ],
    specification: mudhalla("mnes"),
  },
  CHARSET: {
    title: "Character set negotiation",
    short: "Server and client agree on an encoding, usually UTF-8.",
    paragraphs: ["Where CHARSET is agreed, letters beyond English arrive unbroken without a setting on either side."],
    specification: rfc(2066),
  },
  EOR: {
    title: "End of record",
    short: "Marks where a prompt ends.",
    paragraphs: [
      "A prompt has no line end; EOR tells the client that it is complete, so that it is shown and spoken at once.",
    ],
    specification: rfc(885),
  },
  NAWS: {
    title: "Negotiate about window size",
    short: "The client tells how wide and high its window is.",
    paragraphs: ["With NAWS the server can break lines and draw maps as the window allows."],
    specification: rfc(1073),
  },
  TTYPE: {
    title: "Terminal type",
    short: "The client tells what it is.",
    paragraphs: ["The oldest way to learn what a client can show. MTTS builds on it."],
    specification: rfc(1091),
  },
  NEW_ENVIRON: {
    title: "New environment option",
    short: "The client tells variables, such as its name.",
    paragraphs: ["Made to pass environment variables; MUDs use it for MNES. A client should send nothing personal."],
    specification: rfc(1572),
  },
  TLS: {
    title: "Transport Layer Security",
    short: "Encrypts the connection, password included.",
    paragraphs: [
      "Telnet sends everything in the open. Over TLS, on a port of its own, nobody on the way can read or change it, and a certificate says who the server is. Clients call it SSL, TLS or telnets.",
    ],
    specification: rfc(8446),
  },
  "START-TLS": {
    title: "Telnet START_TLS",
    short: "Turns a plain connection into an encrypted one; rare among MUDs.",
    paragraphs: ["The server offers on the plain port to continue over TLS. Few clients know it."],
    specification: {
      name: "an expired Internet-Draft",
      url: "https://datatracker.ietf.org/doc/draft-altman-telnet-starttls/",
    },
  },
  "UTF-8": {
    title: "UTF-8 text",
    short: "Letters of every script.",
    paragraphs: ["The server sends text in UTF-8: by its own word, by agreement, or as seen in its login screen."],
    specification: rfc(3629),
  },
};

/** What is said of a protocol on its page. */
export function descriptionOf(name: CapabilityName): ProtocolDescription {
  return descriptions[name];
}
