import { IAC, Option, SB, SE, WILL } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";

// MCCP, MUD Client Compression Protocol, versions 1 to 3 (tintin.mudhalla.net/protocols/mccp).

/**
 * Server: version 1 starts with `IAC SB 85 WILL SE`, without the IAC before SE, malformed by design. These are all its
 * bytes: do not add framing. What follows is one zlib stream.
 */
export const mccp1Start = Uint8Array.of(IAC, SB, Option.MCCP1, WILL, SE);

/** The parser reports the start of version 1 as a subnegotiation of option 85, whatever its payload. */
export const mccp1: ClientProtocol = {
  name: "MCCP1",
  option: Option.MCCP1,
  start: () => conversation({ received: () => answer([], [{ protocol: "MCCP1", kind: "compression" }]) }),
};

/** Client: after the empty subnegotiation, the bytes are compressed. */
export const mccp2: ClientProtocol = {
  name: "MCCP2",
  option: Option.MCCP2,
  start: () => conversation({ received: () => answer([], [{ protocol: "MCCP2", kind: "compression" }]) }),
};

/** Version 3 compresses the client's side: the client's empty subnegotiation is the signal, and its stream follows. */
export const mccp3: ClientProtocol = {
  name: "MCCP3",
  option: Option.MCCP3,
  start: () =>
    conversation({
      enabled: (side) =>
        side === "remote" ? answer([new Uint8Array(0)], [{ protocol: "MCCP3", kind: "client-compression" }]) : answer(),
    }),
};
