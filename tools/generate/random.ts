/** Repeatable randomness: the same seed gives the same world on every machine. */
export interface SeededRandom {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, the limit. */
  below(bound: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks early items of the list far more often than late ones, like popularity. */
  popular<T>(list: readonly T[]): T;
  /** Approximately normal, mean 0, standard deviation 1. */
  bell(): number;
}

/** A generator (sfc32) for a seed of any text. */
export function randomOf(seed: string): SeededRandom {
  let [a, b, c, d] = seeds(seed);
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  const below = (bound: number): number => Math.floor(next() * bound);
  const at = <T>(list: readonly T[], index: number): T => {
    const item = list[index];
    if (item === undefined) throw new Error("nothing to choose from: the list is empty");
    return item;
  };
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => at(list, below(list.length)),
    popular: (list) => at(list, Math.floor(list.length * next() ** 1.5)),
    bell: () => next() + next() + next() + next() + next() + next() - 3,
  };
}

function seeds(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5;
  const turn = (): number => {
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return (hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0);
  };
  return [turn(), turn(), turn(), turn()];
}
