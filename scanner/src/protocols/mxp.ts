import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { hex } from "./text.ts";

/** Client: records each subnegotiation as a finding; its payload is empty if MXP was merely switched on. */
export const mxp: ClientProtocol = {
  name: "MXP",
  option: Option.MXP,
  start: () => conversation({ received: (bytes) => answer([], [{ protocol: "MXP", kind: "mxp", hex: hex(bytes) }]) }),
};
