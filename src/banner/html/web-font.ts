import subsetFont from "subset-font";
import { unifontWhole } from "../picture/fonts.ts";

/**
 * Unifont for the web, subset to some characters. WOFF instead of WOFF2: a few hundred bytes more per file, but packing
 * it takes a tenth of the memory.
 * @returns a woff file
 */
export async function webFont(characters: string): Promise<Buffer> {
  return subsetFont(Buffer.from(unifontWhole()), characters, { targetFormat: "woff" });
}
