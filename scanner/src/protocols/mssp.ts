import { Option } from "../wire/index.ts";
import { note, type Finding } from "./findings.ts";
import { answer, conversation, type ClientProtocol } from "./protocol.ts";
import { decodeText, encodeText, payload } from "./text.ts";

// MSSP, MUD Server Status Protocol (tintin.mudhalla.net/protocols/mssp).
const VAR = 1;
const VAL = 2;

/** Bounds of what is kept of one server's MSSP. */
export const msspLimits = { variables: 400, valuesOfOne: 64, nameCharacters: 100, valueCharacters: 4096 } as const;

/**
 * Variables by name as sent; a variable with several values is an array of them. The object has no prototype, so that
 * `__proto__` and `constructor` are names like any other.
 */
export type MsspVariables = Record<string, string | string[]>;

/** Collects MSSP variables within the bounds, and knows which bounds were reached. */
export class MsspCollector {
  readonly variables = Object.create(null) as MsspVariables;
  readonly #reached = new Set<string>();
  #count = 0;

  /** Adds one value; a repeated name makes an array, as a repeated VAL does. */
  add(name: string, value: string): void {
    const key = this.#cut(name, msspLimits.nameCharacters, "name");
    const text = this.#cut(value, msspLimits.valueCharacters, "value");
    const existing = this.variables[key];
    if (existing === undefined) {
      if (this.#count >= msspLimits.variables) {
        this.#reached.add(`more than ${msspLimits.variables} variables`);
        return;
      }
      this.#count += 1;
      this.variables[key] = text;
    } else if (Array.isArray(existing)) {
      if (existing.length < msspLimits.valuesOfOne) existing.push(text);
      else this.#reached.add(`more than ${msspLimits.valuesOfOne} values of one variable`);
    } else {
      this.variables[key] = [existing, text];
    }
  }

  /** A note for each bound that was reached. */
  notes(): Finding[] {
    return [...this.#reached].map((what) => note("MSSP", "mssp-bound", `The server's MSSP was cut: ${what}.`));
  }

  #cut(text: string, most: number, what: string): string {
    if (text.length <= most) return text;
    this.#reached.add(`a ${what} of more than ${most} characters`);
    return text.slice(0, most);
  }
}

/** Reads an MSSP payload. A VAR without VAL is left out; bytes before the first VAR are skipped. */
export function readMssp(bytes: Uint8Array): MsspCollector {
  const collector = new MsspCollector();
  let name: string | undefined;
  let index = 0;
  while (index < bytes.length) {
    const mark = bytes[index] ?? 0;
    index += 1;
    if (mark !== VAR && mark !== VAL) continue;
    const start = index;
    while (index < bytes.length && bytes[index] !== VAR && bytes[index] !== VAL) index += 1;
    const text = decodeText(bytes.subarray(start, index));
    if (mark === VAR) name = text;
    else if (name !== undefined) collector.add(name, text);
  }
  return collector;
}

/** Server: an MSSP payload. */
export function encodeMssp(variables: Readonly<Record<string, string | readonly string[]>>): Uint8Array {
  return payload(
    ...Object.entries(variables).flatMap(([name, value]) => [
      VAR,
      encodeText(name),
      ...(typeof value === "string" ? [value] : value).flatMap((one) => [VAL, encodeText(one)]),
    ]),
  );
}

/** An official name for a name as sent: `crawl_delay` → `CRAWL DELAY`. */
export function msspName(name: string): string {
  return name.trim().replaceAll("_", " ").toUpperCase();
}

/** All values of a variable, whatever the spelling of its name; the last is the default. Empty when there is none. */
export function msspValues(variables: Readonly<MsspVariables>, name: string): string[] {
  const wanted = msspName(name);
  return Object.entries(variables)
    .filter(([key]) => msspName(key) === wanted)
    .flatMap(([, value]) => value);
}

/** The default value of a variable: the last one sent. */
export function msspValue(variables: Readonly<MsspVariables>, name: string): string | undefined {
  return msspValues(variables, name).at(-1);
}

/** Client: the variables are a finding, and a note for each bound that was reached. */
export const mssp: ClientProtocol = {
  name: "MSSP",
  option: Option.MSSP,
  start: () =>
    conversation({
      received(bytes) {
        const collector = readMssp(bytes);
        return answer([], [{ protocol: "MSSP", kind: "mssp", variables: collector.variables }, ...collector.notes()]);
      },
    }),
};
