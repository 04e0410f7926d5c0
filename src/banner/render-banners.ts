import { defined } from "@mudlark/scanner/objects";
import { availableParallelism } from "node:os";
import { fontParts, unicodeRange } from "./html/font-parts.ts";
import { cacheFolder } from "./cache-folder.ts";
import { plainBanner } from "./plain.ts";
import { site } from "../config/site.ts";
import { drawnSite } from "./site.ts";
import { theme } from "../config/theme.ts";
import type { Banner, BannerInput, CardInput, Picture, RenderOptions, Signature } from "./types.ts";
import { Cache } from "./work/cache.ts";
import { Drawings, publish } from "./work/drawings.ts";
import type { DrawnBanner, FontFile, FontJob, DrawingJob } from "./work/jobs.ts";
import type { JobOutcome } from "./work/pool.ts";
import { messageOf } from "@mudlark/scanner/text";

export { bannerInputOf } from "./input.ts";
export type { Banner, BannerInput, CardFacts, CardInput, CardTable, Picture } from "./types.ts";

/** More workers than this only use memory, because their jobs are short. */
const mostWorkers = 4;
/**
 * Number of jobs that justifies another worker, whose start takes a second and a half; with fewer, it only slows down
 * page rendering.
 */
const worthAWorker = 250;
/** A worker's first job loads the fonts, which can take seconds on a busy machine; a banner takes milliseconds. */
const usualDeadlineMs = 20_000;

/** What every card says about this site. */
const signature: Signature = { name: site.name, ...defined({ accent: theme.cardAccent }) };

/** Pictures of a site. */
interface Pictures {
  /** By the id of their input, each with its card if one was requested. */
  banners: ReadonlyMap<string, Banner>;
  /** Cards without a server, by id. A failed one is left out and reported. */
  cards: ReadonlyMap<string, Picture>;
}

/** Pictures in progress. */
export interface PicturesBegun {
  /** Those that are already complete in the cache: pages that show them need not wait for the others. */
  kept: Pictures;
  /** All of them, once drawn. */
  all: Promise<Pictures>;
}

/**
 * Starts drawing what a site shows: banners as pictures, markup and words, and cards. Cached results are not drawn
 * again. Pages refer to the files as `banners/<file>` below the site's base; the integration (`integration.ts`) serves
 * them in `astro dev`, and `src/output` publishes them. A banner that failed or took too long becomes plain text, with
 * the reason among its problems: a drawing never makes this fail.
 */
export function beginPictures(
  inputs: readonly BannerInput[],
  cards: readonly CardInput[],
  options: RenderOptions = {},
): PicturesBegun {
  const cache = openCache(options);
  const drawings = new Drawings(cache);
  const fonts = new Drawings(cache);
  const wanted = inputs.map((input) => ({ input, jobs: jobsOf(cache, input) }));
  const wantedCards = cards.map((card) => ({ card, job: cardJob(cache, card) }));
  const banners = new Map<string, Banner>();
  const pictures = new Map<string, Picture>();
  /** Collects the banners that are complete by now, in the order of the input, whichever was in the cache. */
  const collect = (): Pictures => {
    for (const { input, jobs } of wanted) {
      if (banners.has(input.id)) continue;
      const banner = bannerFrom(input, jobs, cache, drawings, fonts);
      if (banner === undefined) continue;
      drawnSite.problems.push(...banner.problems.map((problem) => `${input.id}: ${problem}`));
      banners.set(input.id, banner);
    }
    for (const { card, job } of wantedCards) {
      const outcome = drawings.of(job.key);
      if (outcome === undefined || pictures.has(card.id)) continue;
      if ("result" in outcome) pictures.set(card.id, outcome.result as Picture);
      else drawnSite.problems.push(`card ${card.id}: ${outcome.problem}`);
    }
    const inOrder = wanted.flatMap(({ input: { id } }): [string, Banner][] => {
      const banner = banners.get(id);
      return banner === undefined ? [] : [[id, banner]];
    });
    return { banners: new Map(inOrder), cards: new Map(pictures) };
  };
  const finish = async (): Promise<Pictures> => {
    const workers =
      options.workers ?? Math.min(availableParallelism(), mostWorkers, Math.ceil(drawings.missing / worthAWorker));
    const thread = {
      deadlineMs: options.deadlineMs ?? usualDeadlineMs,
      ...defined({ timer: options.timer }),
    };
    await drawings.draw({ ...thread, workers, workerFile: workerFile("worker.ts") });
    // One worker makes the parts of the web font after the others have ended: cutting them out takes more memory than
    // everything else.
    fonts.want(fontJobs(cache, drawings));
    await fonts.draw({ ...thread, workers: 1, workerFile: workerFile("font-worker.ts") });
    const all = collect();
    try {
      cache.tidy(
        [...drawings.outcomes(), ...fonts.outcomes()].map(({ job }) => job),
        drawnSite.published.keys(),
      );
    } catch (cause) {
      drawnSite.problems.push(`Could not clean up the cache. ${messageOf(cause)}`);
    }
    return all;
  };
  drawings.want([...wanted.flatMap(({ jobs }) => jobs), ...wantedCards.map(({ job }) => job)]);
  fonts.want(fontJobs(cache, drawings));
  const begun = { kept: collect(), all: finish() };
  // A caller that awaits it gets the error (a full disk), but there may be none yet.
  begun.all.catch(() => undefined);
  return begun;
}

