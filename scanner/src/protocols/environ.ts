import { asked } from "./findings.ts";
import { environAnswer, environmentFor, maxEnvironRequests, readEnviron } from "./new-environ.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";

// The old ENVIRON option, RFC 1408. Some implementations swapped VAR and VALUE; RFC 1571 describes how to handle them.
/** The option's number (RFC 1408). */
const environOption = 36;
const SEND = 1;
const VAR = 0;
const VALUE = 1;
const ESC = 2;

/**
 * Whether the sender of an ENVIRON payload uses 1 for VAR and 0 for VALUE. A SEND contains no values and an IS starts
 * with a name, so the "wrong" byte there gives it away; without such a sign, the RFC's own meaning applies.
 */
export function exchangesVarAndValue(bytes: Uint8Array): boolean {
  const list = bytes.subarray(1);
  if (bytes[0] !== SEND) return list[0] === VALUE;
  return list.some((byte, index) => byte === VALUE && list[index - 1] !== ESC) && !list.includes(VAR);
}

/** The same payload with VAR and VALUE swapped; the command byte and escaped bytes are unchanged. */
export function exchangeVarAndValue(bytes: Uint8Array): Uint8Array {
  let literal = true;
  return bytes.map((byte) => {
    const kept = literal;
    literal = !kept && byte === ESC;
    return kept || (byte !== VAR && byte !== VALUE) ? byte : 1 - byte;
  });
}

/**
 * Client: answers SEND with VAR and VALUE as the server uses them (RFC 1571), and only with the settings'
 * environment.
 */
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
