import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { encodeAscii } from "./text.ts";

// SNDLOC (SEND-LOCATION), RFC 779.

/** Client: `SB SEND-LOCATION location`. */
export function encodeLocation(location: string): Uint8Array {
  return encodeAscii(location);
}

/**
 * RFC 779: the location is sent immediately after DO. We do not reveal where a scanner runs; the text says only what it
 * is.
 */
export const sndloc: ClientProtocol = {
  name: "SNDLOC",
  option: Option.SNDLOC,
  start: ({ clientName }) =>
    conversation({ enabled: (side) => answer(side === "local" ? [encodeLocation(clientName)] : []) }),
};
