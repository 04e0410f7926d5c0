import {
  asciiSample,
  columnsOf,
  escapeMarkup,
  escapeXml,
  foldedLine,
  hasUnseen,
  inert,
  jsonForScript,
  latin1Text,
  pageSlug,
  plainLine,
  plainText,
  quoted,
  showEveryUnseen,
  showUnseen,
  showUnseenLine,
  slug,
  withoutByteEscapes,
  withoutEscapes,
  withoutEscapesForDigest,
  withoutUnseen,
} from "../../scanner/src/text/index.ts";
import { decode, knownEncodings } from "../../scanner/src/encoding/index.ts";
import { must } from "./must.ts";
import type { Random } from "./random.ts";

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** All functions that make untrusted text harmless, with text in any encoding and with lone surrogates. */
export function strangersText(input: Uint8Array, random: Random): void {
  const bytes = latin1Text(input);
  const text = random.pick([
    () => bytes,
    () => decode(input, random.pick(knownEncodings)),
    () =>
      String.fromCharCode(
        ...Array.from({ length: input.length >> 1 }, (_, at) => ((input[2 * at] ?? 0) << 8) | (input[2 * at + 1] ?? 0)),
      ),
  ])();
  const longest = 1 + random.below(400);
  lines(text, longest);
  for (const without of [withoutEscapes, withoutByteEscapes, withoutEscapesForDigest])
    must(without(text).length <= text.length, "removing escape sequences makes no text longer");
  must(!withoutEscapes(text).includes("\x1b"), "no ESC is left");
  must(!/[^ -~]/.test(asciiSample(bytes, longest)), "a sample in ASCII is printable");
  must(!hasUnseen(withoutUnseen(text)) && !hasUnseen(showUnseen(text)), "nothing is hidden");
  must(!/[\t\n]/.test(showUnseenLine(text)) && !hasUnseen(showEveryUnseen(text)), "nothing is hidden on a line");
  must(
    !/[<>"']/.test(escapeMarkup(text) + escapeXml(text)),
    "markup contains none of the text's own markup characters",
  );
  must(!/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(escapeXml(text)), "XML has only what it allows");
  must(!/[<\u2028\u2029]/.test(jsonForScript({ text })), "JSON does not end its script");
  must(!/[\n\r]/.test(inert(text)) && !hasUnseen(quoted(text, longest)), "a quotation stays on its line");
  must(slug(text) === "" || kebab.test(slug(text)), "a slug is letters, digits and single hyphens");
  must(kebab.test(pageSlug(text)), "so is a page's slug, which is never empty");
  for (const character of text.slice(0, 200))
    must(columnsOf(character.codePointAt(0) ?? 0) <= 2, "a width is 0, 1 or 2");
}

function lines(text: string, longest: number): void {
  for (const lineOf of [plainLine, plainText]) {
    const line = lineOf(text, longest);
    must(line.length <= longest && line.isWellFormed(), "a line is as short as asked, and whole");
    must(!/\p{Cc}/u.test(line) && !hasUnseen(line), "a line hides nothing");
    must(lineOf(line, longest) === line, "the line of a line is unchanged");
  }
  must(!/\p{Cc}/u.test(foldedLine(text)), "a folded line has no controls");
}
