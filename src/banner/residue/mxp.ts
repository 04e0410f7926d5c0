/** Line security modes, `ESC [ n z` (MXP specification, "MXP Line Tags"). */
const modeTag = /\x1b\[\d{0,3}z/g;
/** Definitions, which are never text: !ELEMENT, !ENTITY, !ATTLIST, !TAG and their short forms. */
const definition = /<!(?:ELEMENT|EL|ENTITY|EN|ATTLIST|AT|TAG)\b(?:"[^"]{0,400}"|'[^']{0,400}'|[^<>"']){0,4000}>/gi;
/** Queries to the client, which servers that do not wait for negotiation send to everyone (CoffeeMud). */
const question = /<(?:SUPPORT|VERSION)(?:\s[^<>]{0,300})?>/g;

/** Elements of MXP 1.0 that may occur in a banner. Elements that the server defines itself are added to them. */
const elements = [
  ..."b bold strong i italic em u underline s strikeout c color h high font small tt a send expire nobr p samp".split(
    " ",
  ),
  ..."h1 h2 h3 h4 h5 h6 hr sbr var v image img gauge stat frame dest relocate user password sound music".split(" "),
  ..."script filter support version option recommend_option".split(" "),
];

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
]);

/**
 * Removes MXP from a text. Mode tags, definitions and queries are always removed; element tags and entities only if MXP
 * is on, negotiated or switched by a mode tag, because elsewhere `<b>` is art. The contents of an element stay.
 */
export function stripMxp(text: string, negotiated: boolean): string {
  const on = negotiated || text.search(modeTag) >= 0;
  const defined = Array.from(text.matchAll(/<!(?:ELEMENT|EL)\s+([A-Za-z][\w-]{0,40})/gi), (match) => match[1] ?? "");
  const plain = dropWithLine(dropWithLine(text.replace(modeTag, "\0"), definition), question).replaceAll("\0", "");
  return on ? decodeEntities(stripElements(plain, defined)) : plain;
}

/** Drops matches, and lines that contain nothing else. NUL marks the position of a mode tag. */
function dropWithLine(text: string, pattern: RegExp): string {
  const alone = new RegExp(`^[ \\t\\0]*(?:${pattern.source}[ \\t\\0]*)+(?:\\r\\n|\\n\\r?|$)`, `${pattern.flags}m`);
  return text.replace(alone, "").replace(pattern, "");
}

function stripElements(text: string, defined: readonly string[]): string {
  const names = [...elements, ...defined].join("|");
  const tag = new RegExp(`</?(?:${names})(?:\\s(?:"[^"]{0,400}"|'[^']{0,400}'|[^<>"']){0,200})?/?>`, "gi");
  return text.replace(/<br\s*\/?>(?:\r?\n)?/gi, "\r\n").replace(tag, "");
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:([a-z]{2,4})|#(\d{2,6}));/gi, (whole: string, name?: string, code?: string) => {
    if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
    const point = Number(code);
    return point >= 0x20 && !(point >= 0x7f && point < 0xa0) && !(point >= 0xd800 && point < 0xe000)
      ? String.fromCodePoint(point)
      : whole;
  });
}
