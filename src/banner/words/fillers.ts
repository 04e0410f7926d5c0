/** Run length from which a repeated sign is drawn, not written. */
const longRun = /([^\p{L}\p{N}\s])\1{4,}/gu;
/** Share of a screen's visible characters that one sign must make up in such runs to count as its background. */
const backgroundShare = 0.4;
/** Share of its lines that have such a run, so that a rule above and one below the text are not a background. */
const linesShare = 0.6;
/** Signs that would draw a picture instead of a background. */
const drawing = /[\u2580-\u259f#@%&]/u;
/** With fewer visible characters than this, a row of dots is a rule or a pause, not a background. */
const fewestSigns = 200;

/**
 * Some servers fill the whole screen with dots, or another sign, instead of blanks.
 * @param lines the lines of a screen
 * @returns the lines with such a background replaced by blanks, column for column; the same lines if there is none
 */
export function withoutBackground<Line extends { text: string }>(lines: readonly Line[]): readonly Line[] {
  const background = backgroundOf(lines);
  if (background === undefined) return lines;
  const sign = background.replace(/[\\\]^-]/g, "\\$&");
  // A single dot may end a sentence; any other background sign is always background.
  const gap = new RegExp(background === "." ? `[${sign}]{2,}` : `[${sign}]`, "gu");
  return lines.map((line) => ({ ...line, text: line.text.replace(gap, (run) => " ".repeat(run.length)).trimEnd() }));
}

/** The sign that fills a screen; undefined if there is none, or if pictures are made of it. */
function backgroundOf(lines: readonly { text: string }[]): string | undefined {
  const found = new Map<string, { signs: number; lines: number }>();
  let visible = 0;
  let shown = 0;
  for (const { text } of lines) {
    const length = text.replace(/\s+/g, "").length;
    visible += length;
    if (length > 0) shown++;
    const here = new Set<string>();
    for (const [run, sign = ""] of text.matchAll(longRun)) {
      const { signs, lines } = found.get(sign) ?? { signs: 0, lines: 0 };
      found.set(sign, { signs: signs + run.length, lines: here.has(sign) ? lines : lines + 1 });
      here.add(sign);
    }
  }
  if (visible < fewestSigns) return undefined;
  const background = [...found].find(
    ([, { signs, lines }]) => signs >= visible * backgroundShare && lines >= shown * linesShare,
  );
  return background === undefined || drawing.test(background[0]) ? undefined : background[0];
}
