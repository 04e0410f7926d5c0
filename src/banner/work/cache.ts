import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeVersion, contentKey, readSealed, writeSealed } from "@mudlark/scanner/cache";
import { tidy } from "../../cache/tidy.ts";
import { prepareFolder } from "../../config/prepared-folder.ts";
import type { BannerInput, CardFacts, Signature } from "../types.ts";
import { PictureFiles } from "./files.ts";
import type { JobDrawing, DrawingJob } from "./jobs.ts";

/** Packages whose version affects what is drawn. */
const drawingPackages = /^(?:ansi_up$|@fontsource\/|@resvg\/|@xterm\/|figlet$|harfbuzzjs$|satori$|subset-font$)/;

/**
 * Results of earlier builds, by what they were drawn from: the text's bytes with their settings, and the version of the
 * pipeline (its sources and the packages that draw). So nothing is drawn twice, and nothing outdated is shown.
 */
export class Cache {
  readonly files: PictureFiles;
  readonly #results: string;
  readonly #version: string;

  /**
   * @param folder where it is; created if missing
   * @param sources URL of src/banner
   * @throws FolderError if it cannot be created or written to: pictures are published from there
   */
  constructor(folder: string, sources: URL) {
    prepareFolder(folder, "cacheDir");
    this.#results = join(folder, "results");
    mkdirSync(this.#results, { recursive: true });
    this.files = new PictureFiles(join(folder, "files"));
    this.#version = pipelineVersion(sources);
  }

  /** Key of a banner's result. */
  bannerKey(input: BannerInput): string {
    const { before, after, card: _card, ...rest } = input;
    return this.#hash(["banner", rest, contentKey(before), contentKey(after)]);
  }

  /** Key of a card's result. */
  cardKey(facts: CardFacts, signature: Signature, input: BannerInput | undefined): string {
    return this.#hash(["card", facts, signature, input === undefined ? null : this.bannerKey(input)]);
  }

  /** Key of a part of the web font. */
  fontKey(characters: string): string {
    return this.#hash(["font", characters]);
  }

  /**
   * The cached result of a job; undefined if it must be drawn.
   * @param remark called about a result that cannot be read
   */
  get(job: DrawingJob, remark: (text: string) => void = () => undefined): JobDrawing | undefined {
    const path = this.#path(job.key);
    // The key depends on the version of the pipeline.
    const sealed = readSealed<JobDrawing>(path, "");
    if ("missing" in sealed) {
      const why = { absent: undefined, unreadable: "cannot be read", damaged: "is damaged" }[sealed.missing];
      if (why !== undefined) remark(`${path} ${why}, so it is drawn again.`);
      return undefined;
    }
    const result = sealed.value;
    return filesOf(result).every((file) => this.files.has(file)) ? result : undefined;
  }

  put(job: DrawingJob, result: JobDrawing): void {
    writeSealed(this.#path(job.key), "", result);
  }

  /**
   * Removes what no build has used for a long time.
   * @param jobs of this build
   * @param files published files of this build
   */
  tidy(jobs: Iterable<DrawingJob>, files: Iterable<string>): void {
    tidy(this.#results, new Set(Array.from(jobs, ({ key }) => `${key}.json`)));
    tidy(this.files.folder, new Set(files));
  }

  #path(key: string): string {
    return join(this.#results, `${key}.json`);
  }

  #hash(parts: unknown): string {
    return contentKey(JSON.stringify([this.#version, parts])).slice(0, 32);
  }
}

/** Every published file that a result refers to. */
export function filesOf(result: JobDrawing): string[] {
  if ("file" in result) return [result.file];
  if ("font" in result) return [result.font];
  return [result.png, result.thumbnail].flatMap((picture) => (picture === undefined ? [] : [picture.file]));
}

function pipelineVersion(sources: URL): string {
  const { dependencies = {} } = JSON.parse(readFileSync(new URL("../../package.json", sources), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  const packages = Object.entries(dependencies).filter(([name]) => drawingPackages.test(name));
  // The scanner's part: bytes to text, and what is hidden in it.
  const folders = [".", "../../scanner/src/encoding/", "../../scanner/src/text/"];
  return codeVersion(
    folders.map((folder) => fileURLToPath(new URL(folder, sources))),
    [],
    packages,
  );
}
