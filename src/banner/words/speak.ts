/** What was read of one line. */
export interface ReadLine {
  parts: readonly string[];
  /** The line reaches the screen's edge, so that its sentence may go on in the next. */
  filled: boolean;
}

/**
 * Joins lines into text that a voice reads well: a line that ends without a mark gets a full stop, unless its sentence
 * plainly goes on in the next one. A line that says the same as the one before is left out.
 */
export function speak(lines: readonly ReadLine[]): string {
  const spoken: { text: string; flows: boolean }[] = [];
  let gap = false;
  for (const { parts, filled } of lines) {
    if (parts.length === 0) gap = true;
    for (const [index, part] of parts.entries()) {
      const before = spoken.at(-1);
      if (before?.text === part) continue;
      if (before !== undefined && (gap || index > 0)) before.flows = false;
      spoken.push({ text: part, flows: index < parts.length - 1 ? false : filled });
      gap = false;
    }
  }
  return spoken.reduce((text, part, index) => {
    const next = spoken[index + 1];
    if (next === undefined) return text + part.text;
    return `${text}${part.text}${mark(part, next.text)} `;
  }, "");
}

/** A line so long may be prose, whose next line begins with a small letter; a shorter one is a heading or an option. */
const longEnough = 35;

/** Words that no sentence ends with: it goes on in large letters, or in the next line. */
const unfinished = /(?:^|\s)(?:a|an|and|at|by|for|from|in|is|of|on|or|our|the|this|to|und|der|die|das|et|la|le)$/i;

function mark(part: { text: string; flows: boolean }, next: string): string {
  if (/[.!?:;,…–-]["'”’)\]]*$/u.test(part.text)) return "";
  if (unfinished.test(part.text)) return "";
  const goesOn =
    (/^[\p{Ll}(&]/u.test(next) && part.text.length >= longEnough) || (part.flows && /^[\p{L}\p{N}]/u.test(next));
  return goesOn ? "" : ".";
}
