import { aardwolf } from "./aardwolf.ts";
import { atcp } from "./atcp.ts";
import { charset } from "./charset.ts";
import { comPort } from "./com-port.ts";
import { environ } from "./environ.ts";
import { gmcp } from "./gmcp.ts";
import { lflow } from "./lflow.ts";
import { linemode } from "./linemode/linemode.ts";
import { mccp1, mccp2, mccp3 } from "./mccp.ts";
import { msdp } from "./msdp.ts";
import { msp } from "./msp.ts";
import { mssp } from "./mssp.ts";
import { mxp } from "./mxp.ts";
import { naws } from "./naws.ts";
import { newEnviron } from "./new-environ.ts";
import type { ClientProtocol, ClientSettings, Conversation } from "./protocol.ts";
import { sndloc } from "./sndloc.ts";
import { startTls } from "./start-tls.ts";
import { status } from "./status.ts";
import { tspeed } from "./tspeed.ts";
import { mttsAnswer, ttype } from "./ttype.ts";
import { xdisploc } from "./xdisploc.ts";
import { zmp } from "./zmp.ts";

/**
 * Every protocol in which a client has something to send or to learn. The negotiator decides whether an option is
 * accepted.
 */
export const clientProtocols: readonly ClientProtocol[] = [
  aardwolf,
  atcp,
  charset,
  comPort,
  environ,
  gmcp,
  lflow,
  linemode,
  mccp1,
  mccp2,
  mccp3,
  msdp,
  msp,
  mssp,
  mxp,
  naws,
  newEnviron,
  sndloc,
  startTls,
  status,
  tspeed,
  ttype,
  xdisploc,
  zmp,
];

const protocolsByOption = new Map(clientProtocols.map((protocol) => [protocol.option, protocol]));

/**
 * The conversations of one connection, which are its protocol state. Each starts when it is first asked for: a server uses
 * a few of these protocols, and thousands of connections are open at once.
 * @returns the conversation of an option byte; undefined if no protocol uses the option
 */
export function startConversations(settings: ClientSettings): (option: number) => Conversation | undefined {
  const started = new Map<number, Conversation>();
  return (option) => {
    const conversation = started.get(option) ?? protocolsByOption.get(option)?.start(settings);
    if (conversation !== undefined) started.set(option, conversation);
    return conversation;
  };
}

/** The name under which the scanner identifies itself unless the configuration sets another. */
export const defaultClientName = "MUDLARK";

/** A web address in ASCII, as terminal types have to be. */
function asciiAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

/**
 * How the scanner identifies itself unless `changes` says otherwise: its name and the terminal it emulates, but nothing
 * about the machine it runs on. Names are those of MNES; CLIENT_URL, where owners can read about the crawler, is our
 * own.
 * @param changes `pageInTtype`: also name `clientPage` as a last terminal type. RFC 1091 allows 40 characters, which an
 *   address may exceed, and servers look the names up in tables, so an entry must ask for it.
 */
export function clientSettings(
  changes: Partial<ClientSettings> & Pick<ClientSettings, "clientVersion"> & { pageInTtype?: boolean },
): ClientSettings {
  const mtts = mttsAnswer(["ansi", "vt100", "utf8", "colours256", "trueColour", "mnes"]);
  const { pageInTtype = false, ...rest } = changes;
  const { clientName = defaultClientName, clientPage } = rest;
  return {
    terminalNames: [
      clientName,
      "XTERM-256COLOR",
      mtts,
      ...(pageInTtype && clientPage !== undefined ? [asciiAddress(clientPage)] : []),
    ],
    columns: 80,
    rows: 25,
    speed: "38400,38400",
    environment: new Map([
      ["CHARSET", "UTF-8"],
      ["CLIENT_NAME", clientName],
      ...(clientPage === undefined ? [] : [["CLIENT_URL", clientPage] as const]),
      ["CLIENT_VERSION", rest.clientVersion],
      ["MTTS", mtts.replace("MTTS ", "")],
      ["TERMINAL_TYPE", "XTERM-256COLOR"],
    ]),
    clientName,
    clientPage,
    knowsCharset: (name) => /^utf-?8$/i.test(name),
    introduces: false,
    optionStates: () => ({ local: new Map(), remote: new Map() }),
    ...rest,
  };
}
