import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { plainBanner } from "./plain.ts";
import { site as about } from "../config/site.ts";
import { site } from "./site.ts";
import type { Banner, BannerInput, CardInput, Picture, RenderOptions } from "./types.ts";
import { Cache, filesOf } from "./work/cache.ts";
import type { Job } from "./work/jobs.ts";
import { drawAll, type Outcome } from "./work/pool.ts";

export { bannerInputOf } from "./input.ts";
export type { Banner, BannerInput, CardFacts, CardInput, Picture, RenderOptions } from "./types.ts";

/** More workers than this only take memory: what they do is short. */
const mostWorkers = 4;
/** The first job of a worker loads the fonts, on a busy machine for seconds; a banner itself takes milliseconds. */
const usualDeadlineMs = 20_000;

/**
 * Draws the banners of a site: pictures, markup, words and, where `card` is given, cards. What is in the cache is not
 * drawn again. Pages refer to the files as `banners/<file>` below the site's base; the integration (`integration.ts`)
 * serves and publishes them.
 * @returns a banner for every input, by id. One that failed or took too long is there as plain text, with the reason
 * among its problems: this never rejects for the sake of a banner.
 */
export async function renderBanners(
  inputs: readonly BannerInput[],
  options: RenderOptions = {},
): Promise<Map<string, Banner>> {
  const cache = openCache(options);
  const drawn = await draw(
    cache,
    inputs.flatMap((input) => jobsOf(cache, input)),
    options,
  );
  return new Map(
    inputs.map((input) => {
      const banner = bannerFrom(input, cache, drawn);
      site.problems.push(...banner.problems.map((problem) => `${input.id}: ${problem}`));
      return [input.id, banner];
    }),
  );
}

/** Draws cards that belong to no server. @returns by id; a card that failed is left out, and stands in the report */
export async function renderCards(
  cards: readonly CardInput[],
  options: RenderOptions = {},
): Promise<Map<string, Picture>> {
  const cache = openCache(options);
  const jobs = cards.map((facts): Job => ({
    kind: "card",
    key: cache.cardKey(facts, about.name, undefined),
    facts,
    signature: about.name,
  }));
  const drawn = await draw(cache, jobs, options);
  const pictures = new Map<string, Picture>();
  for (const [index, { id }] of cards.entries()) {
    const outcome = drawn.get(jobs[index]?.key ?? "");
    if (outcome === undefined) continue;
    if ("result" in outcome) pictures.set(id, outcome.result as Picture);
    else site.problems.push(`card ${id}: ${outcome.problem}`);
  }
  return pictures;
}

function openCache({ cacheDir }: RenderOptions): Cache {
  return new Cache(cacheDir ?? resolve(site.root, about.cacheDir, "banners"), new URL("src/banner/", site.rootUrl));
}

function jobsOf(cache: Cache, input: BannerInput): Job[] {
  const { card, ...banner } = input;
  const drawBanner: Job = { kind: "banner", key: cache.bannerKey(input), input: banner };
  if (card === undefined) return [drawBanner];
  return [
    drawBanner,
    { kind: "card", key: cache.cardKey(card, about.name, input), facts: card, signature: about.name, input: banner },
  ];
}

/** Outcome of each job by its key, from the cache or freshly drawn. */
async function draw(cache: Cache, jobs: readonly Job[], options: RenderOptions): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const missing = new Map<string, Job>();
  for (const job of jobs) {
    const result = cache.get(job);
    if (result === undefined) missing.set(job.key, job);
    else outcomes.set(job.key, { job, result });
  }
  const fresh = await drawAll([...missing.values()], {
    workerFile: new URL("src/banner/work/worker.ts", site.rootUrl),
    files: cache.files.folder,
    workers: options.workers ?? Math.min(availableParallelism(), mostWorkers),
    deadlineMs: options.deadlineMs ?? usualDeadlineMs,
  });
  for (const outcome of fresh) {
    if ("result" in outcome) cache.put(outcome.job, outcome.result);
    outcomes.set(outcome.job.key, outcome);
  }
  for (const outcome of outcomes.values()) {
    if ("result" in outcome) for (const file of filesOf(outcome.result)) site.published.set(file, cache.files.folder);
  }
  return outcomes;
}

function bannerFrom(input: BannerInput, cache: Cache, drawn: ReadonlyMap<string, Outcome>): Banner {
  const outcome = drawn.get(cache.bannerKey(input));
  const banner =
    outcome !== undefined && "result" in outcome
      ? (outcome.result as Banner)
      : plainBanner(input, outcome?.problem ?? "It was not drawn.");
  if (input.card === undefined) return banner;
  const card = drawn.get(cache.cardKey(input.card, about.name, input));
  if (card !== undefined && "result" in card) return { ...banner, card: card.result as Picture };
  return { ...banner, problems: [...banner.problems, `Its card is missing. ${card?.problem ?? ""}`] };
}
