import { corpus, meaningful } from "./corpus.ts";
import type { Random } from "./random.ts";

/** Longest input, in bytes. */
export const maxInput = 65536;

/** One input: something that servers send, corrupted in up to eight ways; now and then only random bytes. */
export function makeInput(random: Random): Uint8Array {
  if (random.below(12) === 0) return random.bytes(random.below(400));
  let bytes = random.pick(corpus);
  for (let count = random.below(8); count >= 0; count -= 1) bytes = random.pick(mutations)(bytes, random);
  return bytes.subarray(0, maxInput);
}

/** Characters in a row that are neighbours in Unicode: what shapes text may only fail within one script. */
function neighbours(random: Random): Uint8Array {
  const block = 128 * random.below(random.below(4) === 0 ? 0x10ffff / 128 : 0x10000 / 128);
  const characters = Array.from({ length: 1 + random.below(60) }, () => block + random.below(128));
  return new TextEncoder().encode(String.fromCodePoint(...characters));
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const mutations: readonly Mutation[] = [
  (bytes) => bytes,
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 0, random.pick(meaningful)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 1 + random.below(4), random.pick(meaningful)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 1 + random.below(16), new Uint8Array(0)),
  (bytes, random) => bytes.map((byte, index) => (index === at(bytes, random) ? byte ^ (1 << random.below(8)) : byte)),
  (bytes, random) => splice(bytes, at(bytes, random), 1, random.bytes(1)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 0, random.pick(corpus)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 0, neighbours(random)),
  (bytes, random) => {
    const start = random.below(bytes.length + 1);
    return splice(bytes, start, 0, bytes.subarray(start, start + random.below(64)));
  },
  (bytes, random) => {
    const piece = random.pick(meaningful);
    const times = 1 + random.below(random.below(20) === 0 ? 4000 : 60);
    return splice(bytes, random.below(bytes.length + 1), 0, Buffer.concat(Array<Uint8Array>(times).fill(piece)));
  },
];

function at(bytes: Uint8Array, random: Random): number {
  return random.below(Math.max(1, bytes.length));
}

function splice(bytes: Uint8Array, start: number, drop: number, insert: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + drop)])).subarray(
    0,
    maxInput,
  );
}

/** Splits an input into pieces, as a network would. */
export function pieces(bytes: Uint8Array, random: Random): Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const length = random.below(3) === 0 ? 1 : 1 + random.below(200);
    cut.push(bytes.subarray(from, from + length));
    from += length;
  }
  return cut;
}
