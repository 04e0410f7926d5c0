/**
 * The message of whatever was thrown. JavaScript can throw any value, so a catch clause must not assume an Error.
 * @param cause the caught value
 * @returns its message if it is an Error, else the value as text
 */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
