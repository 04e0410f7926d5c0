/** Longest payload of one subnegotiation that is kept, in bytes. A longer one is skipped and noted. */
export const MAX_SUBNEGOTIATION_BYTES = 64 * 1024;
