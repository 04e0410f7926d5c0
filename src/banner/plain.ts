import { escapeMarkup, escapeSequence, withoutEscapes } from "@mudlark/scanner/text";
import { colouredMarkup } from "./html/ansi-up.ts";
import { isBearable } from "./html/markup.ts";
import { colourRules } from "./html/sheet.ts";
import { stripResidue } from "./residue/index.ts";
import { harmless } from "./screen/harmless.ts";
import { decodeBanner } from "./text/decode.ts";
import { joinAroundReturn } from "./text/join.ts";
import type { BannerInput } from "./types.ts";
import type { DrawnBanner } from "./work/jobs.ts";
import { altOf, wordsOfText } from "./words/index.ts";

/** SGR, with or without the colons of ISO 8613-6. */
const colourSequence = /^\x1b\[[\d;:]*m$/;

/**
 * A banner as coloured text, without emulator, picture or worker; shown when drawing it took too long or failed.
 * Ignores cursor movement, so art may be distorted. Has the same limits as a drawn one.
 * @param problem the reason, as a sentence
 */
export function plainBanner(input: BannerInput, problem: string): DrawnBanner {
  const before = decodeBanner(input.before, input.encoding).text;
  const after = decodeBanner(input.after, input.encoding).text;
  const { text: bounded, problems } = harmless(stripResidue(joinAroundReturn(before, after), input));
  const coloured = bounded
    .replace(/[^\P{Cc}\n\t\x1b]/gu, "")
    .replace(escapeSequence, (sequence) => (colourSequence.test(sequence) ? withSemicolons(sequence) : ""));
  const rows = coloured.split("\n");
  const lines = rows.map((row) => withoutEscapes(row).trimEnd());
  const first = Math.max(
    0,
    lines.findIndex((line) => line !== ""),
  );
  const last = lines.findLastIndex((line) => line !== "");
  const shown = lines.slice(first, last + 1);
  const text = shown.join("\n");
  // Colours set on blank lines still apply to the first line that is shown.
  const colours = rows.slice(0, first).join("").match(escapeSequence)?.join("") ?? "";
  const html = colouredMarkup(escapeMarkup(colours + rows.slice(first, last + 1).join("\n")));
  const words = wordsOfText(text, input.name);
  return {
    id: input.id,
    ...(isBearable(html) ? { html, rules: colourRules(html) } : { rules: "" }),
    text,
    words,
    alt: altOf(words, input.name),
    columns: Math.max(0, ...shown.map((line) => line.length)),
    rows: shown.length,
    problems: [...problems, problem],
  };
}

/**
 * An SGR sequence in the form that ansi_up reads: `38:2::255:0:0` as `38;2;255;0;0`, all kinds of underlining as
 * underlining.
 */
function withSemicolons(sequence: string): string {
  return sequence.replace(/\d*(?::\d*)+/g, (group) => {
    const [code = "", mode = "", ...values] = group.split(":");
    if (code !== "38" && code !== "48") return code === "4" && mode === "0" ? "24" : code;
    // The form with six parts names a colour space before the channels.
    const colour =
      mode === "2" ? values.slice(values.length > 3 ? 1 : 0, values.length > 3 ? 4 : 3) : values.slice(0, 1);
    return [code, mode, ...colour].map((value) => value || "0").join(";");
  });
}