/** Draws a site's banners and waits for all of them. @returns a banner for every input, by id */
export async function renderBanners(
  inputs: readonly BannerInput[],
  options: RenderOptions = {},
): Promise<ReadonlyMap<string, Banner>> {
  return (await beginPictures(inputs, [], options).all).banners;
}

/** A worker's source file. */
function workerFile(name: string): URL {
  return new URL(`src/banner/work/${name}`, drawnSite.rootUrl);
}

function openCache({ cacheDir }: RenderOptions): Cache {
  return new Cache(cacheDir ?? cacheFolder("banners"), new URL("src/banner/", drawnSite.rootUrl));
}

/** The banner, and its card if one was requested. */
type BannerJobs = readonly [DrawingJob] | readonly [DrawingJob, DrawingJob];

function jobsOf(cache: Cache, input: BannerInput): BannerJobs {
  const { card, ...banner } = input;
  const drawBanner: DrawingJob = { kind: "banner", key: cache.bannerKey(input), input: banner };
  if (card === undefined) return [drawBanner];
  return [
    drawBanner,
    {
      kind: "card",
      key: cache.cardKey(card, signature, input),
      facts: card,
      signature,
      banner: drawBanner,
    },
  ];
}

function cardJob(cache: Cache, facts: CardInput): DrawingJob {
  return { kind: "card", key: cache.cardKey(facts, signature, undefined), facts, signature };
}

/** The parts of the web font that the drawn banners need. */
function fontJobs(cache: Cache, drawings: Drawings): FontJob[] {
  const parts = new Set(Array.from(drawings.outcomes(), drawnBanner).flatMap((banner) => partsOf(banner)));
  const all = [...parts].join("");
  return Array.from(parts, (characters): FontJob => ({
    kind: "font",
    key: cache.fontKey(characters),
    characters,
    all,
  }));
}

const parts = new WeakMap<DrawnBanner, string[]>();

/** Parts of the web font; none without markup. */
function partsOf(banner: DrawnBanner | undefined): string[] {
  if (banner?.html === undefined) return [];
  const known = parts.get(banner) ?? fontParts(banner.text);
  parts.set(banner, known);
  return known;
}

/**
 * The rule for one part of the web font; none if it could not be made, in which case the reader's own font shows the
 * text.
 */
function faceOf(outcome: JobOutcome, characters: string): string[] {
  if (!("result" in outcome)) {
    drawnSite.problems.push(`A part of the web font is missing. ${outcome.problem}`);
    return [];
  }
  const { font } = outcome.result as FontFile;
  return [
    `@font-face{font-family:"Banner Unifont";src:url("${font}") format("woff");font-display:swap;` +
      `unicode-range:${unicodeRange(characters)}}`,
  ];
}

function drawnBanner(outcome: JobOutcome): DrawnBanner | undefined {
  return "result" in outcome && "rules" in outcome.result ? outcome.result : undefined;
}

/** A banner with its style sheet and its card; undefined while any part of it is still to be drawn. */
function bannerFrom(
  input: BannerInput,
  [{ key }, cardOf]: BannerJobs,
  cache: Cache,
  drawings: Drawings,
  fonts: Drawings,
): Banner | undefined {
  const outcome = drawings.of(key);
  const card = cardOf === undefined ? undefined : drawings.of(cardOf.key);
  if (outcome === undefined || (cardOf !== undefined && card === undefined)) return undefined;
  const found = drawnBanner(outcome);
  const faces: string[] = [];
  for (const characters of partsOf(found)) {
    const font = fonts.of(cache.fontKey(characters));
    if (font === undefined) return undefined;
    faces.push(...faceOf(font, characters));
  }
  const problem = "problem" in outcome ? outcome.problem : "";
  const banner = withSheet(found ?? plainBanner(input, problem), cache, faces);
  if (card === undefined) return banner;
  if ("result" in card) return { ...banner, card: card.result as Picture };
  return { ...banner, problems: [...banner.problems, `Its card is missing. ${card.problem}`] };
}

function withSheet({ rules, ...banner }: DrawnBanner, cache: Cache, faces: readonly string[]): Banner {
  const css = [...faces, ...(rules === "" ? [] : [rules])].join("\n");
  return css === "" ? banner : { ...banner, css: publish(cache, cache.files.put(Buffer.from(css), "css")) };
}
