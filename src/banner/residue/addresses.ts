const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
const ipv6 = /(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi;
/** Every address contains one of these; most banners contain none. */
const mayHoldAddress = /\d\.\d|:[0-9a-f]{0,4}:/i;
/** Words just before an address that shows visitors where they connect from, in the languages seen so far. */
const beforeVisitorsAddress =
  /(?:\byour\b|\byou(?:'re| are| come| connect)|\bfrom\b|\bip\b|\bclient\b|\bvisitor\b|\bhost\b|ваш|\bdeine?\b|\bihre?\b|\bvotre\b|\btuo?\b|\bsu\b)[^\r\n]{0,60}$/i;

/**
 * Masks, digit by digit, the visitor's address in a banner ("Your IP is 192.0.2.7"): it is the scanner's, which should
 * not be published. Our own records are already clean; imported ones are not.
 * @param own addresses of the server, which are kept
 */
export function hideAddresses(text: string, own: readonly string[]): string {
  return mayHoldAddress.test(text) ? text.replace(/[^\r\n]+/g, (line) => maskLine(line, own)) : text;
}

function maskLine(line: string, own: readonly string[]): string {
  const mask = (address: string, at: number): string =>
    own.includes(address) || !beforeVisitorsAddress.test(line.slice(Math.max(0, at - 80), at))
      ? address
      : address.replace(/[0-9a-f]/gi, "x");
  return line
    .replace(ipv4, (found, at: number) =>
      found.split(".").every((part) => Number(part) <= 255) ? mask(found, at) : found,
    )
    .replace(ipv6, (found, at: number) => (looksLikeIpv6(found) ? mask(found, at) : found));
}

/** Eight groups, or fewer with one "::"; a time of day ("12:34:56") has neither. */
function looksLikeIpv6(text: string): boolean {
  const groups = text.split(":").length;
  return /[0-9a-f]/i.test(text) && (groups === 8 || text.includes("::")) && !/:::|::.*::/.test(text);
}
