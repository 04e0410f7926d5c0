/**
 * Breaks a line of a report where the terminal ends.
 * @param indent its first so many characters stay as they are, and further lines are indented by as many blanks
 * @param columns most characters of a line; a longer word has a line to itself
 */
export function paragraph(line: string, indent: number, columns: number): string {
  const width = Math.max(20, columns - indent);
  const lines: string[] = [];
  let current = "";
  for (const word of line.slice(indent).split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return line.slice(0, indent) + [...lines, current].join(`\n${" ".repeat(indent)}`);
}
