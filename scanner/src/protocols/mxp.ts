import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// MXP, MUD eXtension Protocol (zuggsoft.com): the option only starts it, `SB MXP SE`; the rest is in band (in-band.ts).
export const mxpOption = 91;

/** Server: from here on MXP is on. */
export function mxpStart(): Uint8Array {
  return new Uint8Array(0);
}

export const mxp: ClientProtocol = {
  name: "MXP",
  option: mxpOption,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MXP", kind: "mxp", hex: hex(bytes) }]) }),
};
