import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Kinds of file that banners are published as. */
export type PictureKind = "png" | "css" | "woff";

/** A file name as returned by `FileStore.put`; our pages use no others. */
export const publishedName = /^[0-9a-f]{24}\.(?:png|css|woff)$/;

/** Files named after their content: the same content is written once, and a name always means the same content. */
export class PictureFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Stores a file. @returns its name */
  put(content: Uint8Array, kind: PictureKind): string {
    const name = `${createHash("sha256").update(content).digest("hex").slice(0, 24)}.${kind}`;
    const path = join(this.folder, name);
    if (existsSync(path)) return name;
    // Two workers, or two builds, may write the same file at once; renaming makes complete files appear atomically.
    const draft = join(this.folder, `.${name}.${process.pid}.${Math.random().toString(36).slice(2)}`);
    writeFileSync(draft, content);
    renameSync(draft, path);
    return name;
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name));
  }
}
