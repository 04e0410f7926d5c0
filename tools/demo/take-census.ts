import { plainSummary, superviseCensus } from "../../scanner/src/census/index.ts";
import { progressOn } from "../../scanner/src/cli/progress.ts";
import { configuredWords, crawler } from "../../scanner/src/cli/configuration.ts";

/**
 * Takes a census of the demo's listing in this process, and prints what `mudlark census` would.
 * @param data the data folder: receives records and readings
 * @throws StoreError if the data cannot be written; Error if the census crashes or does not complete
 */
export async function takeDemoCensus(data: string): Promise<void> {
  const words = configuredWords();
  const progress = progressOn(process.stderr, words);
  const { ended, report } = await superviseCensus(
    {
      concurrency: 50,
      pauseMs: 0,
      retryAfterMs: undefined,
      allowPrivate: true,
      crawler: crawler(),
      deep: true,
      signal: new AbortController().signal,
      onEvent: (event) => progress.take(event),
    },
    { data, thread: new URL("census-thread.ts", import.meta.url), say: (text) => progress.say(text) },
  );
  progress.end();
  if (report !== undefined) process.stdout.write(plainSummary(report, words));
  if (ended !== "done") throw new Error(`The census of the practice realm did not complete: it was ${ended}.`);
}
