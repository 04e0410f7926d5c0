import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { unifontFile } from "../picture/fonts.ts";

/** Unifont cut down to what the parts of a build need together, as sfnt. */
let common: { characters: string; font: Promise<Buffer> } | undefined;

/**
 * Unifont for the web, subset to some characters. WOFF instead of WOFF2: a few hundred bytes more per file, but packing
 * it takes a tenth of the memory.
 * @param all the characters of all parts that will be asked for. Unifont is cut down to these first, because cutting
 *   each part out of all its twelve megabytes takes ten times as much memory
 * @returns a woff file
 */
export async function webFont(characters: string, all: string): Promise<Buffer> {
  if (common?.characters !== all) common = { characters: all, font: cutDown(all) };
  return subsetFont(await common.font, characters, { targetFormat: "woff" });
}

async function cutDown(characters: string): Promise<Buffer> {
  return subsetFont(await readFile(unifontFile()), characters, { targetFormat: "sfnt" });
}
