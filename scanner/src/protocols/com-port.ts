import { Option } from "../wire/index.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, payload } from "./text.ts";

// COM-PORT-OPTION, RFC 2217. An access server's commands are 100 higher than the client's.
const SIGNATURE = 0;
const SERVER = 100;
const parities = ["REQUEST", "NONE", "ODD", "EVEN", "MARK", "SPACE"];
const stopSizes = ["REQUEST", "1", "2", "1.5"];

/** One setting that the access server reported, under the names that telnetlib3's records use. */
export interface ComPortFact {
  name: "signature" | "baudrate" | "datasize" | "parity" | "stopsize" | "control" | "linestate" | "modemstate";
  value: string | number;
}

/** Client: `SB COM-PORT-OPTION SIGNATURE` without text requests the server's signature. */
export function signatureRequest(): Uint8Array {
  return payload(SIGNATURE);
}

/** The setting that a payload reports; undefined for a request, an unknown command or one of the wrong length. */
export function readComPort(bytes: Uint8Array): ComPortFact | undefined {
  const command = (bytes[0] ?? 255) % SERVER;
  const content = bytes.subarray(1);
  if (command === SIGNATURE)
    return content.length === 0 ? undefined : { name: "signature", value: decodeText(content) };
  if (command === 1) {
    return content.length === 4
      ? { name: "baudrate", value: content.reduce((sum, byte) => sum * 256 + byte, 0) }
      : undefined;
  }
  const [value] = content;
  if (value === undefined || content.length !== 1) return undefined;
  switch (command) {
    case 2:
      return { name: "datasize", value };
    case 3:
      return { name: "parity", value: parities[value] ?? `unknown-${value}` };
    case 4:
      return { name: "stopsize", value: stopSizes[value] ?? `unknown-${value}` };
    case 5:
      return { name: "control", value };
    case 6:
      return { name: "linestate", value };
    case 7:
      return { name: "modemstate", value };
    default:
      return undefined;
  }
}

/** Client: requests an access server's signature (RFC 2217) and records the settings that it reports as findings. */
export const comPort: ClientProtocol = {
  name: "COM_PORT",
  option: Option.COM_PORT,
  start: () =>
    conversation({
      enabled: (side) => answer(side === "remote" ? [signatureRequest()] : []),
      received(bytes) {
        const fact = readComPort(bytes);
        return answer([], fact === undefined ? [] : [{ protocol: "COM_PORT", kind: "com-port", fact }]);
      },
    }),
};
