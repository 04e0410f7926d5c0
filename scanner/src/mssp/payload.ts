// The bytes of an MSSP answer (tintin.mudhalla.net/protocols/mssp): VAR name VAL value VAL value VAR name …

export const MSSP_VAR = 1;
export const MSSP_VAL = 2;

/** One variable as sent: its name and its values, as bytes. */
export type MsspItem = readonly [name: Uint8Array, values: readonly Uint8Array[]];

/**
 * Splits a payload into its variables, in order. A variable without VAL is left out; bytes before the first VAR are
 * skipped.
 */
export function splitMssp(payload: Uint8Array): MsspItem[] {
  const items: [Uint8Array, Uint8Array[]][] = [];
  let index = 0;
  while (index < payload.length) {
    const mark = payload[index];
    index += 1;
    if (mark !== MSSP_VAR && mark !== MSSP_VAL) continue;
    const start = index;
    while (index < payload.length && payload[index] !== MSSP_VAR && payload[index] !== MSSP_VAL) index += 1;
    const bytes = payload.subarray(start, index);
    if (mark === MSSP_VAR) items.push([bytes, []]);
    else items.at(-1)?.[1].push(bytes);
  }
  return items.filter(([, values]) => values.length > 0);
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
  const merged = new Map<string, MsspItem>();
  for (const payload of payloads) {
    const answer = new Map<string, [Uint8Array, Uint8Array[]]>();
    for (const [name, values] of splitMssp(payload)) {
      const key = Buffer.from(name).toString("latin1");
      const known = answer.get(key);
      if (known === undefined) answer.set(key, [name, [...values]]);
      else known[1].push(...values);
    }
    for (const [key, item] of answer) {
      if (!merged.has(key) || item[1].some((value) => value.length > 0)) merged.set(key, item);
    }
  }
  return joinMssp([...merged.values()]);
}
