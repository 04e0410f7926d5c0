/** The boot time (Unix time in seconds) of a server that was started this many days before this process. */
export function bootedDaysAgo(days: number): number {
  return Math.floor(Date.now() / 1000 - days * 86400);
}
