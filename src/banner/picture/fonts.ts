import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Font } from "satori";
import { unpackWoff } from "./woff.ts";

const require = createRequire(import.meta.url);

/** Height of a cell, and width of a normal one, in pixels: Unifont's own at 16 px. */
export const cellHeight = 16;
export const cellWidth = 8;

/** Font families for satori; the first one with a glyph draws it. */
export const family =
  "Unifont, Emoji0, Emoji1, Emoji2, Emoji3, Emoji4, Emoji5, Emoji6, Emoji7, Emoji8, Emoji9, Emoji10";

const emojiParts = 11;
const loaded = new Map<boolean, Font[]>();
let unifont: SharedArrayBuffer | undefined;

function fileOf(fontPackage: string, file: string): string {
  return join(dirname(require.resolve(`${fontPackage}/package.json`)), file);
}

/**
 * Fonts for satori, read once: Unifont (every character up to U+FFFF), and Noto Emoji if needed. All calls share one
 * array, because satori parses fonts once per array.
 */
export function fonts(withEmoji: boolean): Font[] {
  const kept = loaded.get(withEmoji);
  if (kept !== undefined) return kept;
  // satori can read shared memory, but its types do not allow it.
  const whole: Font = { name: "Unifont", data: unifontWhole() as unknown as ArrayBuffer };
  const emoji = (part: number): Font => ({
    name: `Emoji${part}`,
    data: readFileSync(fileOf("@fontsource/noto-emoji", `files/noto-emoji-${part}-400-normal.woff`)),
  });
  const list = withEmoji ? [whole, ...Array.from({ length: emojiParts }, (_, part) => emoji(part))] : [whole];
  loaded.set(withEmoji, list);
  return list;
}

/** All of Unifont, unpacked (sfnt), once. */
export function unifontWhole(): SharedArrayBuffer {
  unifont ??= unpackWoff(readFileSync(fileOf("@fontsource/unifont", "files/unifont-latin-400-normal.woff")));
  return unifont;
}

/** Uses the Unifont that another thread has unpacked: no other thread needs its own copy of twelve megabytes. */
export function shareUnifont(unpacked: SharedArrayBuffer): void {
  unifont = unpacked;
}
