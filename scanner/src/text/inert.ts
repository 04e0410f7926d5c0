/**
 * Text of strangers as Markdown that shows it and does nothing else: no markup, no link, no image, no mention.
 * Every ASCII punctuation mark is escaped (CommonMark, "Backslash escapes"), which also stops bare web addresses;
 * a zero-width space behind @ and # keeps GitHub from turning them into mentions and references.
 */
export function inert(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#]/g, "$&\u200b");
}
