import { Option } from "../wire/index.ts";
import { note, type ProtocolFinding } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText, payload } from "./text.ts";

// MSDP, MUD Server Data Protocol (tintin.mudhalla.net/protocols/msdp).
const VAR = 1;
const VAL = 2;
const TABLE_OPEN = 3;
const TABLE_CLOSE = 4;
const ARRAY_OPEN = 5;
const ARRAY_CLOSE = 6;

/** Limits on what is kept of one message: nesting and number of values. */
export const msdpLimits = { depth: 16, values: 2000 } as const;

/** A value: text, an array, or a table. Tables have no prototype, so `__proto__` is an ordinary name. */
export type MsdpValue = string | MsdpValue[] | MsdpTable;
export interface MsdpTable {
  [name: string]: MsdpValue;
}

/** Reads an MSDP payload. Anything nested too deeply, or beyond the maximum number of values, is left out and noted. */
export function readMsdp(bytes: Uint8Array): { variables: MsdpTable; notes: ProtocolFinding[] } {
  const reader = new MsdpReader(bytes);
  const variables = reader.table(0);
  return {
    variables,
    notes: [...reader.reached].map((what) => note("MSDP", "msdp-bound", `The server's MSDP was cut: ${what}.`)),
  };
}

/** One message with several variables, as a server reports them. */
export function encodeMsdp(variables: Readonly<Record<string, MsdpValue>>): Uint8Array {
  return payload(...pairs(variables));
}

/** Client: a command, as `LIST` with the value `COMMANDS`. */
export function msdpCommand(command: string, value: string): Uint8Array {
  return encodeMsdp({ [command]: value });
}

/** An MSDP client starts by asking what is available. */
export const msdp: ClientProtocol = {
  name: "MSDP",
  option: Option.MSDP,
  start: ({ introduces }) =>
    conversation({
      enabled: (side) =>
        answer(
          side === "remote" && introduces
            ? [
                msdpCommand("LIST", "COMMANDS"),
                msdpCommand("LIST", "REPORTABLE_VARIABLES"),
                msdpCommand("REPORT", "SERVER_ID"),
              ]
            : [],
        ),
      received(bytes) {
        const { variables, notes } = readMsdp(bytes);
        return answer([], [{ protocol: "MSDP", kind: "msdp", variables }, ...notes]);
      },
    }),
};

function pairs(variables: Readonly<Record<string, MsdpValue>>): (number | Uint8Array)[] {
  return Object.entries(variables).flatMap(([name, value]) => [VAR, encodeText(name), VAL, ...encodeValue(value)]);
}

function encodeValue(value: MsdpValue): (number | Uint8Array)[] {
  if (typeof value === "string") return [encodeText(value)];
  if (Array.isArray(value)) return [ARRAY_OPEN, ...value.flatMap((one) => [VAL, ...encodeValue(one)]), ARRAY_CLOSE];
  return [TABLE_OPEN, ...pairs(value), TABLE_CLOSE];
}

class MsdpReader {
  readonly reached = new Set<string>();
  readonly #bytes: Uint8Array;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /**
   * Names and values up to the end of this table. A name with several values, the old form of arrays, becomes an array.
   */
  table(depth: number): MsdpTable {
    const table = Object.create(null) as MsdpTable;
    let name: string | undefined;
    let seen = 0;
    while (this.#at < this.#bytes.length) {
      const mark = this.#bytes[this.#at] ?? 0;
      if (mark === TABLE_CLOSE && depth > 0) break;
      this.#at += 1;
      if (mark === VAR) {
        name = this.#text();
        seen = 0;
      } else if (mark === VAL && name !== undefined) {
        const value = this.#value(depth);
        const before = table[name];
        seen += 1;
        if (value === undefined) continue;
        table[name] =
          seen < 2 || before === undefined
            ? value
            : [...(seen > 2 && Array.isArray(before) ? before : [before]), value];
      }
    }
    this.#at += 1;
    return table;
  }

  #array(depth: number): MsdpValue[] {
    const array: MsdpValue[] = [];
    while (this.#at < this.#bytes.length) {
      const mark = this.#bytes[this.#at] ?? 0;
      if (mark === ARRAY_CLOSE) break;
      if (mark === VAL) this.#at += 1;
      const from = this.#at;
      const value = this.#value(depth);
      // A byte that does not belong here must not stop the reader.
      if (this.#at === from && mark !== VAL) this.#at += 1;
      else if (value !== undefined) array.push(value);
    }
    this.#at += 1;
    return array;
  }

  /** The value at this point; undefined if it exceeds the limits (it is still consumed). */
  #value(depth: number): MsdpValue | undefined {
    const mark = this.#bytes[this.#at];
    const nested = mark === TABLE_OPEN || mark === ARRAY_OPEN;
    if (nested && depth + 1 > msdpLimits.depth) {
      this.reached.add(`nested more than ${msdpLimits.depth} deep`);
      this.#skipNested();
      return undefined;
    }
    if (nested) this.#at += 1;
    const value =
      mark === TABLE_OPEN ? this.table(depth + 1) : mark === ARRAY_OPEN ? this.#array(depth + 1) : this.#text();
    this.#values += 1;
    if (this.#values <= msdpLimits.values) return value;
    this.reached.add(`more than ${msdpLimits.values} values`);
    return undefined;
  }

  #skipNested(): void {
    let open = 0;
    do {
      const mark = this.#bytes[this.#at] ?? 0;
      if (mark === TABLE_OPEN || mark === ARRAY_OPEN) open += 1;
      if (mark === TABLE_CLOSE || mark === ARRAY_CLOSE) open -= 1;
      this.#at += 1;
    } while (open > 0 && this.#at < this.#bytes.length);
  }

  #text(): string {
    const start = this.#at;
    while (this.#at < this.#bytes.length && !isMark(this.#bytes[this.#at] ?? 0)) this.#at += 1;
    return decodeText(this.#bytes.subarray(start, this.#at));
  }
}

function isMark(byte: number): boolean {
  return byte === VAR || byte === VAL || byte === TABLE_CLOSE || byte === ARRAY_CLOSE;
}
