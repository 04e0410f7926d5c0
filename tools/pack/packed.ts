import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/*
 * The rules of the packed program. Node needs more than a millisecond for each of the 300 modules of a scan, so
 * `npm install` packs `mudlark` into a few files (`pack.ts`), which start in less than half the time.
 *
 * - The packed program does what the sources do. It is used only as long as everything that it was made from has the
 *   size and the time of change that it had then, at the same place. Otherwise, the sources run: they always can.
 * - A time that is the recorded one cut to a whole second counts as the same: the layers of a container image keep no more.
 * - Packages count as a whole, by npm's list of what it installed. Who edits a file of a package packs again.
 * - The packed files are listed too, so that a lost or cut one is not used.
 * - Nothing packs the program on its own but `npm install`: whoever edits the sources runs them.
 * - In the packed program, `import.meta.url` is a packed file; `import.meta.dirname` is still the folder of the source.
 */

/** Where packed programs are, in the checkout: one folder for each, and the list of the files of the one to use. */
export const packFolder = "node_modules/.cache/mudlark-packed";

/** The list's name in that folder. */
export const packList = "list.json";

/** The list: which packed program to use, and what it depends on. */
export interface Pack {
  /** The folder of the checkout. */
  root: string;
  /** The name of the packed program's folder. */
  folder: string;
  /** The files that it consists of and was made from: paths from the checkout, bytes, milliseconds since 1970. */
  files: (readonly [path: string, size: number, modified: number])[];
}

/** Reads the list in a folder of packed programs. @throws Error if there is none, or if it is not JSON */
export function readPackList(place: string): Pack {
  return JSON.parse(readFileSync(join(place, packList), "utf8")) as Pack;
}

/**
 * Finds the packed program.
 * @param root the folder of the checkout
 * @param place where packed programs are
 * @returns the URL of its first module, which exports what `scanner/src/cli/program.ts` does; undefined if it was never
 *   packed, or if a file has changed since
 */
export function packedProgram(root: string, place = join(root, packFolder)): string | undefined {
  try {
    const pack = readPackList(place);
    if (pack.root !== resolve(root)) return undefined;
    for (const [path, size, modified] of pack.files) {
      const now = statSync(join(root, path));
      if (now.size !== size || !isSameTime(now.mtimeMs, modified)) return undefined;
    }
    return pathToFileURL(join(place, pack.folder, "program.mjs")).href;
  } catch {
    return undefined;
  }
}

function isSameTime(now: number, recorded: number): boolean {
  return now === recorded || now === Math.floor(recorded / 1000) * 1000;
}
