import type { Config } from "../../scanner/src/config/index.ts";

/**
 * Copies the schedule of the configuration into a workflow: GitHub reads no other file for it. A line says which key it
 * copies: `- cron: "17 2 * * *" # schedule.census of …`. A schedule that is off (false) leaves its line as it is; the
 * workflow itself asks the configuration.
 */
export function withSchedule(workflow: string, schedule: Config["schedule"]): string {
  return workflow.replace(
    /^(\s*- cron: )"[^"]*"( # schedule\.(census|counts)\b)/gm,
    (line, before: string, after: string, key: "census" | "counts") =>
      schedule[key] === false ? line : `${before}"${schedule[key]}"${after}`,
  );
}
