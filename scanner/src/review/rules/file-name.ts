import type { Rule } from "../check/context.ts";

export const fileName: Rule = {
  name: "file-name",
  description:
    "Each file of servers/ is a plain file named <id>.yml; the id is small letters, digits and single hyphens.",
  check: ({ files }) => files.flatMap(({ findings }) => findings.filter(({ rule }) => rule === "file-name")),
};
