import { isScalar, Scalar, visit } from "yaml";
import { type Finding, type YamlFile } from "../../data/index.ts";
import type { Rule } from "../check/context.ts";
import { quoted } from "../../text/index.ts";

const ruleName = "swallowed-text";

export const swallowedText: Rule = {
  name: ruleName,
  description: 'No text is lost to a comment: YAML ignores everything after a space and "#".',
  check: ({ files }) => files.flatMap(({ yaml }) => (yaml === undefined ? [] : findingsIn(yaml))),
};

/** Unquoted text followed by a comment on the same line, and keys whose whole value is a comment. */
function findingsIn(yaml: YamlFile): Finding[] {
  const found: Finding[] = [];
  visit(yaml.document, {
    Scalar: (key, node) => {
      if (key === "key" || !isPlainText(node) || node.range == null) return;
      const [, end] = node.range;
      const comment = /^[ \t]*(#[^\r\n]*)/.exec(yaml.text.slice(end))?.[1]?.trimEnd();
      if (comment === undefined || comment === "#") return;
      const value = typeof node.value === "string" ? node.value : "";
      found.push({
        file: yaml.file,
        line: yaml.text.slice(0, end).split("\n").length,
        rule: ruleName,
        what: `YAML reads ${quoted(comment, 60)} as a comment, and the value as ${value === "" ? "empty" : quoted(value, 60)}.`,
        tip: `If it is part of the text, put the text in quotes: ${JSON.stringify(`${value} ${comment}`.trim().slice(0, 120))}. If it is a comment, move it to its own line.`,
      });
    },
  });
  return found;
}

function isPlainText(node: unknown): node is Scalar {
  if (!isScalar(node)) return false;
  const { type, value } = node;
  return (type === undefined || type === Scalar.PLAIN) && (typeof value === "string" || value === null);
}
