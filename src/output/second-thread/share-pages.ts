import { setImmediate } from "node:timers/promises";
import type { AstroPrerenderer } from "astro";
import type { BundledPages } from "./bundled-pages.ts";
import type { SecondThread } from "./second-thread.ts";

type Options = Parameters<AstroPrerenderer["render"]>[1];
type Rendered = Awaited<ReturnType<AstroPrerenderer["render"]>>;

/** A page that waits for a thread. */
interface WaitingPage {
  request: Request;
  options: Options;
  done: PromiseWithResolvers<Rendered>;
}

/** Pages that are on their way to the second thread, or rendered there: it never waits for the next one. */
const mostAhead = 4;

/**
 * Astro's own way to render pages, except that the second thread takes some: from the end of the queue, as soon as it is
 * free. It takes only pages of which there are many (their routes have parameters), so that what single pages need is
 * loaded once.
 * @param own Astro's
 */
export function sharePages(own: AstroPrerenderer, thread: SecondThread, bundled: BundledPages): AstroPrerenderer {
  const waiting: WaitingPage[] = [];
  let running = false;
  let ahead = 0;
  let free = false;
  let count = 0;

  /** Starts one page per turn of the event loop: replies of the other thread come in between. */
  const renderHere = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
      const { request, options, done } = page;
      own.render(request, options).then(done.resolve, done.reject);
      await setImmediate();
    }
    running = false;
  };
  const shareOne = async ({ request, options, done }: WaitingPage): Promise<void> => {
    ahead += 1;
    try {
      const { route, component } = options.routeData;
      const rendered = await thread.render({ number: (count += 1), url: request.url, route, component });
      if (rendered === null) done.resolve(await own.render(request, options));
      else done.resolve(new Response(rendered.body, { status: rendered.status, headers: rendered.headers }));
    } catch (cause) {
      done.reject(cause);
    }
    ahead -= 1;
    share();
  };
  const share = (): void => {
    while (free && ahead < mostAhead) {
      const index = waiting.findLastIndex(({ options }) => isOneOfMany(options));
      const [page] = index === -1 ? [] : waiting.splice(index, 1);
      if (page === undefined) return;
      void shareOne(page);
    }
  };
  return {
    name: "mudlark",
    setup: async () => {
      await own.setup?.();
      const bundle = bundled.bundle(own);
      if (bundle === undefined) return;
      thread.useBundle(bundle);
      void thread.free.then(() => {
        free = true;
        share();
      });
    },
    getStaticPaths: () => own.getStaticPaths(),
    render: (request, options) => {
      const done = Promise.withResolvers<Rendered>();
      waiting.push({ request, options, done });
      share();
      void renderHere();
      return done.promise;
    },
    teardown: async () => own.teardown?.(),
  };
}

function isOneOfMany({ routeData, collectMetadata }: Options): boolean {
  return routeData.type === "page" && routeData.params.length > 0 && collectMetadata !== true;
}
