/**
 * Text as one shell argument: quoted if it has special characters, including brackets (for zsh), so that cmd.exe can
 * read it too.
 */
export function shellArgument(text: string): string {
  if (/^\[[\w.:]+\]:\d+$/.test(text)) return `"${text}"`;
  return /^[\w.:@/+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
