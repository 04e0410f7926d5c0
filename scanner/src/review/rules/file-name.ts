import type { Rule } from "../check/context.ts";

export const fileName: Rule = {
  name: "file-name",
  description:
    "Each file in servers/ is a regular file named <id>.yml; an id has lower-case letters, digits and single hyphens.",
  check: ({ files }) => files.flatMap(({ findings }) => findings.filter(({ rule }) => rule === "file-name")),
};
