import { Worker } from "node:worker_threads";
import { drawnSite } from "../../banner/site.ts";
import { sitePictures } from "../../load/banners.ts";
import { hasKept } from "../../load/kept-data.ts";
import { siteModel, timeOfBuild } from "../../load/load.ts";
import type { FromThread, LogEvent, PageBundle, PageReply, PageRequest, ThreadStart, ToThread } from "./messages.ts";

/*
 * The rules of the second thread:
 *
 * - It does half of what Astro would do on the one thread of the build: it writes the files other than pages, and then
 *   renders pages (`share-pages.ts`) until there are none left.
 * - It loads the data itself, because sending the model would take longer. What is read from the data folder is kept in
 *   the cache, so the threads load at the same time only if an earlier build has kept it; otherwise the second one
 *   waits. Only the first thread writes the cache and draws pictures.
 * - A page that it cannot render is rendered by the first thread, so errors are Astro's own.
 * - If it ends early, the build fails with a sentence.
 */

/** Enough for what a page leaves behind; Node's default is twice as much. */
const youngHeapMb = 24;

/** The second thread, as seen by the first. */
export class SecondThread {
  readonly #worker: Worker;
  readonly #log: (event: LogEvent) => void;
  readonly #ended = Promise.withResolvers<number>();
  readonly #replies = new Map<number, PromiseWithResolvers<PageReply>>();
  readonly #free = Promise.withResolvers<undefined>();
  #failure: Error | undefined;

  /**
   * Starts it, and loads the data and begins to draw on this thread.
   * @param out folder of the built site
   * @param log receives what Astro logs on the other thread
   */
  constructor(out: string, log: (event: LogEvent) => void) {
    this.#log = log;
    const start: ThreadStart = {
      out,
      now: timeOfBuild(),
      root: drawnSite.root,
      rootUrl: drawnSite.rootUrl.href,
    };
    // Started from its source, like the threads that draw: a bundle has no file for it.
    this.#worker = new Worker(new URL("src/output/second-thread/worker.ts", drawnSite.rootUrl), {
      workerData: start,
      resourceLimits: { maxYoungGenerationSizeMb: youngHeapMb },
    });
    // A build that fails must be able to end.
    this.#worker.unref();
    this.#worker.on("message", (message: FromThread) => this.#receive(message));
    this.#worker.on("error", (cause) => this.#fail(cause));
    this.#worker.on("exit", (code) => this.#fail(new Error(`The second thread ended early, with code ${code}.`)));
    // The error is kept until the pages are rendered: if the data is to blame, they report it first.
    this.#ended.promise.catch(() => undefined);
    this.#provide().catch((cause: unknown) => this.#fail(cause));
  }

  /** Settles as soon as the thread has nothing else to do than pages; it may never do so. */
  get free(): Promise<undefined> {
    return this.#free.promise;
  }

  /** Says how the pages were bundled. */
  useBundle(bundle: PageBundle): void {
    this.#send({ kind: "bundle", bundle });
  }

  /** Renders a page there. @returns null if it could not @throws Error if the thread ended */
  async render(page: PageRequest): Promise<PageReply["rendered"]> {
    if (this.#failure !== undefined) throw this.#failure;
    const reply = Promise.withResolvers<PageReply>();
    this.#replies.set(page.number, reply);
    this.#send({ kind: "page", page });
    return (await reply.promise).rendered;
  }

  /**
   * Waits for its files; all pages are rendered.
   * @returns the number of files written, without copies of pictures
   * @throws Error of the thread, or that it ended early
   */
  async finish(): Promise<number> {
    this.#send({ kind: "rendered" });
    this.#worker.ref();
    return this.#ended.promise;
  }

  async #provide(): Promise<void> {
    if (hasKept()) this.#send({ kind: "load" });
    await siteModel();
    this.#send({ kind: "load" });
    const { kept, all, drawn } = await sitePictures();
    this.#send({ kind: "kept", pictures: { ...kept, drawn } });
    const { banners, cards } = await all;
    const order = [...banners.keys()];
    const without = <Value>(some: ReadonlyMap<string, Value>, known: ReadonlyMap<string, Value>): Map<string, Value> =>
      new Map([...some].filter(([id]) => !known.has(id)));
    this.#send({
      kind: "drawn",
      pictures: {
        order,
        banners: without(banners, kept.banners),
        cards: without(cards, kept.cards),
        published: drawnSite.published,
      },
    });
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromThread): void {
    if (message.kind === "free") this.#free.resolve(undefined);
    else if (message.kind === "log") this.#log(message.event);
    else if (message.kind === "done") this.#ended.resolve(message.written);
    else {
      const { number } = message.reply;
      this.#replies.get(number)?.resolve(message.reply);
      this.#replies.delete(number);
    }
  }

  #fail(cause: unknown): void {
    const failure = cause instanceof Error ? cause : new Error(String(cause));
    this.#failure ??= failure;
    this.#ended.reject(failure);
    for (const reply of this.#replies.values()) reply.reject(failure);
    this.#replies.clear();
  }
}
