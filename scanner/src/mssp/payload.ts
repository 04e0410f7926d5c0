// The bytes of an MSSP answer (tintin.mudhalla.net/protocols/mssp): VAR name VAL value VAL value VAR name …
import { latin1Text } from "../text/index.ts";

export const MSSP_VAR = 1;
export const MSSP_VAL = 2;

/** One variable as sent: its name and its values, as bytes. */
export type MsspItem = readonly [name: Uint8Array, values: readonly Uint8Array[]];

const varMark = String.fromCharCode(MSSP_VAR);
const valMark = String.fromCharCode(MSSP_VAL);

/**
 * Splits a payload into its variables, in order: each its name and its values, one character per byte. A variable without
 * VAL is left out; bytes before the first VAR are skipped.
 */
export function splitMsspText(payload: Uint8Array): [name: string, ...values: string[]][] {
  // As text, because a typed array for each piece takes longer to make, and more memory, than a string.
  const [, ...variables] = latin1Text(payload).split(varMark);
  return variables.flatMap((variable) => {
    const [name = "", ...values] = variable.split(valMark);
    return values.length === 0 ? [] : [[name, ...values]];
  });
}

/** The same as bytes. */
export function splitMssp(payload: Uint8Array): MsspItem[] {
  return splitMsspText(payload).map(([name, ...values]) => [bytesOf(name), values.map(bytesOf)]);
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

/** Builds a payload from variables. */
export function joinMssp(items: readonly MsspItem[]): Uint8Array {
  return new Uint8Array(
    Buffer.concat(
      items.flatMap(([name, values]) => [
        Uint8Array.of(MSSP_VAR),
        name,
        ...values.flatMap((value) => [Uint8Array.of(MSSP_VAL), value]),
      ]),
    ),
  );
}

/**
 * Merges several answers of one visit into one payload. A later variable replaces an earlier one unless it is empty: an
 * empty answer erases nothing. A name that is repeated within one answer keeps all its values.
 */
export function mergeMssp(payloads: readonly Uint8Array[]): Uint8Array {
  const merged = new Map<string, string[]>();
  for (const payload of payloads) {
    const answer = new Map<string, string[]>();
    for (const [name, ...values] of splitMsspText(payload)) {
      const known = answer.get(name);
      if (known === undefined) answer.set(name, values);
      else known.push(...values);
    }
    for (const [name, values] of answer) {
      if (!merged.has(name) || values.some((value) => value !== "")) merged.set(name, values);
    }
  }
  return bytesOf([...merged].map(([name, values]) => varMark + [name, ...values].join(valMark)).join(""));
}
