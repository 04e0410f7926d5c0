/** Longest subnegotiation payload to keep, in bytes. A longer one is skipped and noted. */
export const MAX_SUBNEGOTIATION_BYTES = 64 * 1024;
