import { DO, DONT, Option, SB, SE, WILL, WONT } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, type ClientProtocol, type OptionStates } from "./protocol.ts";
import { payload } from "./text.ts";

// STATUS, RFC 859.
const IS = 0;
const SEND = 1;
const verbs = new Map<number, "WILL" | "WONT" | "DO" | "DONT">([
  [WILL, "WILL"],
  [WONT, "WONT"],
  [DO, "DO"],
  [DONT, "DONT"],
]);

/** One entry of a status list: a state, or the parameters of an option. */
export type StatusEntry =
  { verb: "WILL" | "WONT" | "DO" | "DONT"; option: number } | { verb: "SB"; option: number; payload: Uint8Array };

/** `SB STATUS SEND`. */
export function statusRequest(): Uint8Array {
  return payload(SEND);
}

/**
 * `SB STATUS IS …`: options that the sender performs as WILL, those that the other side performs as DO, refused ones as
 * WONT and DONT. STATUS itself is left out.
 */
export function statusAnswer({ local, remote }: OptionStates): Uint8Array {
  const list = (states: ReadonlyMap<number, boolean>, on: number, off: number): number[] =>
    [...states].flatMap(([option, enabled]) => (option === Option.STATUS ? [] : [enabled ? on : off, option]));
  return payload(IS, ...list(local, WILL, WONT), ...list(remote, DO, DONT));
}

/**
 * The entries of `SB STATUS IS …`; undefined for another payload. RFC 859: parameters inside are `SB option … SE`, with
 * each SE in them doubled. For a truncated list, the entries before the cut are returned.
 */
export function readStatus(bytes: Uint8Array): StatusEntry[] | undefined {
  if (bytes[0] !== IS) return undefined;
  const entries: StatusEntry[] = [];
  let index = 1;
  while (index + 1 < bytes.length) {
    const command = bytes[index] ?? 0;
    const option = bytes[index + 1] ?? 0;
    const verb = verbs.get(command);
    index += 2;
    if (verb !== undefined) {
      entries.push({ verb, option });
    } else if (command === SB) {
      const content: number[] = [];
      for (; index < bytes.length; index += 1) {
        if (bytes[index] === SE) {
          if (bytes[index + 1] !== SE) break;
          index += 1;
        }
        content.push(bytes[index] ?? 0);
      }
      index += 1;
      entries.push({ verb: "SB", option, payload: Uint8Array.from(content) });
    } else {
      index -= 1;
    }
  }
  return entries;
}

/** RFC 859: only the side that said WILL STATUS sends lists. We check a server's WILL by asking for one. */
export const status: ClientProtocol = {
  name: "STATUS",
  option: Option.STATUS,
  start({ optionStates }) {
    let agreed = false;
    return {
      enabled(side) {
        if (side === "remote") return answer([statusRequest()]);
        agreed = true;
        return answer([statusAnswer(optionStates())]);
      },
      received(bytes) {
        if (bytes[0] === SEND && agreed)
          return answer([statusAnswer(optionStates())], [asked("STATUS", "STATUS SEND")]);
        const entries = readStatus(bytes);
        return answer([], entries === undefined ? [] : [{ protocol: "STATUS", kind: "status", entries }]);
      },
    };
  },
};
