import { asciiSample, latin1Text } from "../text/index.ts";

// Protocols that need no telnet option because they appear in the text itself.

/** A protocol seen in the text: the number of its marks, and the first one in printable form. */
export interface InBandSighting {
  protocol: "MCP" | "MSP" | "MXP" | "PUEBLO" | "MSSP";
  marks: number;
  sample: string;
}

/** Number of bytes of a text to search. */
const maxInBandBytes = 131072;
const sampleCharacters = 120;

const marks: readonly [protocol: InBandSighting["protocol"], pattern: RegExp][] = [
  // MCP 2.1 section 3.1: the server's first message is "#$#mcp version: 2.1 to: 2.1".
  ["MCP", /^#\$#[^\r\n]{1,400}/gm],
  // MSP: a trigger at the start of a line, with parameters in parentheses.
  ["MSP", /!!(?:SOUND|MUSIC)\([^()\r\n]{0,400}\)/gi],
  // MXP: line mode tags, definitions and queries that nobody would write in text for people.
  [
    "MXP",
    /\x1b\[\d{1,3}z|<!(?:ELEMENT|EL|ENTITY|EN|ATTLIST|AT|TAG)\s[^<>]{0,400}>|<(?:SUPPORT|VERSION)(?:\s[^<>]{0,200})?>/g,
  ],
  ["PUEBLO", /^This world is Pueblo \d[\d.]{0,10} Enhanced\.?|<\/?xch_[a-z]{1,20}[^<>]{0,200}>/gim],
  ["MSSP", /^MSSP-REPLY-START/gm],
];

/** Finds the protocols that appear in a server's text. Telnet must already be removed from the bytes. */
export function findInBand(bytes: Uint8Array): InBandSighting[] {
  const text = latin1Text(bytes.subarray(0, maxInBandBytes));
  return marks.flatMap(([protocol, pattern]) => {
    const found = text.match(pattern) ?? [];
    const [first] = found;
    return first === undefined ? [] : [{ protocol, marks: found.length, sample: asciiSample(first, sampleCharacters) }];
  });
}
