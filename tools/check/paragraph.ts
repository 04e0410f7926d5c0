/**
 * Wraps a line of a report to the width of the terminal.
 * @param indent number of characters at the start that stay as they are; further lines are indented by as many blanks
 * @param columns maximum number of characters in a line; a longer word gets its own line
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
