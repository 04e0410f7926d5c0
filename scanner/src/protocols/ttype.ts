import { Option } from "../wire/index.ts";
import { asked, note } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeAscii, payload } from "./text.ts";

// TTYPE, RFC 1091, with the MTTS convention (tintin.mudhalla.net/protocols/mtts): client name, terminal, then `MTTS n`,
// where n is a sum of the bits below.
const IS = 0;
const SEND = 1;

/** Maximum number of answers to a server that keeps asking. */
const maxTerminalTypeAnswers = 24;

/** Bits of the MTTS number. */
const mttsBits = {
  ansi: 1,
  vt100: 2,
  utf8: 4,
  colours256: 8,
  mouse: 16,
  oscPalette: 32,
  screenReader: 64,
  proxy: 128,
  trueColour: 256,
  mnes: 512,
  mslp: 1024,
  tls: 2048,
} as const;
export type MttsBit = keyof typeof mttsBits;

/** The third answer of an MTTS client, such as `MTTS 781`. */
export function mttsAnswer(bits: readonly MttsBit[]): string {
  return `MTTS ${bits.reduce((sum, bit) => sum | mttsBits[bit], 0)}`;
}

/** Server: `SB TTYPE SEND`. */
export function terminalTypeRequest(): Uint8Array {
  return payload(SEND);
}

/** Client: `SB TTYPE IS name`. Names are ASCII (RFC 1091: "an NVT ASCII string"). */
export function terminalTypeAnswer(name: string): Uint8Array {
  return payload(IS, encodeAscii(name));
}

/** Parses a TTYPE payload; undefined if malformed. */
export function readTerminalType(bytes: Uint8Array): { kind: "send" } | { kind: "is"; name: string } | undefined {
  if (bytes[0] === SEND) return { kind: "send" };
  if (bytes[0] === IS) return { kind: "is", name: decodeText(bytes.subarray(1)) };
  return undefined;
}

/** RFC 1091: successive SENDs walk through the list of names; repeating the last one marks its end. */
export const ttype: ClientProtocol = {
  name: "TTYPE",
  option: Option.TTYPE,
  start({ terminalNames }) {
    let answers = 0;
    return conversation({
      received(bytes) {
        const message = readTerminalType(bytes);
        if (message?.kind !== "send") return answer();
        const name = terminalNames[Math.min(answers, terminalNames.length - 1)] ?? "UNKNOWN";
        answers += 1;
        if (answers > maxTerminalTypeAnswers) {
          const said =
            answers === maxTerminalTypeAnswers + 1
              ? [note("TTYPE", "ttype-loop", `The server asked for the terminal type at least ${answers} times.`)]
              : [];
          return answer([], said);
        }
        return answer([terminalTypeAnswer(name)], [asked("TTYPE", "TTYPE SEND")]);
      },
    });
  },
};
