/** Addresses of one name that are tried: more say nothing new, and each may take its whole time-out. */
const MOST_TRIED = 6;

/**
 * The order in which a name's addresses are tried (RFC 8305 section 4): the families in turn, IPv6 first, each in its own
 * order, and no more than six. Unlike there, one attempt ends before the next begins: a guest does not knock twice at once.
 */
export function inConnectOrder<T>(addresses: readonly T[], ipOf: (address: T) => string): T[] {
  const six = addresses.filter((one) => ipOf(one).includes(":"));
  const four = addresses.filter((one) => !ipOf(one).includes(":"));
  const order: T[] = [];
  for (let index = 0; index < Math.max(six.length, four.length); index += 1) {
    order.push(...six.slice(index, index + 1), ...four.slice(index, index + 1));
  }
  return order.slice(0, MOST_TRIED);
}
