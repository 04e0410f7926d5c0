import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText, payload } from "./text.ts";

// ZMP, Zenith MUD Protocol: `command NUL argument NUL …`.

/** The command and its arguments; the NUL after the last is optional, since not every server sends it. */
export function readZmp(bytes: Uint8Array): string[] {
  const words = decodeText(bytes).split("\0");
  if (words.at(-1) === "") words.pop();
  return words;
}

/** Each word followed by NUL. A NUL inside a word would end it, so it is dropped. */
export function encodeZmp(...words: readonly string[]): Uint8Array {
  return payload(...words.flatMap((word) => [encodeText(word.replaceAll("\0", "")), 0]));
}

/** `zmp.check` is answered truthfully: we support the core commands that need no clock. */
const supported = ["zmp.check", "zmp.support", "zmp.no-support", "zmp.ident"];

/** Client: identifies itself and answers zmp.check if the settings say so, and records every command as a finding. */
export const zmp: ClientProtocol = {
  name: "ZMP",
  option: Option.ZMP,
  start: ({ introduces, clientName, clientVersion }) =>
    conversation({
      enabled: (side) =>
        answer(
          side === "remote" && introduces ? [encodeZmp("zmp.ident", clientName, clientVersion, "MUD directory")] : [],
        ),
      received(bytes) {
        const words = readZmp(bytes);
        const [command, subject = ""] = words;
        const reply = supported.includes(subject) ? "zmp.support" : "zmp.no-support";
        return answer(introduces && command === "zmp.check" ? [encodeZmp(reply, subject)] : [], [
          { protocol: "ZMP", kind: "zmp", words },
        ]);
      },
    }),
};
