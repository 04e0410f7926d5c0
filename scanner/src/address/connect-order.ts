/** Number of addresses to try per name: more are unlikely to help, and each may take its whole time-out. */
const mostTried = 6;

/**
 * The order in which to try a name's addresses (RFC 8305 section 4): alternating families, IPv6 first, each in its own
 * order, at most six. Unlike in the RFC, one attempt ends before the next begins, so that a host never gets two
 * connections at once.
 */
export function inConnectOrder<T>(addresses: readonly T[], ipOf: (address: T) => string): T[] {
  if (addresses.length < 2) return [...addresses];
  const six = addresses.filter((one) => ipOf(one).includes(":"));
  const four = addresses.filter((one) => !ipOf(one).includes(":"));
  const order: T[] = [];
  for (let index = 0; index < Math.max(six.length, four.length); index += 1) {
    order.push(...six.slice(index, index + 1), ...four.slice(index, index + 1));
  }
  return order.slice(0, mostTried);
}
