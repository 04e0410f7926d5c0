import { IAC, SB, SE, type Verb } from "./codes.ts";

/** Encodes session text for the wire: each byte 255 is doubled (RFC 854). */
export function encodeData(data: Uint8Array): Uint8Array {
  let doubled = 0;
  for (const byte of data) if (byte === IAC) doubled += 1;
  if (doubled === 0) return data;
  const out = new Uint8Array(data.length + doubled);
  let at = 0;
  for (const byte of data) {
    out[at++] = byte;
    if (byte === IAC) out[at++] = IAC;
  }
  return out;
}

/** IAC WILL option, and so on (RFC 855). */
export function encodeNegotiation(verb: Verb, option: number): Uint8Array {
  return Uint8Array.of(IAC, verb, option);
}

/** IAC and a two-byte command (RFC 854). */
export function encodeCommand(command: number): Uint8Array {
  return Uint8Array.of(IAC, command);
}

/** IAC SB option payload IAC SE, with each byte 255 in the payload doubled (RFC 855). */
export function encodeSubnegotiation(option: number, payload: Iterable<number> = []): Uint8Array {
  const inner = encodeData(Uint8Array.from(payload));
  const out = new Uint8Array(inner.length + (option === IAC ? 6 : 5));
  out.set(option === IAC ? [IAC, SB, IAC, IAC] : [IAC, SB, option]);
  out.set(inner, out.length - inner.length - 2);
  out.set([IAC, SE], out.length - 2);
  return out;
}
