/** One file of a data folder. */
export interface TreeItem {
  /** Below the data folder, with slashes: servers/cryosphere.yml. */
  path: string;
  /** Bytes. */
  size: number;
  /** False for links, submodules and the like, which are never followed. */
  plain: boolean;
}

/**
 * A data folder as it is on disk or was in a commit. Other people's commits are only read as bytes, never checked out.
 */
export interface DataTree {
  /** How messages name it: "data". */
  readonly name: string;
  /** Every file, sorted by path. */
  items(): Promise<readonly TreeItem[]>;
  /** The texts of some of its files, by path. Bytes that are not UTF-8 become U+FFFD. */
  read(items: readonly TreeItem[]): Promise<Map<string, string>>;
  /** Git's name for the content of a file: equal in two trees when the content is. */
  oid(item: TreeItem): Promise<string>;
}

/** How one tree differs from an older one, by path. */
export interface TreeDifference {
  added: TreeItem[];
  changed: TreeItem[];
  deleted: TreeItem[];
}

/** The differences between `before` and `after`, for the files that `wanted` selects. */
export async function differenceOf(
  before: DataTree,
  after: DataTree,
  wanted: (path: string) => boolean = () => true,
): Promise<TreeDifference> {
  const old = new Map((await before.items()).filter(({ path }) => wanted(path)).map((item) => [item.path, item]));
  const difference: TreeDifference = { added: [], changed: [], deleted: [] };
  for (const item of await after.items()) {
    if (!wanted(item.path)) continue;
    const was = old.get(item.path);
    old.delete(item.path);
    if (was === undefined) difference.added.push(item);
    else if (was.size !== item.size || (await before.oid(was)) !== (await after.oid(item)))
      difference.changed.push(item);
  }
  difference.deleted = [...old.values()];
  return difference;
}
