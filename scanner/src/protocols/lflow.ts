import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";

// LFLOW (TOGGLE-FLOW-CONTROL), RFC 1372.
const commands = ["OFF", "ON", "RESTART-ANY", "RESTART-XON"] as const;
export type FlowCommand = (typeof commands)[number];

/** The command; undefined if it does not exist. */
export function readFlowControl(bytes: Uint8Array): FlowCommand | undefined {
  return bytes.length === 1 ? commands[bytes[0] ?? -1] : undefined;
}

/** RFC 1372 requires no answer: the client simply obeys. A scanner has no keyboard, so the command is only noted. */
export const lflow: ClientProtocol = {
  name: "LFLOW",
  option: Option.LFLOW,
  start: () =>
    conversation({
      received(bytes) {
        const command = readFlowControl(bytes);
        return command === undefined ? answer() : answer([], [asked("LFLOW", `LFLOW ${command}`)]);
      },
    }),
};
