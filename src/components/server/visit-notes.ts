import { optionsAsked, type MudlarkPart, type PromptMarks, type ScanRecord } from "@mudlark/scanner/record";
import { plainLine } from "@mudlark/scanner/text";
import { count } from "../text/count.ts";

/** Notes that the page presents elsewhere, in its own words. */
const saidElsewhere: ReadonlySet<string> = new Set(["mirror", "whitespace-lost"]);

/**
 * The notes of a visit as sentences, without duplicates: if both connections noted the same thing, the deep one, which
 * waits longer, takes precedence.
 */
export function visitNotes(part: MudlarkPart | undefined): string[] {
  const byCode = new Map(
    [...(part?.notes ?? []), ...(part?.deep?.notes ?? [])]
      .filter(({ code }) => !saidElsewhere.has(code))
      .map(({ code, text }) => [code, text]),
  );
  return [...new Set([...byCode.values()].map((text) => plainLine(text, 500)))].filter((text) => text !== "");
}

/**
 * For the owner of a server whose visit ended before the first connection could ask for options: why that is usual, and
 * whether anything is missing. The reason in the record only says what happened. Undefined for all other visits.
 */
export function hangUpWords(record: ScanRecord): string | undefined {
  const { mudlark } = record;
  if (mudlark?.origin !== "scan" || mudlark.outcome.code !== "ok" || optionsAsked(record)) return undefined;
  const askedLater = Object.values(mudlark.evidence ?? {}).some(
    ({ asked, on }) => asked !== undefined && on.includes("deep"),
  );
  return [
    "That is usual: Diku-like servers hang up when the name is left empty, as it is on our first connection.",
    askedLater
      ? "The second connection asked for the options before that, so nothing is missing."
      : "Options that it did not offer by itself are shown as not tested.",
  ].join(" ");
}

/** How a server marks the end of its prompts, in a sentence or two; undefined if it does not. */
export function promptSentence(part: MudlarkPart | undefined): string | undefined {
  const marks = part?.promptMarks ?? part?.deep?.promptMarks;
  if (marks === undefined) return undefined;
  const counted = (
    [
      ["IAC EOR", marks.eor],
      ["IAC GA", marks.ga],
    ] as const
  )
    .filter(([, times]) => times > 0)
    .map(([name, times]) => `${name} ${times === 1 ? "once" : count(times, "time")}`);
  return `It sent ${counted.join(" and ")}${quotedPrompts(marks)}.`;
}

function quotedPrompts({ prompts }: PromptMarks): string {
  const quoted = [...new Set(prompts.map(({ text }) => plainLine(text, 80)))].filter((text) => text !== "");
  return quoted.length === 0 ? "" : `, at the end of ${quoted.map((text) => `“${text}”`).join(", ")}`;
}
