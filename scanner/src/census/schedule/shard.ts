/** Part `index` of `count`, counted from 1. */
export interface Shard {
  index: number;
  count: number;
}

/**
 * Reads `i/n`.
 * @throws RangeError with a sentence when it is not a shard
 */
export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new RangeError(`"${text}" is not a shard: write i/n with i from 1 to n, as in 2/4.`);
  }
  return { index, count };
}

/** The shard as written in file names: `2-of-4`. */
export function shardLabel(shard: Shard): string {
  return `${shard.index}-of-${shard.count}`;
}
