import type { NightReport } from "./night-report.ts";

/** The figures of a night as JSON, for other programs. */
export function jsonSummary({ failed, changed, ...report }: NightReport): string {
  return `${JSON.stringify({ ...report, changed, failed: Object.fromEntries(failed) }, undefined, 2)}\n`;
}

/**
 * The same in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/), for the
 * textfile collector of its node exporter. Contains only counts and our own words, nothing a server sent.
 */
export function metricsSummary(report: NightReport): string {
  const figures: [name: string, help: string, values: [labels: string, value: number][]][] = [
    [
      "last_reading_timestamp_seconds",
      "Start of the last recorded visit, Unix time.",
      [["", Date.parse(report.last) / 1000]],
    ],
    ["visited_games", "Games visited in the last night.", [["", report.visited]]],
    ["reached_games", "Games reached in the last night.", [["", report.reached]]],
    [
      "failed_games",
      "Games not reached in the last night, by outcome.",
      report.failed.map(([code, count]): [string, number] => [`{outcome="${code}"}`, count]),
    ],
    [
      "news_games",
      "Games that changed in the last night, by kind.",
      [
        ['{kind="new"}', report.fresh.length],
        ['{kind="back"}', report.back.length],
        ['{kind="dark"}', report.goneDark.length],
        ['{kind="changed"}', report.changed.length],
      ],
    ],
  ];
  return figures
    .filter(([, , values]) => values.length > 0)
    .map(([name, help, values]) => {
      const lines = values.map(([labels, value]) => `mudlark_${name}${labels} ${String(value)}\n`).join("");
      return `# HELP mudlark_${name} ${help}\n# TYPE mudlark_${name} gauge\n${lines}`;
    })
    .join("");
}
