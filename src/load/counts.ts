import { basename, join } from "node:path";
import { countsOf, countSources, mergeRounds, nightOf, readRounds } from "@mudlark/scanner/record";
import type { RoundCounts } from "../model/players/series.ts";
import { namesIn } from "./names.ts";
import { readPlainFile, UnfitFile } from "./plain-file.ts";

/** Maximum size of a day of counts in bytes: a hundred times what 5,000 games produce with a round every half hour. */
const longestDay = 256 * 1024 * 1024;

export interface CountsFound {
  counts: Map<string, RoundCounts>;
  /** Malformed lines, or lines with a wrong time: skipped but never fatal, because the past cannot be counted again. */
  skipped: { file: string; line: number; reason: string }[];
}

/**
 * Reads data/counts/<year>/<date>.ndjson, the counts of counting rounds.
 * @param ids of the listing; ids of other counts are reported in `unlisted`
 * @param latest latest possible time of a round, milliseconds since 1970
 */
export async function readCounts(
  dataDir: string,
  ids: ReadonlySet<string>,
  unlisted: Set<string>,
  latest: number,
): Promise<CountsFound> {
  const counts = new Map<string, RoundCounts>();
  const skipped: CountsFound["skipped"] = [];
  const folder = join(dataDir, "counts");
  for (const year of (await namesIn(folder)).filter((name) => /^\d{4}$/.test(name))) {
    const names = await namesIn(join(folder, year));
    for (const [day = "", files] of Map.groupBy(names, nightOf)) {
      if (day === "") continue;
      // Each shard of a round has its own file.
      const rounds = files.flatMap((name) => roundsOf(join(folder, year, name), latest, skipped));
      for (const round of mergeRounds(rounds)) {
        const at = Date.parse(round.at) / 1000;
        for (const [id, { players, source }] of countsOf(round)) {
          if (!ids.has(id)) {
            unlisted.add(id);
            continue;
          }
          const game = counts.get(id) ?? { at: [], players: [], source: [] };
          counts.set(id, game);
          game.at.push(at);
          game.players.push(players);
          game.source.push(countSources.indexOf(source));
        }
      }
    }
  }
  return { counts, skipped };
}

function roundsOf(file: string, latest: number, skipped: CountsFound["skipped"]): ReturnType<typeof readRounds> {
  const skip = (line: number, reason: string): void => void skipped.push({ file, line, reason });
  try {
    const text = readPlainFile(file, longestDay) ?? "";
    const rounds = readRounds(text, "", ({ message }) => {
      const [, line = "1", reason = message] = /^:(\d+): (.*)$/s.exec(message) ?? [];
      skip(Number(line), reason.replaceAll(/^:\d+: /gm, "").replaceAll("\n", "; "));
    });
    const day = nightOf(basename(file)) ?? "";
    return rounds.filter(({ at }) => {
      const wrong = !at.startsWith(day)
        ? "another day than its file's"
        : Date.parse(at) > latest
          ? "in the future"
          : "";
      if (wrong !== "") skip(1, `a round of ${at}, which is ${wrong}. Was a clock wrong?`);
      return wrong === "";
    });
  } catch (cause) {
    if (!(cause instanceof UnfitFile)) throw cause;
    skip(1, cause.message);
    return [];
  }
}
