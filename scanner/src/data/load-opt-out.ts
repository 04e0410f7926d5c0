import { optOutItemSchema, optOutOf, type OptOut, type OptOutItem } from "../record/index.ts";
import { errorOf, type Finding } from "./finding.ts";
import { findingsOf } from "./issue-sentence.ts";
import { nameOf } from "./load-listing.ts";
import { mostBytes, readPlainFile } from "./written/plain-file.ts";
import type { DataTree } from "./tree/data-tree.ts";
import { readYaml } from "./yaml-file.ts";

const subjects = ["host", "domain", "network"] as const;
const tip = "Each item needs one of host, domain or network, plus a reason and a date.";

/**
 * The opt-out list.
 * @param file data/opt-out.yml. A missing file is an error too: without the list we would visit owners who opted out.
 * @throws RecordError with a sentence for each thing that is wrong, also if the file is a link or too large
 */
export function loadOptOut(file: string): OptOut {
  const text = readPlainFile(file, mostBytes.entry);
  if (text === undefined) throw errorOf([missing(file)]);
  const { items, findings } = readOptOut(file, text);
  if (findings.length > 0) throw errorOf(findings);
  return optOutOf(items);
}

/** The opt-out list of a data folder: its items, and what is wrong, also if the list is missing. */
export async function readOptOutOf(tree: DataTree): Promise<{ items: OptOutItem[]; findings: Finding[] }> {
  const file = nameOf(tree, "opt-out.yml");
  const item = (await tree.items()).find(({ path, plain }) => path === "opt-out.yml" && plain);
  if (item === undefined) return { items: [], findings: [missing(file)] };
  return readOptOut(file, (await tree.read([item])).get(item.path) ?? "");
}

function missing(file: string): Finding {
  const tip = "Restore it from git. An empty list is written [].";
  return { file, rule: "opt-out", what: "the opt-out list is missing.", tip };
}

/** Reads the text of an opt-out list: its items, and what is wrong. */
export function readOptOut(file: string, text: string): { items: OptOutItem[]; findings: Finding[] } {
  const yaml = readYaml(file, text);
  if (Array.isArray(yaml)) return { items: [], findings: yaml };
  if (yaml.value === null) return { items: [], findings: [] };
  if (!Array.isArray(yaml.value)) {
    return { items: [], findings: [{ file, line: 1, rule: "opt-out", what: "it is not a list.", tip }] };
  }
  const items: OptOutItem[] = [];
  const findings: Finding[] = [];
  yaml.value.forEach((value: unknown, index) => {
    const named = subjects.filter((key) => value !== null && typeof value === "object" && key in value);
    const at = { file, line: yaml.lineOf([index]), rule: "opt-out", field: `[${String(index)}]` };
    const subject = named[0];
    if (subject === undefined || named.length > 1) {
      findings.push({
        ...at,
        what: named.length > 1 ? `it has ${named.join(" and ")}.` : "it has no host, domain or network.",
        tip,
      });
      return;
    }
    const schema = optOutItemSchema.options[subjects.indexOf(subject)];
    const parsed = schema?.safeParse(value, { reportInput: true });
    if (parsed?.success === true) items.push(parsed.data);
    else if (parsed !== undefined) {
      findings.push(...findingsOf(yaml, parsed.error, () => [subject, "reason", "date", "listed"], "opt-out", [index]));
    }
  });
  return { items, findings };
}
