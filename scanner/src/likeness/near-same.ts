import { percentInCommon } from "./likeness.ts";
import { comparable, mixed, shinglesOf } from "./shingles.ts";

/** A banner to compare. */
export interface BannerText {
  id: string;
  /** Plain text of the banner, as people see it. */
  text: string;
}

/** Another banner, and its similarity in whole per cent. */
export interface Neighbour {
  id: string;
  percent: number;
}

/** Limits of the comparison. */
export interface NearSameOptions {
  /** Lowest similarity to report, in per cent; below 60 some pairs would be missed. */
  atLeast?: number;
  /** Maximum number of neighbours to report per banner. */
  most?: number;
}

/** Banners with fewer characters are too short to compare ("login:"). */
const shortestCompared = 30;

// Signatures: shingles are distributed into bins by their hash, and the smallest of each bin is its minimum
// (one-permutation MinHash). Bins form bands of three, and two banners that share a whole band are compared. At a
// Jaccard similarity of 0.54, which is 70 per cent here, 1 - (1 - 0.54³)³² = 99.6 % of pairs are found.
const rows = 3;
const bands = 32;
const bins = rows * bands;
/**
 * In a group that shares a band, each text is compared with this many that follow it, which keeps the work near-linear
 * for any group.
 */
const crowd = 24;
/** Of those, this many per text are compared exactly, the most similar signatures first. */
const compared = 64;
/** How much a signature of 96 bins may underestimate the similarity: three standard deviations at a Jaccard of 0.54. */
const signatureError = 0.16;

/**
 * For each banner, the others that are nearly the same, most similar first, then by id. Work grows with the number of
 * banners, not with its square. Deterministic, whatever the order of the input. Banners without neighbours are absent.
 */
export function nearSame(
  banners: readonly BannerText[],
  { atLeast = 70, most = 12 }: NearSameOptions = {},
): Map<string, Neighbour[]> {
  const texts = distinctTexts(banners);
  const likest = comparisons(texts, atLeast);
  const result = new Map<string, Neighbour[]>();
  for (const [index, { ids }] of texts.entries()) {
    const others = [...(likest.get(index) ?? [])].flatMap(([other, percent]) =>
      (texts[other]?.ids ?? []).slice(0, most).map((id) => ({ id, percent })),
    );
    const near = others.sort(byPercentThenId).slice(0, most);
    for (const [position, id] of ids.entries()) {
      const twins = around(ids, position, most).map((twin) => ({ id: twin, percent: 100 }));
      const neighbours = [...twins, ...near].slice(0, most);
      if (neighbours.length > 0) result.set(id, neighbours);
    }
  }
  return result;
}

interface DistinctText {
  ids: string[];
  shingles: Uint32Array;
}

/** Merges banners with identical text, so that a thousand copies cost no more than one. */
function distinctTexts(banners: readonly BannerText[]): DistinctText[] {
  const byText = new Map<string, string[]>();
  for (const { id, text } of banners) {
    const key = comparable(text);
    if (key.length < shortestCompared) continue;
    const ids = byText.get(key);
    if (ids === undefined) byText.set(key, [id]);
    else ids.push(id);
  }
  return [...byText]
    .sort(([a], [b]) => compare(a, b))
    .map(([text, ids]) => ({ ids: ids.sort(compare), shingles: shinglesOf(text) }));
}

/** For each text, the others that are at least this similar. */
function comparisons(texts: readonly DistinctText[], atLeast: number): Map<number, Map<number, number>> {
  const signatures = texts.map(({ shingles }) => signatureOf(shingles));
  const found = new Map<number, Map<number, number>>();
  for (const [one, candidates] of candidatesOf(signatures, atLeast)) {
    const likeliest = [...candidates].sort(([a, x], [b, y]) => y - x || a - b).slice(0, compared);
    for (const [other] of likeliest) {
      if (found.get(one)?.has(other) === true) continue;
      const percent = percentOf(texts[one], texts[other]);
      if (percent < atLeast) continue;
      link(found, one, other, percent);
      link(found, other, one, percent);
    }
  }
  return found;
}

/** Pairs that share a band and whose signatures are similar enough: text → other text → bins in common. */
function candidatesOf(signatures: readonly Uint32Array[], atLeast: number): Map<number, Map<number, number>> {
  const jaccard = atLeast / (200 - atLeast);
  const promising = Math.max(1, Math.floor(bins * (jaccard - signatureError)));
  const candidates = new Map<number, Map<number, number>>();
  for (let band = 0; band < bands; band += 1) {
    for (const members of crowdsOf(signatures, band)) {
      for (const [position, one] of members.entries()) {
        for (const other of members.slice(position + 1, position + 1 + crowd)) {
          if (candidates.get(one)?.has(other) === true) continue;
          const shared = binsInCommon(signatures[one], signatures[other]);
          if (shared < promising) continue;
          link(candidates, one, other, shared);
          link(candidates, other, one, shared);
        }
      }
    }
  }
  return candidates;
}

function binsInCommon(a: Uint32Array | undefined, b: Uint32Array | undefined): number {
  let common = 0;
  if (a === undefined || b === undefined) return common;
  for (let bin = 0; bin < bins; bin += 1) if (a[bin] === b[bin]) common += 1;
  return common;
}

function percentOf(a: DistinctText | undefined, b: DistinctText | undefined): number {
  return a === undefined || b === undefined ? 0 : Math.min(99, percentInCommon(a.shingles, b.shingles));
}

function link(table: Map<number, Map<number, number>>, from: number, to: number, value: number): void {
  const row = table.get(from) ?? new Map<number, number>();
  table.set(from, row.set(to, value));
}

/** Groups of two or more texts whose signatures are equal in a band. */
function crowdsOf(signatures: readonly Uint32Array[], band: number): number[][] {
  const crowds = new Map<string, number[]>();
  for (const [index, signature] of signatures.entries()) {
    const key = signature.subarray(band * rows, band * rows + rows).join(",");
    const members = crowds.get(key);
    if (members === undefined) crowds.set(key, [index]);
    else members.push(index);
  }
  return [...crowds.values()].filter((members) => members.length > 1);
}

/**
 * An empty bin takes the minimum of another one, chosen by hashing, so that short texts get complete signatures too.
 */
function signatureOf(shingles: Uint32Array): Uint32Array {
  const empty = 0xffffffff;
  const minima = new Uint32Array(bins).fill(empty);
  for (const hash of shingles) {
    const bin = hash % bins;
    const spread = mixed(hash ^ 0x9e3779b9);
    if (spread < (minima[bin] ?? 0)) minima[bin] = spread;
  }
  return minima.map((minimum, bin) => {
    let value = minimum;
    for (let attempt = 1; value === empty && attempt < 1000; attempt += 1) {
      value = minima[mixed(bin * 1000 + attempt) % bins] ?? empty;
    }
    return value;
  });
}

/** Up to `most` other items of a sorted list: those that follow, then from its start. */
function around(ids: readonly string[], position: number, most: number): string[] {
  return Array.from(
    { length: Math.min(most, ids.length - 1) },
    (_, step) => ids[(position + 1 + step) % ids.length] ?? "",
  );
}

function byPercentThenId(a: Neighbour, b: Neighbour): number {
  return b.percent - a.percent || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
