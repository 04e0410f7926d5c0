/**
 * Groups nearly identical screens: the first of each group represents it, and the others are folded under it.
 * @param screens in order; `alike` lists ids of nearly identical ones, whether or not they are in the list
 */
export function foldAlike(
  screens: readonly { id: string; alike: readonly string[] }[],
): { id: string; alike: string[] }[] {
  const alikeOf = new Map(screens.map(({ id, alike }) => [id, alike]));
  const done = new Set<string>();
  const groups: { id: string; alike: string[] }[] = [];
  for (const { id } of screens) {
    if (done.has(id)) continue;
    const group: string[] = [];
    const open = [id];
    done.add(id);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      group.push(next);
      for (const other of alikeOf.get(next) ?? []) {
        if (done.has(other) || !alikeOf.has(other)) continue;
        done.add(other);
        open.push(other);
      }
    }
    groups.push({ id, alike: group.slice(1) });
  }
  return groups;
}
