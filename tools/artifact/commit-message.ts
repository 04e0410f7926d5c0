const mostLines = 400;
const longestLine = 200;
const usual = "Census data";

/**
 * The commit message from an artifact, with everything removed that could have an effect: the job that wrote it is not
 * trusted. Mentions, references to issues and trailers (`Closes #12`, `Co-authored-by:`) would act on GitHub in the
 * bot's name.
 * @param text the artifact's text
 */
export function harmlessMessage(text: string): string {
  const lines = text
    .replace(/[^\n -~]/g, "")
    .replace(/[#@]/g, "")
    .replace(/\bGH-(?=\d)/gi, "")
    .replace(/\b[0-9a-f]{7,64}\b/gi, (hash) => (/^\d+$/.test(hash) ? hash : ""))
    .replace(/:\/\//g, " ")
    .split("\n")
    .slice(0, mostLines)
    .map((line) =>
      line
        .slice(0, longestLine)
        .replace(/^([A-Za-z-]+-[Bb]y):/, "$1")
        .trimEnd(),
    );
  const message = lines.join("\n").trim();
  return `${message === "" ? usual : message}\n`;
}
