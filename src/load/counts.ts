import { mostBytes, nightFiles, readPlainFile } from "@mudlark/scanner/data";
import {
  countsOf,
  countSources,
  mergeRounds,
  RecordError,
  roundLines,
  type CountingRound,
} from "@mudlark/scanner/record";
import type { RoundCounts } from "../model/players/series.ts";

interface CountsFound {
  counts: Map<string, RoundCounts>;
  /** The times of all rounds, Unix time in seconds, ascending. */
  rounds: number[];
  /**
   * Lines that are malformed or have a wrong time: skipped but never fatal, because the past cannot be counted again.
   */
  skipped: { file: string; line: number; reason: string }[];
}

/**
 * Reads data/counts/<year>/<date>.ndjson, the results of counting rounds.
 * @param ids of the listing; ids of other counts are reported in `unlisted`
 * @param latest latest possible time of a round, milliseconds since 1970
 */
export function readCounts(
  dataDir: string,
  ids: ReadonlySet<string>,
  unlisted: Set<string>,
  latest: number,
): CountsFound {
  const counts = new Map<string, RoundCounts>();
  const times = new Set<number>();
  const skipped: CountsFound["skipped"] = [];
  for (const { night, files } of nightFiles(dataDir, "counts")) {
    // Each shard of a round has its own file.
    const rounds = files.flatMap((file) => roundsOf(file, night, latest, skipped));
    for (const round of mergeRounds(rounds)) {
      const at = Date.parse(round.at) / 1000;
      times.add(at);
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
  return { counts, rounds: [...times].sort((a, b) => a - b), skipped };
}

function roundsOf(file: string, day: string, latest: number, skipped: CountsFound["skipped"]): CountingRound[] {
  const rounds: CountingRound[] = [];
  const skip = (line: number, reason: string): void => void skipped.push({ file, line, reason });
  try {
    for (const { line, value: round, problems } of roundLines(readPlainFile(file, mostBytes.lines) ?? "")) {
      if (problems !== undefined) skip(line, problems.join("; "));
      else if (!round.at.startsWith(day)) skip(line, misdated(round, "another day than its file's"));
      else if (Date.parse(round.at) > latest) skip(line, misdated(round, "in the future"));
      else rounds.push(round);
    }
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    skip(1, cause.message.replace(`${file}: `, ""));
  }
  return rounds;
}

function misdated({ at }: CountingRound, when: string): string {
  return `a round of ${at}, which is ${when}. Was a clock wrong?`;
}
