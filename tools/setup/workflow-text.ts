import type { Config } from "../../scanner/src/config/index.ts";

/**
 * Copies what a workflow needs from the configuration: GitHub reads schedules from nowhere else, and the job that commits
 * installs no packages with which it could read the configuration.
 *
 * - A comment names the key that a line copies: `- cron: "17 2 * * *" # schedule.census of …`. If a schedule is off
 *   (false), its line stays as it is; the workflow itself checks the configuration.
 * - Commits are made by "<name> census". Only letters, digits and a few marks of the name get into the script.
 */
export function withConfiguration(workflow: string, { schedule, name }: Pick<Config, "schedule" | "name">): string {
  return workflow
    .replace(
      /^(\s*- cron: )"[^"]*"( # schedule\.(census|counts)\b)/gm,
      (line, before: string, after: string, key: "census" | "counts") =>
        schedule[key] === false ? line : `${before}"${schedule[key]}"${after}`,
    )
    .replace(/^(\s*git config user\.name )"[^"]*"$/gm, (_, before: string) => `${before}"${authorOf(name)}"`);
}

/** The name under which a directory's census commits, without anything that a shell or git would interpret. */
export function authorOf(name: string): string {
  return `${name.replace(/[^\p{L}\p{N} .,'-]/gu, "").trim()} census`.trim();
}
