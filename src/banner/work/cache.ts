import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BannerInput, CardFacts, Signature } from "../types.ts";
import { PictureFiles } from "./files.ts";
import type { JobDrawing, DrawingJob } from "./jobs.ts";
import { tidy } from "./tidy.ts";

/** Packages whose version affects what is drawn. */
const drawingPackages = /^(?:ansi_up$|@fontsource\/|@resvg\/|@xterm\/|figlet$|satori$|subset-font$)/;

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
   */
  constructor(folder: string, sources: URL) {
    this.#results = join(folder, "results");
    mkdirSync(this.#results, { recursive: true });
    this.files = new PictureFiles(join(folder, "files"));
    this.#version = pipelineVersion(sources);
  }

  /** Key of a banner's result. */
  bannerKey(input: BannerInput): string {
    const { before, after, card: _card, ...rest } = input;
    return this.#hash(["banner", rest, digest(before), digest(after)]);
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
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") remark(`${path} cannot be read, so it is drawn again.`);
      return undefined;
    }
    const [sum, content] = split(text);
    if (digest(content) !== sum) {
      remark(`${path} is damaged, so it is drawn again.`);
      return undefined;
    }
    const result = JSON.parse(content) as JobDrawing;
    return filesOf(result).every((file) => this.files.has(file)) ? result : undefined;
  }

  put(job: DrawingJob, result: JobDrawing): void {
    const draft = `${this.#path(job.key)}.${process.pid}.draft`;
    const content = JSON.stringify(result);
    writeFileSync(draft, `${digest(content)}\n${content}`);
    renameSync(draft, this.#path(job.key));
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
    return digest(JSON.stringify([this.#version, parts])).slice(0, 32);
  }
}

/** Every published file that a result refers to. */
export function filesOf(result: JobDrawing): string[] {
  if ("file" in result) return [result.file];
  if ("font" in result) return [result.font];
  return [result.png, result.thumbnail].flatMap((picture) => (picture === undefined ? [] : [picture.file]));
}

/** The first line, and what follows it. */
function split(text: string): [string, string] {
  const end = text.indexOf("\n");
  return end === -1 ? ["", text] : [text.slice(0, end), text.slice(end + 1)];
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function pipelineVersion(sources: URL): string {
  const folder = fileURLToPath(sources);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const { dependencies = {} } = JSON.parse(readFileSync(new URL("../../package.json", sources), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  const packages = Object.entries(dependencies).filter(([name]) => drawingPackages.test(name));
  const contents = names.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  return digest(JSON.stringify([packages, contents]));
}
