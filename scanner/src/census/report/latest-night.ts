import { historiesOf, historyNights } from "../schedule/history.ts";
import type { CensusStore } from "../store/store.ts";
import { nightReport, type NightReport } from "./night-report.ts";

/**
 * The report of the last night in the data, whichever shards wrote it. Undefined when there is none.
 * @param now milliseconds since 1970
 */
export async function latestNight(store: CensusStore, now: number): Promise<NightReport | undefined> {
  const from = new Date(now - historyNights * 86_400_000).toISOString().slice(0, 10);
  const readings = await store.readingsSince(from);
  const night = readings.reduce((latest, { at }) => (at > latest ? at : latest), "").slice(0, 10);
  if (night === "") return undefined;
  const before = readings.filter(({ at }) => at < night);
  return nightReport(
    night,
    historiesOf(before),
    readings.filter(({ at }) => at >= night),
  );
}
