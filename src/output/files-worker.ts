// The thread that makes the files other than pages; see files-thread.ts.
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { setRoot } from "../banner/site.ts";
import { usePictures } from "../load/banners.ts";
import { siteModel, useTime } from "../load/load.ts";
import type { AllDrawn, FilesMade, FilesThreadData } from "./files-thread.ts";
import { publishBanners } from "./publish-banners.ts";
import { searchFiles } from "./search-files.ts";
import { FileWriter, writeServerFiles } from "./write-files.ts";

if (parentPort === null) throw new Error("This file is a thread of the build; run the build instead.");
const port = parentPort;
const { out, now, root, rootUrl } = workerData as FilesThreadData;
setRoot(new URL(rootUrl), root);
useTime(now);

const drawn = once(port, "message").then(([message]) => message as AllDrawn);
const pictures = drawn.then(({ banners }) => new Map(banners.map((banner) => [banner.id, banner])));
const model = await siteModel();
usePictures(
  {
    kept: { banners: new Map(), cards: new Map() },
    all: pictures.then((banners) => ({ banners, cards: new Map() })),
  },
  new Set(model.servers.map(({ id }) => id)),
);
const writer = new FileWriter(out);
await writeServerFiles(writer, model);
for (const [path, text] of await searchFiles()) await writer.write(path, text);
publishBanners(out, (await drawn).published);
port.postMessage({ written: writer.written } satisfies FilesMade);
