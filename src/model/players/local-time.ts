/** Minutes that local time is ahead of UTC at a moment (Unix time in seconds): it differs between winter and summer. */
export type OffsetAt = (at: number) => number;

/** The offset of UTC. */
export const utc: OffsetAt = () => 0;

/** The offset of a zone that keeps the same time all year. @param minutes east of UTC */
export function fixedOffset(minutes: number): OffsetAt {
  return () => minutes;
}
