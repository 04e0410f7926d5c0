import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeAscii, payload } from "./text.ts";

// XDISPLOC, RFC 1096.
const IS = 0;
const SEND = 1;

/** Server: `SB XDISPLOC SEND`. */
export function displayRequest(): Uint8Array {
  return payload(SEND);
}

/** Client: `SB XDISPLOC IS host:display`. */
export function displayAnswer(display: string): Uint8Array {
  return payload(IS, encodeAscii(display));
}

/** The display of `SB XDISPLOC IS …`; undefined for anything else. */
export function readDisplay(bytes: Uint8Array): string | undefined {
  return bytes[0] === IS ? decodeText(bytes.subarray(1)) : undefined;
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
