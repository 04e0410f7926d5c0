import { Worker } from "node:worker_threads";
import { drawnSite } from "../banner/site.ts";
import type { Banner } from "../banner/types.ts";
import { siteBanners } from "../load/banners.ts";
import { siteModel, timeOfBuild } from "../load/load.ts";

/** Start-up data of the thread. */
export interface FilesThreadData {
  /** Folder of the built site. */
  out: string;
  /** Time of the build: both threads must judge by the same. */
  now: number;
  root: string;
  rootUrl: string;
}

/** What the thread needs from the pages' thread, once all is drawn. Pages alone need the markup. */
export interface AllDrawn {
  banners: Omit<Banner, "html">[];
  published: ReadonlyMap<string, string>;
}

/** The thread's only message. */
export interface FilesMade {
  /** Number of files written. */
  written: number;
}

/**
 * Makes the files other than pages on another thread, while Astro bundles and renders the pages. The thread loads
 * the data itself: by then this thread has put what it read into the cache, and sending the model would take longer.
 */
export class FilesThread {
  readonly #worker: Promise<Worker>;
  readonly #made: Promise<number>;

  /** @param out folder of the built site */
  constructor(out: string) {
    this.#worker = siteModel().then(() => start(out));
    this.#made = this.#make();
    // An error is kept until the pages are rendered: if the data is to blame, they report it first.
    this.#made.catch(() => undefined);
  }

  /** Waits for the files. @returns the number of those written, without copies of pictures */
  async finish(): Promise<number> {
    (await this.#worker).ref();
    return this.#made;
  }

  async #make(): Promise<number> {
    const worker = await this.#worker;
    const made = new Promise<number>((resolve, reject) => {
      worker.once("message", ({ written }: FilesMade) => resolve(written));
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The thread that writes files ended early, with code ${code}.`)));
    });
    made.catch(() => undefined);
    const drawn: AllDrawn = {
      banners: Array.from((await siteBanners()).values(), ({ html: _markup, ...banner }) => banner),
      published: drawnSite.published,
    };
    worker.postMessage(drawn);
    return made;
  }
}

function start(out: string): Worker {
  const data: FilesThreadData = {
    out,
    now: timeOfBuild(),
    root: drawnSite.root,
    rootUrl: drawnSite.rootUrl.href,
  };
  // Started from its source, like the threads that draw: a bundle has no file for it.
  const worker = new Worker(new URL("src/output/files-worker.ts", drawnSite.rootUrl), { workerData: data });
  // A build that fails must be able to end.
  worker.unref();
  return worker;
}
