import subsetFont from "subset-font";
import { unifontWhole } from "../picture/fonts.ts";

let source: Buffer | undefined;

/**
 * Unifont for the web, cut down to some characters. WOFF, not WOFF2: a few hundred bytes more a file, but packing it
 * takes a tenth of the memory.
 * @returns a woff file
 */
export async function webFont(characters: string): Promise<Buffer> {
  source ??= unifontWhole();
  return subsetFont(source, characters, { targetFormat: "woff" });
}
