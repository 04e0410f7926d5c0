import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { payload } from "./text.ts";

// START-TLS, option 46 (IANA; draft-altman-telnet-starttls): DO, WILL, then FOLLOWS from both sides, then the handshake.
const FOLLOWS = 1;

/** `SB START_TLS FOLLOWS`. */
export function tlsFollows(): Uint8Array {
  return payload(FOLLOWS);
}

/** Once the server's FOLLOWS has arrived, the session starts the handshake. */
export const startTls: ClientProtocol = {
  name: "TLS",
  option: Option.TLS,
  start: () =>
    conversation({
      enabled: (side) => answer(side === "local" ? [tlsFollows()] : []),
      received: (bytes) => answer([], bytes[0] === FOLLOWS ? [{ protocol: "TLS", kind: "start-tls" }] : []),
    }),
};
