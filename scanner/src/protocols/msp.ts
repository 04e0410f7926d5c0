import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// MSP, MUD Sound Protocol (zuggsoft.com): agreed by option, spoken in band (in-band.ts).

/** Client: records each subnegotiation as a finding. */
export const msp: ClientProtocol = {
  name: "MSP",
  option: Option.MSP,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MSP", kind: "msp", hex: hex(bytes) }]) }),
};
