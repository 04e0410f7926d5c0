import { DO, DONT, Option, WILL, WONT } from "../../wire/index.ts";
import { asked } from "../findings.ts";
import { answer, conversation, type Answer, type ClientProtocol } from "../protocol.ts";
import { payload } from "../text.ts";
import { answerMode, encodeMode, readMode, type ModeBit } from "./mode.ts";
import { encodeSlc, readSlc, slcName, SlcTable, type SlcTriplet } from "./slc.ts";

// LINEMODE, RFC 1184.
const MODE = 1;
const FORWARDMASK = 2;
const SLC = 3;
const verbs = { will: WILL, wont: WONT, do: DO, dont: DONT } as const;

export type LinemodeMessage =
  | { kind: "mode"; mask: number }
  | { kind: "slc"; triplets: SlcTriplet[] }
  | { kind: "forwardmask"; verb: keyof typeof verbs; mask: Uint8Array };

/** Server: `SB LINEMODE MODE mask`. */
export function modeCommand(bits: readonly ModeBit[]): Uint8Array {
  return payload(MODE, encodeMode(bits));
}

/** `SB LINEMODE SLC triplets`. */
export function slcCommand(triplets: readonly SlcTriplet[]): Uint8Array {
  return payload(SLC, encodeSlc(triplets));
}

/** `SB LINEMODE verb FORWARDMASK [mask]`: one bit for each character that sends the line immediately. */
export function forwardmaskCommand(verb: keyof typeof verbs, mask: Uint8Array = new Uint8Array(0)): Uint8Array {
  return payload(verbs[verb], FORWARDMASK, mask);
}

/** Parses a LINEMODE payload; undefined if malformed. */
export function readLinemode(bytes: Uint8Array): LinemodeMessage | undefined {
  const [command, next] = bytes;
  if (command === MODE) return next === undefined ? undefined : { kind: "mode", mask: next };
  if (command === SLC) return { kind: "slc", triplets: readSlc(bytes.subarray(1)) };
  const verb = (Object.keys(verbs) as (keyof typeof verbs)[]).find((name) => verbs[name] === command);
  if (verb === undefined || next !== FORWARDMASK) return undefined;
  return { kind: "forwardmask", verb, mask: bytes.subarray(2) };
}

/**
 * Acknowledges every proposed mode, declines a forward mask because nobody is typing, and answers SLC from its table.
 */
export const linemode: ClientProtocol = {
  name: "LINEMODE",
  option: Option.LINEMODE,
  start() {
    let mode = 0;
    const table = new SlcTable();
    return conversation({
      received(bytes): Answer {
        const message = readLinemode(bytes);
        if (message?.kind === "mode") {
          const reply = answerMode(mode, message.mask);
          if (reply !== undefined) mode = message.mask;
          const bits = readMode(message.mask).join("|").toUpperCase();
          return answer(reply === undefined ? [] : [payload(MODE, reply)], [
            asked("LINEMODE", `LINEMODE MODE ${bits === "" ? "0" : bits}`),
          ]);
        }
        if (message?.kind === "forwardmask") {
          return answer(message.verb === "do" ? [forwardmaskCommand("wont")] : [], [
            asked("LINEMODE", `LINEMODE ${message.verb.toUpperCase()} FORWARDMASK`),
          ]);
        }
        if (message?.kind === "slc") {
          const reply = table.answer(message.triplets);
          return answer(reply.length === 0 ? [] : [slcCommand(reply)], [
            asked("LINEMODE", `LINEMODE SLC ${message.triplets.map(({ code }) => slcName(code)).join(" ")}`),
          ]);
        }
        return answer();
      },
    });
  },
};
