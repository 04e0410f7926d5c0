import { Option } from "../wire/index.ts";
import type { MsdpTable } from "./msdp.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText } from "./text.ts";

// ATCP, Achaea Telnet Client Protocol: text, `Package.Name value`.

/** A package and the text after it, as sent. */
export interface AtcpMessage {
  package: string;
  value: string;
}

/** Splits package and value at the first space or line end; without one, the value is empty. */
export function readAtcp(bytes: Uint8Array): AtcpMessage {
  const text = decodeText(bytes);
  const at = text.search(/[ \n]/);
  return at < 0 ? { package: text, value: "" } : { package: text.slice(0, at), value: text.slice(at + 1) };
}

/** `Package.Name value`, or only the package if there is no value. */
export function encodeAtcp(name: string, value = ""): Uint8Array {
  return encodeText(value === "" ? name : `${name} ${value}`);
}

/**
 * Reads MSDP carried over ATCP (`MSDP.SERVER_ID "SlothMUD"`): the variable and its value, without one pair of quotes.
 * Undefined for any other package.
 */
export function msdpOverAtcp(message: AtcpMessage): MsdpTable | undefined {
  const name = /^MSDP\.(.+)$/i.exec(message.package)?.[1];
  if (name === undefined) return undefined;
  const variables = Object.create(null) as MsdpTable;
  variables[name] = message.value.trim().replace(/^"([^]*)"$/, "$1");
  return variables;
}

/**
 * Client: says hello if the settings say so, and records messages as findings; MSDP over ATCP also becomes an MSDP
 * finding.
 */
export const atcp: ClientProtocol = {
  name: "ATCP",
  option: Option.ATCP,
  start: ({ introduces, clientName, clientVersion }) =>
    conversation({
      enabled: () => answer(introduces ? [encodeAtcp("hello", `${clientName} ${clientVersion}`)] : []),
      received(bytes) {
        const message = readAtcp(bytes);
        const carried = msdpOverAtcp(message);
        return answer(
          [],
          [
            { protocol: "ATCP", kind: "atcp", ...message },
            ...(carried === undefined ? [] : [{ protocol: "MSDP", kind: "msdp", variables: carried } as const]),
          ],
        );
      },
    }),
};
