import { lastPossibleNight, nightOfMoment } from "../clock.ts";
import { addNight, historyNights, type History } from "../schedule/history.ts";
import type { NightOfReadings } from "../../data/index.ts";
import type { CensusStore } from "../store/store.ts";
import { nightReport, type NightReport } from "./night-report.ts";

/**
 * The report of the last night in the data, whichever shards wrote it. Undefined when there is none.
 * @param now milliseconds since 1970
 */
export async function latestNight(store: CensusStore, now: number): Promise<NightReport | undefined> {
  const from = nightOfMoment(now - historyNights * 86_400_000);
  const histories = new Map<string, History>();
  let last: NightOfReadings | undefined;
  for await (const next of store.nightsSince(from, lastPossibleNight(now))) {
    if (next.readings.length === 0) continue;
    if (last !== undefined) addNight(histories, last.readings);
    last = next;
  }
  return last === undefined ? undefined : nightReport(last.night, histories, last.readings);
}
