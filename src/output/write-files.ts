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
  readonly #made = new Set<string>();
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
    // Checking is much faster than creating something that exists.
    if (!this.#made.has(parent) && !existsSync(parent)) mkdirSync(parent, { recursive: true });
    this.#made.add(parent);
    putFile(file, Buffer.from(text));
    if (++this.#written % together === 0) await setImmediate();
  }
}

/** Writes every file of every server, kind by kind, because the last kind waits for the banners. */
export async function writeServerFiles(
  writer: FileWriter,
  { servers, asOf }: Pick<SiteModel, "servers" | "asOf">,
  kinds: readonly ServerFile[] = serverFiles,
): Promise<void> {
  for (const { before, after, text } of kinds) {
    for (const server of servers) {
      const content = await text(server, asOf);
      if (content !== null) await writer.write(`${before}${server.id}${after}`, content);
    }
  }
}
