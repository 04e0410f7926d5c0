import { defined } from "../objects/index.ts";
import { latin1Text } from "../text/index.ts";
import { Option } from "../wire/index.ts";
import { asked, note } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeAscii, payload } from "./text.ts";

// CHARSET, RFC 2066.
const REQUEST = 1;
const ACCEPTED = 2;
const REJECTED = 3;
const TTABLE_IS = 4;
const TTABLE_REJECTED = 5;
const TTABLE_ACK = 6;
const TTABLE_NAK = 7;

export type CharsetMessage =
  /** `ttable`: the sender can also send a translation table. */
  | { kind: "request"; names: string[]; ttable: boolean }
  | { kind: "accepted"; name: string }
  | { kind: "rejected" }
  | { kind: "ttable-is" | "ttable-rejected" | "ttable-ack" | "ttable-nak" };

/** `SB CHARSET REQUEST sep name sep name …`; the separator must not occur in a name. */
export function charsetRequest(names: readonly string[], separator = ";"): Uint8Array {
  return payload(REQUEST, encodeAscii(names.map((name) => separator + name).join("")));
}

/** `SB CHARSET ACCEPTED name`. */
export function charsetAccepted(name: string): Uint8Array {
  return payload(ACCEPTED, encodeAscii(name));
}

/** `SB CHARSET REJECTED`. */
export function charsetRejected(): Uint8Array {
  return payload(REJECTED);
}

/**
 * Parses a CHARSET payload; undefined if malformed. RFC 2066: "<Sep> is a separator octet, the value of which is chosen
 * by the sender", and `[TTABLE]` with a version byte may precede the list.
 */
export function readCharset(bytes: Uint8Array): CharsetMessage | undefined {
  switch (bytes[0]) {
    case REQUEST:
      return readRequest(bytes.subarray(1));
    case ACCEPTED:
      return { kind: "accepted", name: decodeText(bytes.subarray(1)) };
    case REJECTED:
      return { kind: "rejected" };
    case TTABLE_IS:
      return { kind: "ttable-is" };
    case TTABLE_REJECTED:
      return { kind: "ttable-rejected" };
    case TTABLE_ACK:
      return { kind: "ttable-ack" };
    case TTABLE_NAK:
      return { kind: "ttable-nak" };
    default:
      return undefined;
  }
}

/** Number of names to consider per request. */
const maxCharsetNames = 100;

/**
 * Accepts the first known name in the list, as telnetlib3 does, or else rejects the request. Never accepts a
 * translation table: TTABLE-IS is answered with TTABLE-REJECTED.
 */
export const charset: ClientProtocol = {
  name: "CHARSET",
  option: Option.CHARSET,
  start: ({ knowsCharset }) =>
    conversation({
      received(bytes) {
        const message = readCharset(bytes);
        if (message?.kind === "ttable-is") {
          return answer(
            [payload(TTABLE_REJECTED)],
            [note("CHARSET", "charset-ttable", "A translation table was sent.")],
          );
        }
        if (message?.kind !== "request") return answer();
        const offered = message.names.slice(0, maxCharsetNames);
        const chosen = offered.find((name) => knowsCharset(name));
        return answer(
          [chosen === undefined ? charsetRejected() : charsetAccepted(chosen)],
          [
            { protocol: "CHARSET", kind: "charset", offered, ...defined({ chosen }) },
            asked("CHARSET", `CHARSET REQUEST ${offered.join(" ")}`),
          ],
        );
      },
    }),
};

function readRequest(bytes: Uint8Array): CharsetMessage {
  const text = latin1Text(bytes);
  const mark = /^\[TTABLE ?\][^]/.exec(text)?.[0] ?? "";
  const list = text.slice(mark.length);
  const names = list
    .slice(1)
    .split(list.charAt(0))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { kind: "request", names, ttable: mark !== "" };
}
