import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { encodeAscii, payload } from "./text.ts";

// XDISPLOC, RFC 1096.
const IS = 0;
const SEND = 1;

/** Client: `SB XDISPLOC IS host:display`. */
export function displayAnswer(display: string): Uint8Array {
  return payload(IS, encodeAscii(display));
}

/** We have no X display and say so with an empty one. The operator's own display must not be revealed. */
export const xdisploc: ClientProtocol = {
  name: "XDISPLOC",
  option: Option.XDISPLOC,
  start: () =>
    conversation({
      received: (bytes) =>
        bytes[0] === SEND ? answer([displayAnswer("")], [asked("XDISPLOC", "XDISPLOC SEND")]) : answer(),
    }),
};
