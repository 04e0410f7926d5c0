const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const group = "[0-9a-f]{1,4}";
const groups = `${group}(?::${group}){0,6}`;
const ipv6 = new RegExp(
  `(?<![\\w:.])(?:${groups}::(?:${groups})?|::${groups}|${group}(?::${group}){7})(?![\\w:.])`,
  "gi",
);

/** IP addresses become `‹address›`: a banner shows the visitor's, which is the scanner's. */
export function maskAddresses(line: string): string {
  return line.replace(ipv4, "‹address›").replace(ipv6, "‹address›");
}
