import { createHash } from "node:crypto";
import type { DataTree } from "../../../scanner/src/data/tree/data-tree.ts";

/** A data folder in memory, named "data"; with an empty opt-out list unless one is given. */
export function memoryTree(files: Readonly<Record<string, string>>): DataTree {
  const all = new Map(Object.entries({ "opt-out.yml": "[]\n", ...files }));
  return {
    name: "data",
    items: () =>
      Promise.resolve(
        [...all]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([path, text]) => ({ path, size: Buffer.byteLength(text), plain: true })),
      ),
    read: (items) => Promise.resolve(new Map(items.map(({ path }) => [path, all.get(path) ?? ""]))),
    oid: ({ path }) =>
      Promise.resolve(
        createHash("sha1")
          .update(all.get(path) ?? "")
          .digest("hex"),
      ),
  };
}

/** A valid entry; `more` has further lines of YAML. */
export function entryText(name: string, address: string, more = ""): string {
  const [host = "", port = ""] = address.split(" ");
  return `name: ${name}\naddresses:\n  - host: ${host}\n    port: ${port}\n${more}`;
}
