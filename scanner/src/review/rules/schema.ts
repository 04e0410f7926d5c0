import type { Rule } from "../check/context.ts";

export const schema: Rule = {
  name: "schema",
  description: "Each file is YAML with the keys and values that the schema of an entry knows.",
  check: ({ files }) => files.flatMap(({ findings }) => findings.filter(({ rule }) => rule !== "file-name")),
};
