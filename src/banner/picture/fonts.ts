import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
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
let unifont: string | undefined;

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
  const whole: Font = { name: "Unifont", data: readFileSync(unifontFile()) };
  const emoji = (part: number): Font => ({
    name: `Emoji${part}`,
    data: readFileSync(fileOf("@fontsource/noto-emoji", `files/noto-emoji-${part}-400-normal.woff`)),
  });
  const list = withEmoji ? [whole, ...Array.from({ length: emojiParts }, (_, part) => emoji(part))] : [whole];
  loaded.set(withEmoji, list);
  return list;
}

/**
 * A file with all of Unifont as sfnt, from which each thread reads it. It is unpacked once per process, and deleted when
 * the process ends.
 */
export function unifontFile(): string {
  // A process may run for days, and something may tidy its temporary files.
  if (unifont !== undefined && existsSync(unifont)) return unifont;
  const folder = mkdtempSync(join(tmpdir(), "mudlark-unifont-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "unifont.ttf");
  const woff = readFileSync(fileOf("@fontsource/unifont", "files/unifont-latin-400-normal.woff"));
  for (const part of unpackWoff(woff)) appendFileSync(file, part);
  unifont = file;
  return file;
}

/** Uses the file that another thread has unpacked. */
export function shareUnifont(file: string): void {
  unifont = file;
}
