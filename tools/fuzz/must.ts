/** Fails the run of a target if a promise is broken. */
export function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`broken promise: ${promise}`);
}
