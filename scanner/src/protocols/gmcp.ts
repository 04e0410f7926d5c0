import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText } from "./text.ts";

// GMCP, Generic MUD Communication Protocol (tintin.mudhalla.net/protocols/gmcp): `Package.Name JSON`, UTF-8.

/** A message: the package, and the text after it, as sent, whether or not it is JSON. */
export interface GmcpMessage {
  package: string;
  value: string;
  json: boolean;
}

/** Reads a GMCP payload. The value is empty if there is only a package, which counts as valid JSON. */
export function readGmcp(bytes: Uint8Array): GmcpMessage {
  const text = decodeText(bytes);
  const [, name = "", rest = ""] = /^(\S*)\s?([^]*)$/.exec(text.trimStart()) ?? [];
  const value = rest.trim();
  return { package: name, value, json: value === "" || isJson(value) };
}

/** `Package.Name JSON`, or only the package if there is no data. */
export function encodeGmcp(name: string, data?: unknown): Uint8Array {
  return encodeText(data === undefined ? name : `${name} ${JSON.stringify(data)}`);
}

/** Packages that the scanner claims to support, so that the server shows what it has. */
const gmcpSupports = ["Core 1", "Char 1", "Room 1", "Comm.Channel 1", "Client.Media 1", "External.Discord 1"];

/**
 * Client: introduces itself with Core.Hello and Core.Supports.Set if the settings say so, and records messages as
 * findings.
 */
export const gmcp: ClientProtocol = {
  name: "GMCP",
  option: Option.GMCP,
  start: ({ introduces, clientName, clientVersion, clientPage }) =>
    conversation({
      enabled: () =>
        answer(
          introduces
            ? [
                encodeGmcp("Core.Hello", { client: clientName, version: clientVersion, url: clientPage }),
                encodeGmcp("Core.Supports.Set", gmcpSupports),
              ]
            : [],
        ),
      received: (bytes) => answer([], [{ protocol: "GMCP", kind: "gmcp", ...readGmcp(bytes) }]),
    }),
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
