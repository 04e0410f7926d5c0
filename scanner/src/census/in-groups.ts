import { Semaphore } from "./courtesy/semaphore.ts";

/**
 * Share of the suspects visited at the same time, so that each further crash narrows them down. Out of 200, three more
 * crashes identify the culprit.
 */
const suspectsShare = 8;

/** Visits games: first all that are not suspected of having crashed the scanner, then the suspects, a few at a time. */
export async function visitInGroups<Job extends { entry: { id: string } }>(
  jobs: readonly Job[],
  suspects: ReadonlySet<string> | undefined,
  visit: (job: Job) => Promise<void>,
): Promise<void> {
  const { careful = [], usual = [] } = Object.groupBy(jobs, ({ entry }) =>
    suspects?.has(entry.id) === true ? "careful" : "usual",
  );
  await Promise.all(usual.map(visit));
  const few = new Semaphore(Math.ceil(careful.length / suspectsShare));
  await Promise.all(careful.map((job) => few.run(() => visit(job))));
}
