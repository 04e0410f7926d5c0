import type { AstroPrerenderer } from "astro";
import { expect, test } from "vitest";
import type { BundledPages } from "../../../../src/output/second-thread/bundled-pages.ts";
import type { PageReply, PageRequest } from "../../../../src/output/second-thread/messages.ts";
import type { SecondThread } from "../../../../src/output/second-thread/second-thread.ts";
import { sharePages } from "../../../../src/output/second-thread/share-pages.ts";

type RouteData = Parameters<AstroPrerenderer["render"]>[1]["routeData"];

const bundle = { entry: "file:///entry.mjs", styles: new Map(), scripts: [] };
const encoder = new TextEncoder();

/** One of the pages of a route with a parameter, or the only page of one without. */
function page(route: string, type: RouteData["type"] = "page"): { routeData: RouteData } {
  const params = route.includes("[") ? ["id"] : [];
  return { routeData: { route, component: `src/pages${route}.astro`, params, type } as unknown as RouteData };
}

/** Astro's prerenderer, which writes down what it renders. */
function ownRenderer(): { own: AstroPrerenderer; here: string[] } {
  const here: string[] = [];
  const own: AstroPrerenderer = {
    name: "own",
    getStaticPaths: () => Promise.resolve([]),
    render: (request) => {
      here.push(new URL(request.url).pathname);
      return Promise.resolve(new Response("first"));
    },
  };
  return { own, here };
}

/** A second thread that is free and replies as given. */
function secondThread(reply: (page: PageRequest) => Promise<PageReply["rendered"]>): {
  thread: SecondThread;
  there: PageRequest[];
} {
  const there: PageRequest[] = [];
  const thread = {
    free: Promise.resolve(undefined),
    useBundle: () => undefined,
    render: (one: PageRequest) => {
      there.push(one);
      return reply(one);
    },
  };
  return { thread: thread as unknown as SecondThread, there };
}

const known = { bundle: () => bundle } as unknown as BundledPages;
const unknown = { bundle: () => undefined } as unknown as BundledPages;
const second = (): Promise<PageReply["rendered"]> =>
  Promise.resolve({ body: encoder.encode("second").buffer, status: 200, headers: [["content-type", "text/html"]] });

async function textOf(rendered: ReturnType<AstroPrerenderer["render"]>): Promise<string> {
  const result = await rendered;
  return (result instanceof Response ? result : result.response).text();
}

test("renders each page once, on one of the threads", async () => {
  const { own, here } = ownRenderer();
  const { thread, there } = secondThread(second);
  const shared = sharePages(own, thread, known);
  await shared.setup?.();
  const urls = Array.from({ length: 30 }, (_, index) => `https://mudlark.example/servers/${index}/`);
  const texts = await Promise.all(urls.map((url) => textOf(shared.render(new Request(url), page("/servers/[id]")))));
  expect(new Set(texts)).toEqual(new Set(["first", "second"]));
  const rendered = [...here, ...there.map(({ url }) => new URL(url).pathname)];
  expect(rendered.sort()).toEqual(urls.map((url) => new URL(url).pathname).sort());
  expect(there[0]).toMatchObject({ route: "/servers/[id]", component: "src/pages/servers/[id].astro" });
});

test("keeps single pages, endpoints and tracked pages on the first thread", async () => {
  const { own, here } = ownRenderer();
  const { thread, there } = secondThread(second);
  const shared = sharePages(own, thread, known);
  await shared.setup?.();
  const request = (path: string): Request => new Request(`https://mudlark.example${path}`);
  await Promise.all([
    shared.render(request("/a/"), page("/a")),
    shared.render(request("/b.json"), page("/[id].json", "endpoint")),
    shared.render(request("/c/"), { ...page("/[id]"), collectMetadata: true }),
  ]);
  expect(here.sort()).toEqual(["/a/", "/b.json", "/c/"]);
  expect(there).toEqual([]);
});

test("renders everything on the first thread if the bundle is unknown", async () => {
  const { own } = ownRenderer();
  const { thread, there } = secondThread(second);
  const shared = sharePages(own, thread, unknown);
  await shared.setup?.();
  expect(await textOf(shared.render(new Request("https://mudlark.example/x/"), page("/[id]")))).toBe("first");
  expect(there).toEqual([]);
});

test("renders a page again that the second thread cannot, so that Astro reports its own error", async () => {
  const { own } = ownRenderer();
  own.render = () => Promise.reject(new Error("No server x."));
  const { thread, there } = secondThread(() => Promise.resolve(null));
  const shared = sharePages(own, thread, known);
  await shared.setup?.();
  // Until the thread has said that it is free, everything is rendered here.
  await new Promise(setImmediate);
  const rendered = shared.render(new Request("https://mudlark.example/x/"), page("/[id]"));
  await expect(rendered).rejects.toThrow("No server x.");
  expect(there).toHaveLength(1);
});

test("fails if the second thread ends", async () => {
  const { own } = ownRenderer();
  const { thread } = secondThread(() => Promise.reject(new Error("The second thread ended early, with code 1.")));
  const shared = sharePages(own, thread, known);
  await shared.setup?.();
  await new Promise(setImmediate);
  const rendered = shared.render(new Request("https://mudlark.example/x/"), page("/[id]"));
  await expect(rendered).rejects.toThrow("ended early");
});
