import { withoutUnseen } from "./unseen.ts";

/** Zero-width space: invisible, and not part of anything that GitHub links. */
const gap = "\u200b";

/**
 * Turns untrusted text into Markdown that only shows it: no markup, link, image, mention, reference or emoji. Every
 * ASCII punctuation mark is escaped (CommonMark, "Backslash escapes"), which also stops bare web addresses. GitHub
 * searches the rendered text for the rest, so a zero-width space breaks it: `@user`, `owner/name@commit`, e-mail
 * addresses; `#1`, `owner/name#1`, `GH-1`; GHSA and CVE numbers; commit hashes (7 digits or more); `:emoji:`. See
 * "Autolinked references and URLs" in GitHub's documentation.
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
