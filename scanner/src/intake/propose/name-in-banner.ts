import { isPlaceholderName } from "../../mssp/index.ts";
import { bannerText, type ScanRecord } from "../../record/index.ts";
import { plainText, withoutEscapes } from "../../text/index.ts";

/** Words of a name that are written in capitals. */
const acronyms = /^(?:MUD|MUSH|MUCK|MUX|MOO|MU|BBS|II|III|IV)$/;

/**
 * The name in a banner's greeting ("Welcome to Cryosphere!"), or in spaced capitals ("L A N T E R N   M A R S H"). This
 * is a guess, and must be presented as one.
 */
export function nameInBanner(record: ScanRecord): string | undefined {
  const lines = ["before", "after"].flatMap((which) =>
    withoutEscapes(bannerText(record, which as "before" | "after")).split(/[\r\n]+/),
  );
  for (const find of [greeted, spaced]) {
    for (const line of lines) {
      const name = find(line);
      if (name !== undefined && !isPlaceholderName(name)) return name;
    }
  }
  return undefined;
}

function greeted(line: string): string | undefined {
  const found = /\bwelcome to:?\s+(?:the (?=(?:world|realm|land)s? of))?([\p{L}\p{N}][^.!,?:;~|<>*=_-]{1,48})/iu.exec(
    plainText(line, 200),
  )?.[1];
  const name = plainText(found ?? "", 50);
  return name === "" || /^(?:our|my|this)\b|^the$/i.test(name) ? undefined : name;
}

/** At least four single capitals with one blank between them; two or more blanks separate words. */
function spaced(line: string): string | undefined {
  const found = /(?<![\p{L}\p{N}] )(?<![\p{L}\p{N}])\p{Lu}(?:\s{1,4}\p{Lu}(?![\p{L}\p{N}])){3,}/u.exec(line)?.[0];
  if (found === undefined) return undefined;
  const words = found.split(/\s{2,}/).map((word) => word.replace(/\s/g, ""));
  return words.map((word) => (acronyms.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase())).join(" ");
}
