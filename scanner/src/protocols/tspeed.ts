import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeAscii, payload } from "./text.ts";

// TSPEED, RFC 1079.
const IS = 0;
const SEND = 1;

/** Server: `SB TSPEED SEND`. */
export function speedRequest(): Uint8Array {
  return payload(SEND);
}

/** Client: `SB TSPEED IS transmit,receive`. */
export function speedAnswer(speed: string): Uint8Array {
  return payload(IS, encodeAscii(speed));
}

/** Bits per second each way, from `SB TSPEED IS 38400,38400`; undefined if malformed. */
export function readSpeed(bytes: Uint8Array): { transmit: number; receive: number } | undefined {
  const [, transmit, receive] = /^(\d{1,10}),(\d{1,10})$/.exec(decodeText(bytes.subarray(1))) ?? [];
  if (bytes[0] !== IS || transmit === undefined || receive === undefined) return undefined;
  return { transmit: Number(transmit), receive: Number(receive) };
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
