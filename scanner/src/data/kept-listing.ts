import { join } from "node:path";
import { codeVersion, contentKey, KeptValues } from "../cache/index.ts";
import type { ListingEntry, OptOutItem } from "../record/index.ts";

/** Values that were read before and found valid, by the path and the text of the file that they come from. */
export interface KnownFiles<Value> {
  get: (path: string, text: string) => Value | undefined;
  set: (path: string, text: string, value: Value) => void;
}

/**
 * What people wrote in data/, as an earlier run read it: to parse and check the YAML of a thousand entries takes longer
 * than everything else that a counting round reads. Only valid files are kept. The rules are in `cache/sealed-file.ts`.
 */
export class KeptListing {
  /** Entries, by their path below data/servers. */
  readonly entries: KnownFiles<ListingEntry>;
  /** Opt-out lists. */
  readonly optOut: KnownFiles<OptOutItem[]>;
  readonly #files: readonly Pick<KeptValues<unknown>, "save">[];

  /**
   * @param folder of the cache; it need not exist
   * @param version of the code that reads and checks the files
   */
  constructor(folder: string, version: string) {
    const entries = new KeptValues<ListingEntry>(join(folder, "entries.json"), version);
    const optOut = new KeptValues<OptOutItem[]>(join(folder, "opt-out.json"), version);
    this.entries = knownIn(entries);
    this.optOut = knownIn(optOut);
    this.#files = [entries, optOut];
  }

  /**
   * Keeps for the next run what this one read.
   * @throws Error of the file system
   */
  save(): void {
    for (const file of this.#files) file.save();
  }
}

function knownIn<Value>(values: KeptValues<Value>): KnownFiles<Value> {
  const key = (path: string, text: string): string => contentKey(`${path}\n${text}`);
  return {
    get: (path, text) => values.get(key(path, text)),
    set: (path, text, value) => values.set(key(path, text), value),
  };
}

/** The folders that read and check the listing: `data` and all that it imports. */
const folders = ["address", "cache", "data", "fingerprint", "objects", "record", "text", "wire"];

/** The version of the code that reads the listing: of these folders, and of the packages that parse and check. */
export function listingVersion(): string {
  const place = (path: string): string => join(import.meta.dirname, path);
  return codeVersion(
    folders.map((folder) => place(`../${folder}`)),
    [place("../../package.json")],
  );
}
