import type { ServerFinding } from "../../model/server-view.ts";
import { count } from "../text/count.ts";

/** How many problems and hints there are: "2 problems and 1 hint", "3 hints"; "no problems" if there is neither. */
export function findingCounts(findings: readonly Pick<ServerFinding, "level">[]): string {
  const hints = findings.filter(({ level }) => level === "hint").length;
  const problems = findings.length - hints;
  if (hints === 0) return problems === 0 ? "no problems" : count(problems, "problem");
  return problems === 0 ? count(hints, "hint") : `${count(problems, "problem")} and ${count(hints, "hint")}`;
}
