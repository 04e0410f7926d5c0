import { Option } from "../wire/index.ts";
import { asked } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText, hex, payload } from "./text.ts";

// NEW-ENVIRON, RFC 1572, with the names of MNES (tintin.mudhalla.net/protocols/mnes).
const IS = 0;
const SEND = 1;
const INFO = 2;
const VAR = 0;
const VALUE = 1;
const ESC = 2;
const USERVAR = 3;

/** A variable that a server asked for, as records keep it; the name `*` means "all". */
export interface EnvironRequest {
  type: "VAR" | "USERVAR";
  name: string;
  /** Hex of a value that came with the request, which the RFC does not allow. */
  value_hex?: string;
}

/** A variable; without `value` it is undefined on the sender's side (RFC 1572: "VAR … with no VALUE"). */
export interface EnvironVariable {
  type: "VAR" | "USERVAR";
  name: string;
  value?: string;
}

/** Server: `SB NEW-ENVIRON SEND [type name …]`; an empty list requests everything. */
export function environRequest(requests: readonly { type: "VAR" | "USERVAR"; name: string }[] = []): Uint8Array {
  return payload(
    SEND,
    ...requests.flatMap(({ type, name }) => [typeByte(type), name === "*" ? new Uint8Array(0) : escaped(name)]),
  );
}

/** Client: `SB NEW-ENVIRON IS …`, or INFO for a change after the first answer. */
export function environAnswer(variables: readonly EnvironVariable[], kind: "IS" | "INFO" = "IS"): Uint8Array {
  return payload(
    kind === "IS" ? IS : INFO,
    ...variables.flatMap(({ type, name, value }) => [
      typeByte(type),
      escaped(name),
      ...(value === undefined ? [] : [VALUE, escaped(value)]),
    ]),
  );
}

/** Parses a NEW-ENVIRON payload; undefined if malformed. */
export function readEnviron(
  bytes: Uint8Array,
): { kind: "send"; requests: EnvironRequest[] } | { kind: "is" | "info"; variables: EnvironVariable[] } | undefined {
  const items = readItems(bytes.subarray(1));
  switch (bytes[0]) {
    case SEND:
      return { kind: "send", requests: requestsOf(items) };
    case IS:
    case INFO:
      return {
        kind: bytes[0] === IS ? "is" : "info",
        variables: items.map(({ type, name, value }) => ({
          type,
          name: decodeText(name),
          ...(value !== undefined && { value: decodeText(value) }),
        })),
      };
    default:
      return undefined;
  }
}

/**
 * The variables that answer a request: those requested by name, without a value if unknown; for "all VAR", all of
 * `environment`. "All USERVAR" is answered with nothing, because we define none.
 */
export function environmentFor(
  requests: readonly EnvironRequest[],
  environment: ReadonlyMap<string, string>,
): EnvironVariable[] {
  return requests.flatMap(({ type, name }): EnvironVariable[] => {
    if (name === "*") {
      return type === "VAR" ? [...environment].map(([key, value]) => ({ type: "VAR", name: key, value })) : [];
    }
    const value = environment.get(name);
    return [value === undefined ? { type, name } : { type, name, value }];
  });
}

/** Number of requested variables to answer in one reply; the rest is left out. */
export const maxEnvironRequests = 64;

/** Client: answers SEND with the settings' environment and nothing else (RFC 1572). */
export const newEnviron: ClientProtocol = {
  name: "NEW_ENVIRON",
  option: Option.NEW_ENVIRON,
  start: ({ environment }) =>
    conversation({
      received(bytes) {
        const message = readEnviron(bytes);
        if (message?.kind !== "send") return answer();
        const requested = message.requests.slice(0, maxEnvironRequests);
        return answer(
          [environAnswer(environmentFor(requested, environment))],
          [
            { protocol: "NEW_ENVIRON", kind: "environ", requested },
            asked("NEW_ENVIRON", `NEW_ENVIRON SEND ${requested.map(({ name }) => name).join(" ")}`),
          ],
        );
      },
    }),
};

function typeByte(type: "VAR" | "USERVAR"): number {
  return type === "VAR" ? VAR : USERVAR;
}

/** RFC 1572: VAR, VALUE, ESC and USERVAR inside a name or value are preceded by ESC. */
function escaped(text: string): Uint8Array {
  return Uint8Array.from([...encodeText(text)].flatMap((byte) => (byte <= USERVAR ? [ESC, byte] : [byte])));
}

interface Item {
  type: "VAR" | "USERVAR";
  name: Uint8Array;
  value?: Uint8Array;
}

function readItems(bytes: Uint8Array): Item[] {
  const items: { type: "VAR" | "USERVAR"; name: number[]; value?: number[] }[] = [];
  let target: number[] | undefined;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === VAR || byte === USERVAR) {
      const item = { type: byte === VAR ? ("VAR" as const) : ("USERVAR" as const), name: [] };
      items.push(item);
      target = item.name;
    } else if (byte === VALUE) {
      const item = items.at(-1);
      if (item !== undefined && item.value === undefined) target = item.value = [];
    } else if (byte === ESC) {
      index += 1;
      if (index < bytes.length) target?.push(bytes[index] ?? 0);
    } else {
      target?.push(byte);
    }
  }
  return items.map(({ type, name, value }) => ({
    type,
    name: Uint8Array.from(name),
    ...(value !== undefined && { value: Uint8Array.from(value) }),
  }));
}

/**
 * Records keep the printable ASCII at the start of a name, as telnetlib3 does: some servers send binary data after it.
 */
function requestsOf(items: readonly Item[]): EnvironRequest[] {
  if (items.length === 0) {
    return [
      { type: "VAR", name: "*" },
      { type: "USERVAR", name: "*" },
    ];
  }
  return items.map(({ type, name, value }) => {
    const binary = name.findIndex((byte) => byte < 0x20 || byte > 0x7e);
    const text = decodeText(binary < 0 ? name : name.subarray(0, binary));
    return {
      type,
      name: name.length === 0 && value === undefined ? "*" : text,
      ...(value !== undefined && value.length > 0 && { value_hex: hex(value) }),
    };
  });
}
