// The second thread of the build; its rules are in second-thread.ts.
import { parentPort, workerData } from "node:worker_threads";
import { setRoot } from "../../banner/site.ts";
import { usePictures } from "../../load/banners.ts";
import { siteModel, useTime } from "../../load/load.ts";
import { publishBanners } from "../publish-banners.ts";
import { searchFiles } from "../search-files.ts";
import { serverFiles } from "../server-files.ts";
import { FileWriter, writeServerFiles } from "../write-files.ts";
import type { FromThread, PageRequest, PicturesDrawn, PicturesKept, ThreadStart, ToThread } from "./messages.ts";
import { PageRenderer } from "./page-renderer.ts";

if (parentPort === null) throw new Error("This file is a thread of the build; run the build instead.");
const port = parentPort;
const { out, now, root, rootUrl } = workerData as ThreadStart;
setRoot(new URL(rootUrl), root);
useTime(now);

const load = Promise.withResolvers<undefined>();
const kept = Promise.withResolvers<PicturesKept>();
const drawn = Promise.withResolvers<PicturesDrawn>();
const rendered = Promise.withResolvers<undefined>();
let renderer: Promise<PageRenderer | undefined> | undefined;

port.on("message", (message: ToThread) => {
  if (message.kind === "load") load.resolve(undefined);
  else if (message.kind === "kept") kept.resolve(message.pictures);
  else if (message.kind === "drawn") drawn.resolve(message.pictures);
  else if (message.kind === "rendered") rendered.resolve(undefined);
  else if (message.kind === "bundle")
    // Without it, perhaps because Astro has changed inside, the first thread renders all pages.
    renderer = PageRenderer.load(message.bundle, (event) => send({ kind: "log", event })).catch(() => undefined);
  else void render(message.page);
});

await load.promise;
const model = await siteModel();
const pictures = await kept.promise;
usePictures({ kept: pictures, all: allPictures(pictures) }, pictures.drawn);

const writer = new FileWriter(out);
const { early = [], late = [] } = Object.groupBy(serverFiles, ({ drawn: needsPictures }) =>
  needsPictures === true ? "late" : "early",
);
await writeServerFiles(writer, model, early);
send({ kind: "free" });
await rendered.promise;
await writeServerFiles(writer, model, late);
for (const [path, text] of await searchFiles()) await writer.write(path, text);
publishBanners(out, (await drawn.promise).published);
send({ kind: "done", written: writer.written });
port.close();

async function render(page: PageRequest): Promise<void> {
  const reply = (await (await renderer)?.render(page)) ?? { number: page.number, rendered: null };
  send({ kind: "page", reply }, reply.rendered?.body ?? null);
}

async function allPictures({ banners, cards }: PicturesKept): Promise<Omit<PicturesKept, "drawn">> {
  const more = await drawn.promise;
  const known = new Map([...banners, ...more.banners]);
  const inOrder = more.order.flatMap((id) => known.get(id) ?? []);
  return {
    banners: new Map(inOrder.map((banner) => [banner.id, banner])),
    cards: new Map([...cards, ...more.cards]),
  };
}

function send(message: FromThread, body: ArrayBuffer | null = null): void {
  port.postMessage(message, body === null ? [] : [body]);
}
