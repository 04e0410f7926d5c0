import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { SiteModel } from "../model/site-model.ts";
import { putFile } from "./put-file.ts";
import { serverFiles, type ServerFile } from "./server-files.ts";

/**
 * Number of files between two pauses, which give other work on this thread a turn: drawing banners, rendering pages.
 */
const together = 32;

/** Writes files into a folder and counts them. */
export class FileWriter {
  readonly #folder: string;
  /** Folders seen so far: whether this build made them, so that they had no files. */
  readonly #folders = new Map<string, boolean>();
  #written = 0;

  /** @param folder the site's base in the built folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  get written(): number {
    return this.#written;
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.#folder, path);
    const parent = dirname(file);
    const isNew = this.#folders.get(parent) ?? makeFolder(parent);
    this.#folders.set(parent, isNew);
    putFile(file, Buffer.from(text), isNew);
    if (++this.#written % together === 0) await setImmediate();
  }
}

/** Makes a folder, with its parents. @returns false if it was there */
function makeFolder(path: string): boolean {
  // Checking is much faster than creating something that exists.
  if (existsSync(path)) return false;
  mkdirSync(path, { recursive: true });
  return true;
}

/** Writes every file of every server, kind by kind, and the files that have the contents of all of a kind. */
export async function writeServerFiles(
  writer: FileWriter,
  { servers, asOf }: Pick<SiteModel, "servers" | "asOf">,
  kinds: readonly ServerFile[] = serverFiles,
): Promise<void> {
  for (const { before, after, all, text } of kinds) {
    const contents: string[] = [];
    for (const server of servers) {
      const content = await text(server, asOf);
      if (content === null) continue;
      await writer.write(`${before}${server.id}${after}`, content);
      if (all !== undefined) contents.push(content);
    }
    if (all !== undefined) await writer.write(all.path, contents.join(""));
  }
}
