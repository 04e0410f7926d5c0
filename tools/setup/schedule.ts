import type { Config } from "../../scanner/src/config/index.ts";

/**
 * Copies the schedule from the configuration into a workflow, because GitHub reads it from nowhere else. A comment
 * names the key that a line copies: `- cron: "17 2 * * *" # schedule.census of …`. If a schedule is off (false), its
 * line stays as it is; the workflow itself checks the configuration.
 */
export function withSchedule(workflow: string, schedule: Config["schedule"]): string {
  return workflow.replace(
    /^(\s*- cron: )"[^"]*"( # schedule\.(census|counts)\b)/gm,
    (line, before: string, after: string, key: "census" | "counts") =>
      schedule[key] === false ? line : `${before}"${schedule[key]}"${after}`,
  );
}
