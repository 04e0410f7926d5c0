import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fontParts, unicodeRange } from "./html/font-parts.ts";
import { plainBanner } from "./plain.ts";
import { site as about } from "../config/site.ts";
import { site } from "./site.ts";
import type { Banner, BannerInput, CardInput, Picture, RenderOptions } from "./types.ts";
import { Cache, filesOf } from "./work/cache.ts";
import type { DrawnBanner, FontFile, Job } from "./work/jobs.ts";
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
  const jobs = inputs.flatMap((input) => jobsOf(cache, input));
  const drawn = await draw(cache, jobs, options);
  const sheets = await makeSheets(cache, drawn, options);
  return new Map(
    inputs.map((input) => {
      const banner = bannerFrom(input, cache, drawn, sheets);
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
    if ("result" in outcome) for (const file of filesOf(outcome.result)) publish(cache, file);
  }
  return outcomes;
}

/**
 * The style sheet of each drawn banner, by the banner's key. The parts of the web font are made by one worker when the
 * others have ended: compressing them takes more memory than everything else.
 */
async function makeSheets(
  cache: Cache,
  drawn: ReadonlyMap<string, Outcome>,
  options: RenderOptions,
): Promise<Map<string, string>> {
  const banners = Array.from(drawn.values(), drawnBanner).filter((banner) => banner !== undefined);
  const parts = new Set(banners.flatMap(({ text }) => fontParts(text)));
  const jobs = Array.from(parts, (characters): Job => ({ kind: "font", key: cache.fontKey(characters), characters }));
  const fonts = await draw(cache, jobs, { ...options, workers: 1 });
  const sheets = new Map<string, string>();
  for (const outcome of drawn.values()) {
    const banner = drawnBanner(outcome);
    if (banner === undefined) continue;
    const faces = fontParts(banner.text).flatMap((characters) =>
      faceOf(fonts.get(cache.fontKey(characters)), characters),
    );
    const css = [...faces, ...(banner.rules === "" ? [] : [banner.rules])].join("\n");
    if (css !== "") sheets.set(outcome.job.key, publish(cache, cache.files.put(Buffer.from(css), "css")));
  }
  return sheets;
}

/** The rule for one part of the web font; none where it could not be made: the reader's own font then shows the text. */
function faceOf(outcome: Outcome | undefined, characters: string): string[] {
  if (outcome === undefined || !("result" in outcome)) {
    site.problems.push(`A part of the web font is missing. ${outcome?.problem ?? ""}`);
    return [];
  }
  const { font } = outcome.result as FontFile;
  return [
    `@font-face{font-family:"Banner Unifont";src:url("${font}") format("woff");font-display:swap;` +
      `unicode-range:${unicodeRange(characters)}}`,
  ];
}

function drawnBanner(outcome: Outcome | undefined): DrawnBanner | undefined {
  return outcome !== undefined && "result" in outcome && "rules" in outcome.result ? outcome.result : undefined;
}

function publish(cache: Cache, file: string): string {
  site.published.set(file, cache.files.folder);
  return file;
}

function bannerFrom(
  input: BannerInput,
  cache: Cache,
  drawn: ReadonlyMap<string, Outcome>,
  sheets: ReadonlyMap<string, string>,
): Banner {
  const key = cache.bannerKey(input);
  const outcome = drawn.get(key);
  const found = drawnBanner(outcome);
  const problem = outcome !== undefined && "problem" in outcome ? outcome.problem : "It was not drawn.";
  const banner = found === undefined ? plainBanner(input, problem) : withSheet(found, sheets.get(key));
  if (input.card === undefined) return banner;
  const card = drawn.get(cache.cardKey(input.card, about.name, input));
  if (card !== undefined && "result" in card) return { ...banner, card: card.result as Picture };
  return { ...banner, problems: [...banner.problems, `Its card is missing. ${card?.problem ?? ""}`] };
}

function withSheet({ rules: _rules, ...banner }: DrawnBanner, css: string | undefined): Banner {
  return css === undefined ? banner : { ...banner, css };
}
