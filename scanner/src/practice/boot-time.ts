/** Unix time, in seconds, of a boot so many days before this process started. */
export function bootedDaysAgo(days: number): number {
  return Math.floor(Date.now() / 1000 - days * 86400);
}
