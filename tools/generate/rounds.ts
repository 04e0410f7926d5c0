import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mergeRounds, readingsFile, roundTime, type CountingRound, type CountSource } from "@mudlark/scanner/record";
import { isGone, playersAt } from "./nights.ts";
import type { SeededRandom } from "./random.ts";
import type { InventedServer } from "./server.ts";
import type { Walker } from "./walker.ts";

/** When rounds begin, in minutes after the hour, as in the workflow. */
const minute = 41;
/** Share of rounds that did not take place, and of games that a round fails to count. */
const [missed, failing] = [0.03, 0.02];
/** Codebases that answer WHO at the login screen. */
const answersWho: ReadonlySet<string> = new Set(["TinyMUX", "Fuzzball", "LambdaMOO"]);

/** How rounds count a server's players; undefined if they cannot. */
export function countedBy({ habits, codebase }: InventedServer): CountSource | undefined {
  if (habits.counts === "counted") return "mssp";
  return habits.counts === "silent" && answersWho.has(codebase.name) ? "who" : undefined;
}

/** Writes the counting rounds of one day. @param random that decides which rounds are missing */
export async function writeRounds(
  out: string,
  walkers: readonly Walker[],
  day: { number: number; midnight: number; rounds: number },
  random: SeededRandom,
): Promise<void> {
  const lines: CountingRound[] = [];
  for (let round = 0; round < day.rounds; round++) {
    const at = day.midnight + Math.floor((round * 24 * 60) / day.rounds) * 60_000 + minute * 60_000;
    const takesPlace = !random.chance(missed);
    const line: CountingRound = { at: roundTime(at) };
    for (const walker of walkers) {
      const source = countedBy(walker.server);
      if (source === undefined || day.number < walker.server.habits.from || isGone(walker.server, day.number)) continue;
      const players = playersAt(walker, at, walker.roundRandom);
      if (!walker.roundRandom.chance(failing)) (line[source] ??= {})[walker.server.id] = players;
    }
    if (takesPlace) lines.push(line);
  }
  const text = mergeRounds(lines).map((line) => `${JSON.stringify(line)}\n`);
  const file = join(out, "counts", readingsFile(new Date(day.midnight).toISOString().slice(0, 10)));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text.join(""));
}
