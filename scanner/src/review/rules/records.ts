import { readReadings, readRecord, readRounds, RecordError } from "../../record/index.ts";
import type { CheckContext, Rule } from "../check/context.ts";
import { type Finding, nameOf, type TreeItem } from "../../data/index.ts";

const NAME = "records";
/** Larger files are not read: a record holds a banner and a few lists, the others one line per visit or counting round. */
const MOST_BYTES = { record: 8 * 1024 * 1024, lines: 64 * 1024 * 1024 };
const TIP = "Restore the file from git; the next visit writes it again.";

export const records: Rule = {
  name: NAME,
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
      const wrong = (what: string, tip = TIP): void => void findings.push({ file, rule: NAME, what, tip });
      const isRecord = item.path.startsWith("records/");
      if (!item.plain) wrong("this is not a regular file.", "Only files written by the census belong here.");
      else if (item.size > MOST_BYTES[isRecord ? "record" : "lines"]) wrong(`the file has ${item.size} bytes.`);
      else {
        const text = (await context.tree.read([item])).get(item.path) ?? "";
        findings.push(...problemsOf(item.path, file, text));
      }
      const id = /^records\/(.*)\.json$/.exec(item.path)?.[1];
      if (id !== undefined && !ids.has(id)) {
        wrong("no entry has this id.", "If the game was renamed, add the id to formerIds of its entry.");
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

/** Findings from the readers' messages, without the file name that each starts with. */
function problemsOf(path: string, file: string, text: string): Finding[] {
  try {
    if (path.startsWith("records/")) readRecord(text, file);
    else if (path.startsWith("counts/")) readRounds(text, file);
    else readReadings(text, file);
    return [];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return error.message.split("\n").map((sentence) => {
      const what = sentence.startsWith(file) ? sentence.slice(file.length) : sentence;
      const line = /^:(\d+): /.exec(what);
      return {
        file,
        ...(line === null ? {} : { line: Number(line[1]) }),
        rule: NAME,
        what: what
          .replace(/^:\d+/, "")
          .replace(/^: /, "")
          .replace(/[^.!?]$/, "$&."),
        tip: /restore/i.test(what) ? "" : TIP,
      };
    });
  }
}
