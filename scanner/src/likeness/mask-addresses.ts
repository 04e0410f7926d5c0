const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const group = "[0-9a-f]{1,4}";
const groups = `${group}(?::${group}){0,6}`;
const ipv6 = new RegExp(
  `(?<![\\w:.])(?:${groups}::(?:${groups})?|::${groups}|${group}(?::${group}){7})(?![\\w:.])`,
  "gi",
);

/**
 * The scanner's own address, which records show with an x for each digit; its length depends on the scanner's network.
 */
const scrubbed =
  /(?<![\w.])x{1,3}(?:[.-]x{1,3}){3}(?![\w.-]*x)|(?<![\w:])(?:x{1,4}:|::)(?:x{0,4}:){1,6}x{0,4}(?![\w:])/gi;
/** A port after an address: the scanner's own if it is scrubbed, or one in the range that systems assign to clients. */
const portBehind = /‹address›\]?(?::| ?\(?,? ?port:? )(?:x{2,5}|[3-6]\d{4})(?!\w)/gi;
const scrubbedPort = /\b(port:? |:)x{4,5}(?!\w)/gi;

/**
 * Replaces IP addresses with `‹address›`: banners show the visitor's, which is the scanner's. The port after it is
 * removed too, because it differs on every visit.
 */
export function maskAddresses(line: string): string {
  return line
    .replace(scrubbed, "‹address›")
    .replace(ipv4, "‹address›")
    .replace(ipv6, "‹address›")
    .replace(portBehind, "‹address›")
    .replace(scrubbedPort, "$1‹n›");
}
