import { readingLines, readRecord, RecordError, roundLines } from "../../record/index.ts";
import type { CheckContext, Rule } from "../check/context.ts";
import { mostFindings, mostBytes, nameOf, whyUnfit, type Finding, type TreeItem } from "../../data/index.ts";

const ruleName = "records";
const howToFix = "Restore the file from git; the next visit writes it again.";

export const records: Rule = {
  name: ruleName,
  ofCensus: true,
  description:
    "Records, readings and counts are readable, each fingerprint matches its data, and each record belongs to an entry.",
  check: async (context) => {
    const findings: Finding[] = [];
    const ids = new Set([
      ...context.files.flatMap(({ id }) => id ?? []),
      ...[...context.entries.values()].flatMap(({ entry }) => entry.formerIds ?? []),
    ]);
    for (const item of await lookedAt(context)) {
      const file = nameOf(context.tree, item.path);
      const wrong = (what: string, tip = howToFix): void => void findings.push({ file, rule: ruleName, what, tip });
      const isRecord = item.path.startsWith("records/");
      const unfit = whyUnfit(item, mostBytes[isRecord ? "record" : "lines"]);
      if (unfit !== undefined) wrong(unfit.what, unfit.tip);
      else {
        const text = (await context.tree.read([item])).get(item.path) ?? "";
        findings.push(...(isRecord ? inRecord(file, text) : inLines(file, linesOf(item.path, text))));
      }
      const id = /^records\/(.*)\.json$/.exec(item.path)?.[1];
      if (id !== undefined && !ids.has(id)) {
        wrong(
          "no entry has this id.",
          `If the ${context.listed.game} was renamed, add the id to formerIds of its entry.`,
        );
      }
    }
    return findings;
  },
};

/** All records, readings and counts or, in a comparison, those that the change adds or modifies. */
async function lookedAt({ tree, before }: CheckContext): Promise<TreeItem[]> {
  const items = before === undefined ? await tree.items() : [...before.difference.added, ...before.difference.changed];
  return items.filter(({ path }) => /^records\/.*\.json$|^(?:readings|counts)\/.*\.ndjson$/.test(path));
}

function linesOf(path: string, text: string): Iterable<{ line: number; problems?: readonly string[] }> {
  return path.startsWith("counts/") ? roundLines(text) : readingLines(text);
}

function inLines(file: string, lines: ReturnType<typeof linesOf>): Finding[] {
  const findings: Finding[] = [];
  for (const { line, problems = [] } of lines) {
    for (const problem of problems) findings.push({ ...findingOf(file, problem), line });
    if (findings.length >= mostFindings) break;
  }
  return findings;
}

/** Findings from the reader's message, without the file name that each sentence starts with. */
function inRecord(file: string, text: string): Finding[] {
  try {
    readRecord(text, file);
    return [];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return error.message
      .split("\n")
      .map((sentence) =>
        findingOf(file, sentence.startsWith(`${file}: `) ? sentence.slice(file.length + 2) : sentence),
      );
  }
}

function findingOf(file: string, problem: string): Finding {
  return {
    file,
    rule: ruleName,
    what: problem.replace(/[^.!?]$/, "$&."),
    tip: /restore/i.test(problem) ? "" : howToFix,
  };
}
