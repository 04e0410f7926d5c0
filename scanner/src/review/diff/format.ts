import { inert } from "../../text/index.ts";
import type { PlainChange } from "./change.ts";

/** Changes for people at a terminal. */
export function plainChanges(changes: readonly PlainChange[]): string {
  if (changes.length === 0) return "The listing does not change.";
  return changes
    .map(({ sentences: [whole = "", ...details] }) => [whole, ...details.map((one) => `  ${one}`)].join("\n"))
    .join("\n");
}

/** Changes as Markdown, for a comment: a list with indented details. Untrusted text is escaped. */
export function markdownChanges(changes: readonly PlainChange[]): string {
  if (changes.length === 0) return "**The listing does not change.**";
  const items = changes.map(({ sentences: [whole = "", ...details] }) =>
    [`- **${inert(whole)}**`, ...details.map((one) => `  - ${inert(one)}`)].join("\n"),
  );
  return ["**What this will change**", "", ...items].join("\n");
}
