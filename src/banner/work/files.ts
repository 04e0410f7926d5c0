import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { replaceFile } from "@mudlark/scanner/cache";

/** Kinds of file that banners are published as. */
export type PictureKind = "png" | "css" | "woff";

/** A file name as returned by `PictureFiles.put`; our pages use no others. */
export const publishedName = /^[0-9a-f]{24}\.(?:png|css|woff)$/;

/** Files named after their content: the same content is written once, and a name always means the same content. */
export class PictureFiles {
  readonly folder: string;
  /** Names of the files whose content was compared with their name. */
  readonly #whole = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Stores a file. @returns its name */
  put(content: Uint8Array, kind: PictureKind): string {
    const name = nameOf(content, `.${kind}`);
    if (this.has(name)) return name;
    replaceFile(join(this.folder, name), content);
    this.#whole.add(name);
    return name;
  }

  /** Whether a file is there and whole. One that was cut short, as by a full disk, counts as missing and is made again. */
  has(name: string): boolean {
    if (this.#whole.has(name)) return true;
    try {
      if (nameOf(readFileSync(join(this.folder, name)), extname(name)) !== name) return false;
    } catch {
      return false;
    }
    this.#whole.add(name);
    return true;
  }
}

function nameOf(content: Uint8Array, extension: string): string {
  return `${createHash("sha256").update(content).digest("hex").slice(0, 24)}${extension}`;
}
