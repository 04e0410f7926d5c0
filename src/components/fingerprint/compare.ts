/** The options of a fingerprint. */
export interface Comparable {
  requested: readonly string[];
  offered: readonly string[];
  refused: readonly string[];
}

interface ComparedOption {
  option: string;
  one: string;
  other: string;
  same: boolean;
}

/**
 * Every option that either fingerprint mentions, with what each does about it; differences first, then in alphabetical
 * order.
 */
export function compare(one: Comparable, other: Comparable): ComparedOption[] {
  const options = new Set(
    [one, other].flatMap(({ requested, offered, refused }) => [...requested, ...offered, ...refused]),
  );
  return [...options]
    .sort()
    .map((option) => {
      const left = role(one, option);
      const right = role(other, option);
      return { option, one: left, other: right, same: left === right };
    })
    .sort((a, b) => Number(a.same) - Number(b.same));
}

function role({ requested, offered, refused }: Comparable, option: string): string {
  const roles = [
    ...(requested.includes(option) ? ["asks for it"] : []),
    ...(offered.includes(option) ? ["offers it"] : []),
    ...(refused.includes(option) ? ["refuses it"] : []),
  ];
  return roles.length === 0 ? "does not mention it" : roles.join(", ");
}
