import { asked } from "./findings.ts";
import { environAnswer, environmentFor, maxEnvironRequests, readEnviron } from "./new-environ.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { payload } from "./text.ts";

// The old ENVIRON option, RFC 1408, of which some implementations exchanged VAR and VALUE: RFC 1571 says how to cope.
/** The option's number (RFC 1408). */
export const environOption = 36;
const SEND = 1;
const VAR = 0;
const VALUE = 1;
const ESC = 2;

/**
 * Whether the sender of an ENVIRON payload takes VAR for 1 and VALUE for 0. A SEND holds no values and an IS begins with
 * a name, so the "wrong" byte there gives it away; where nothing does, the RFC's own meaning holds.
 */
export function exchangesVarAndValue(bytes: Uint8Array): boolean {
  const list = bytes.subarray(1);
  if (bytes[0] !== SEND) return list[0] === VALUE;
  return list.some((byte, index) => byte === VALUE && list[index - 1] !== ESC) && !list.includes(VAR);
}

/** The same payload with VAR and VALUE the other way round; the command byte and escaped bytes stay. */
export function exchangeVarAndValue(bytes: Uint8Array): Uint8Array {
  let literal = true;
  return bytes.map((byte) => {
    const kept = literal;
    literal = !kept && byte === ESC;
    return kept || (byte !== VAR && byte !== VALUE) ? byte : 1 - byte;
  });
}

/** Client: answers SEND as the server orders VAR and VALUE (RFC 1571), with what the settings tell and nothing else. */
export const environ: ClientProtocol = {
  name: "ENVIRON",
  option: environOption,
  start: ({ environment }) =>
    conversation({
      received(bytes) {
        const exchanged = exchangesVarAndValue(bytes);
        const message = readEnviron(exchanged ? exchangeVarAndValue(bytes) : bytes);
        if (message?.kind !== "send") return answer();
        const requested = message.requests.slice(0, maxEnvironRequests);
        const reply = environAnswer(environmentFor(requested, environment));
        return answer(
          [exchanged ? exchangeVarAndValue(reply) : reply],
          [
            { protocol: "ENVIRON", kind: "environ", requested },
            asked("ENVIRON", `ENVIRON SEND${exchanged ? " (VAR and VALUE exchanged)" : ""}`),
          ],
        );
      },
    }),
};

/** Server: `SB ENVIRON SEND`, which asks for everything. */
export function oldEnvironRequest(): Uint8Array {
  return payload(SEND);
}
