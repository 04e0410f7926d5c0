import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { SiteModel } from "../model/site-model.ts";
import { serverFiles, type ServerFile } from "./server-files.ts";

/** Files between two pauses, in which others of this thread have their turn: the drawing of banners, the pages. */
const together = 32;

/**
 * Writes every file of every server.
 * @param folder the site's base in the built folder
 * @returns how many
 */
export async function writeServerFiles(
  folder: string,
  { servers, asOf }: SiteModel,
  kinds: readonly ServerFile[] = serverFiles,
): Promise<number> {
  let written = 0;
  const made = new Set<string>();
  // Kind by kind, because the last one waits for the banners.
  for (const { before, after, text } of kinds) {
    for (const server of servers) {
      const content = await text(server, asOf);
      if (content === null) continue;
      const path = join(folder, `${before}${server.id}${after}`);
      const parent = dirname(path);
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      // Written at once, for the file system is no slower than a turn of the event loop.
      writeFileSync(path, content);
      if (++written % together === 0) await setImmediate();
    }
  }
  return written;
}
