/** Longest subnegotiation payload to keep, in bytes. A longer one is skipped and noted. */
export const maxSubnegotiationBytes = 64 * 1024;
