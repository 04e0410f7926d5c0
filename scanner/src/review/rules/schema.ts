import type { Rule } from "../check/context.ts";

export const schema: Rule = {
  name: "schema",
  description: "Each file is YAML with the keys and values of the entry schema.",
  check: ({ files }) => files.flatMap(({ findings }) => findings.filter(({ rule }) => rule !== "file-name")),
};
