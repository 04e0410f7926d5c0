import { withoutUnseen } from "./unseen.ts";

/** Zero-width space: not drawn, and no part of anything that GitHub links. */
const gap = "\u200b";

/**
 * Text of strangers as Markdown that shows it and does nothing else: no markup, no link, no image, no mention, no
 * reference, no emoji. Every ASCII punctuation mark is escaped (CommonMark, "Backslash escapes"), which also stops bare
 * web addresses. GitHub looks for the rest in the text that is left after that, so a zero-width space breaks it:
 * `@user`, `owner/name@commit`, e-mail addresses; `#1`, `owner/name#1`, `GH-1`; GHSA and CVE numbers; hashes of commits
 * (from 7 digits on); `:emoji:`.
 * See "Autolinked references and URLs" in GitHub's documentation.
 */
export function inert(text: string): string {
  return withoutUnseen(text.replace(/\s+/g, " "))
    .trim()
    .replace(/[0-9a-f]{7,}/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${gap}`))
    .replace(/\b(?:GH|GHSA|CVE)-(?=\w)/gi, `$&${gap}`)
    .replace(/:(?=[\w+-]+:)/g, `$&${gap}`)
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#]/g, `$&${gap}`);
}
