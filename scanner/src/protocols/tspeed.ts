import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { encodeAscii, payload } from "./text.ts";

// TSPEED, RFC 1079.
const IS = 0;
const SEND = 1;

/** Client: `SB TSPEED IS transmit,receive`. */
export function speedAnswer(speed: string): Uint8Array {
  return payload(IS, encodeAscii(speed));
}

/** Client: answers SEND with the settings' speed (RFC 1079). */
export const tspeed: ClientProtocol = {
  name: "TSPEED",
  option: Option.TSPEED,
  start: ({ speed }) =>
    conversation({
      received: (bytes) =>
        bytes[0] === SEND ? answer([speedAnswer(speed)], [asked("TSPEED", "TSPEED SEND")]) : answer(),
    }),
};
