import { escapeMarkup } from "./html/escape.ts";
import { isBearable } from "./html/markup.ts";
import { stripResidue } from "./residue/index.ts";
import { harmless } from "./screen/harmless.ts";
import { decodeBanner } from "./text/decode.ts";
import { joinAroundReturn } from "./text/join.ts";
import { escapeSequence } from "./text/visible-lines.ts";
import type { Banner, BannerInput } from "./types.ts";
import { altOf, wordsOfText } from "./words/index.ts";

/**
 * A banner as plain text, without emulator, picture or worker: what is shown when drawing it took too long or failed.
 * Bounded like the drawn one.
 * @param problem the reason, as a sentence
 */
export function plainBanner(input: BannerInput, problem: string): Banner {
  const before = decodeBanner(input.before, input.encoding).text;
  const after = decodeBanner(input.after, input.encoding).text;
  const { text: bounded, problems } = harmless(stripResidue(joinAroundReturn(before, after), input));
  const lines = bounded
    .replace(escapeSequence, "")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .split("\n")
    .map((line) => line.trimEnd());
  const text = lines.join("\n").trim();
  const html = escapeMarkup(text);
  const words = wordsOfText(text, input.name);
  return {
    id: input.id,
    ...(isBearable(html) ? { html } : {}),
    text,
    words,
    alt: altOf(words, input.name),
    columns: Math.max(0, ...lines.map((line) => line.length)),
    rows: lines.length,
    problems: [...problems, problem],
  };
}
