import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// MXP, MUD eXtension Protocol (zuggsoft.com): the option only starts it, `SB MXP SE`; the rest is in band (in-band.ts).

/** Server: from here on MXP is on. */
export function mxpStart(): Uint8Array {
  return new Uint8Array(0);
}

/** Client: each subnegotiation is a finding, with an empty payload where MXP was merely switched on. */
export const mxp: ClientProtocol = {
  name: "MXP",
  option: Option.MXP,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MXP", kind: "mxp", hex: hex(bytes) }]) }),
};
