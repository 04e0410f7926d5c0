import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

// MSP, MUD Sound Protocol (zuggsoft.com): agreed by option, spoken in band (in-band.ts).
export const mspOption = 90;

export const msp: ClientProtocol = {
  name: "MSP",
  option: mspOption,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MSP", kind: "msp", hex: hex(bytes) }]) }),
};
