import { join } from "node:path";
import { Option, type Command } from "commander";
import { lastPossibleNight, nightOfMoment } from "../../census/index.ts";
import { diagnose, doctorRules, plainDiagnoses, type CountedVisit, type ExaminedGame } from "../../doctor/index.ts";
import { entryFile, loadListing, nightsSince, recordOf } from "../../data/index.ts";
import { RecordError, type Reading, type ScanRecord } from "../../record/index.ts";
import { showUnseen } from "../../text/index.ts";
import { reportErrors } from "../report-errors.ts";

interface Flags {
  data: string;
  format: "plain" | "json";
  rules?: true;
}

/** How far back to look for a game's last visit: games that have been silent for a long time are visited monthly. */
const lookBackMs = 70 * 86_400_000;

/** `mudlark doctor`: lists what a moderator should look at. */
export function register(program: Command): void {
  program
    .command("doctor")
    .summary("list what a moderator should look at")
    .description(
      "List what a moderator should look at, with evidence and a possible fix. Visits nothing and changes nothing.",
    )
    .option("--data <folder>", "the data folder", "data")
    .addOption(new Option("--format <format>", "output format").choices(["plain", "json"]).default("plain"))
    .option("--rules", "list the rules")
    .action((flags: Flags) => reportErrors(() => doctor(flags)));
}

async function doctor({ data, format, rules }: Flags): Promise<void> {
  if (rules === true) {
    for (const { name, looksFor } of doctorRules) console.log(`${name}: ${looksFor}`);
    return;
  }
  const games = await gamesOf(data);
  const diagnoses = diagnose(games);
  process.stdout.write(
    format === "json" ? `${JSON.stringify(diagnoses, undefined, 2)}\n` : plainDiagnoses(diagnoses, games.length),
  );
}

async function gamesOf(data: string): Promise<ExaminedGame[]> {
  const warn = (text: string): void => console.error(showUnseen(text));
  const now = Date.now();
  const last = new Map<string, Reading>();
  const visits = new Map<string, CountedVisit[]>();
  for (const { readings } of nightsSince(data, nightOfMoment(now - lookBackMs), lastPossibleNight(now), warn)) {
    for (const reading of readings) {
      if (reading.at >= (last.get(reading.id)?.at ?? "")) last.set(reading.id, reading);
      const known = visits.get(reading.id) ?? [];
      known.push({ at: Date.parse(reading.at), outcome: reading.outcome, players: reading.players });
      visits.set(reading.id, known);
    }
  }
  const games: ExaminedGame[] = [];
  for (const entry of await loadListing(join(data, "servers"))) {
    games.push({
      entry,
      file: entryFile(data, entry.id),
      record: knownRecord(data, entry.id, warn),
      reading: last.get(entry.id),
      visits: visits.get(entry.id) ?? [],
    });
  }
  return games;
}

function knownRecord(data: string, id: string, warn: (text: string) => void): ScanRecord | undefined {
  try {
    return recordOf(data, id);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    warn(`${cause.message} It is ignored for now.`);
    return undefined;
  }
}
