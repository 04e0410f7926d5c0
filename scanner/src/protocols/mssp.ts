import { collectMssp, MSSP_VAL, MSSP_VAR, type MsspCollector } from "../mssp/index.ts";
import { isAscii } from "../text/index.ts";
import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText, payload } from "./text.ts";

/** Reads an MSSP payload in an unknown encoding: as UTF-8 if valid, otherwise as Latin-1. */
export function readMssp(bytes: Uint8Array): MsspCollector {
  return collectMssp(bytes, isAscii(bytes) ? (text) => text : (text) => decodeText(Buffer.from(text, "latin1")));
}

/** Server: an MSSP payload. */
export function encodeMssp(variables: Readonly<Record<string, string | readonly string[]>>): Uint8Array {
  return payload(
    ...Object.entries(variables).flatMap(([name, value]) => [
      MSSP_VAR,
      encodeText(name),
      ...(typeof value === "string" ? [value] : value).flatMap((one) => [MSSP_VAL, encodeText(one)]),
    ]),
  );
}

/** Client: records each answer as a finding with its bytes, since their encoding is only known after the visit. */
export const mssp: ClientProtocol = {
  name: "MSSP",
  option: Option.MSSP,
  start: () =>
    conversation({
      received: (bytes) =>
        answer([], [{ protocol: "MSSP", kind: "mssp", variables: readMssp(bytes).variables, payload: bytes }]),
    }),
};
