import { optOutItemSchema, type OptOutItem } from "../record/index.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./issue-sentence.ts";
import { nameOf } from "./load-listing.ts";
import { missingOptOut, optOutName } from "./load-opt-out.ts";
import type { DataTree } from "./tree/data-tree.ts";
import { readYaml } from "./yaml-file.ts";

const subjects = ["host", "domain", "network"] as const;
const tip = "Each item needs one of host, domain or network, plus a reason and a date.";

/** The opt-out list of a data folder: its items, and what is wrong, also if the list is missing. */
export async function readOptOutOf(tree: DataTree): Promise<{ items: OptOutItem[]; findings: Finding[] }> {
  const file = nameOf(tree, optOutName);
  const item = (await tree.items()).find(({ path, plain }) => path === optOutName && plain);
  if (item === undefined) return { items: [], findings: [missingOptOut(file)] };
  return readOptOut(file, (await tree.read([item])).get(item.path) ?? "");
}

/** Reads the text of an opt-out list: its items, and what is wrong. */
export function readOptOut(file: string, text: string): { items: OptOutItem[]; findings: Finding[] } {
  if (text.trim() === "") return { items: [], findings: [missingOptOut(file, "empty")] };
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
