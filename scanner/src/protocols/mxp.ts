import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// MXP, MUD eXtension Protocol (zuggsoft.com): the option only starts it, `SB MXP SE`; the rest is in band (in-band.ts).

/** Server: MXP is on from here. */
export function mxpStart(): Uint8Array {
  return new Uint8Array(0);
}

/** Client: records each subnegotiation as a finding; its payload is empty if MXP was merely switched on. */
export const mxp: ClientProtocol = {
  name: "MXP",
  option: Option.MXP,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MXP", kind: "mxp", hex: hex(bytes) }]) }),
};
