import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { drawnSite, setRoot } from "../../../../src/banner/site.ts";
import { usePictures } from "../../../../src/load/banners.ts";
import { useModel } from "../../../../src/load/load.ts";
import type { SiteModel } from "../../../../src/model/site-model.ts";
import type { FromThread, LogEvent } from "../../../../src/output/second-thread/messages.ts";
import { SecondThread } from "../../../../src/output/second-thread/second-thread.ts";

/** A checkout whose second thread does what a test says. */
const checkout = mkdtempSync(join(tmpdir(), "mudlark-thread-"));
const own = { root: drawnSite.root, url: drawnSite.rootUrl };
const page = { number: 1, url: "https://mudlark.example/x/", route: "/[id]", component: "src/pages/[id].astro" };

beforeAll(() => {
  mkdirSync(join(checkout, "src/output/second-thread"), { recursive: true });
  setRoot(pathToFileURL(`${checkout}/`), checkout);
});
afterAll(() => {
  setRoot(own.url, own.root);
  rmSync(checkout, { recursive: true, force: true });
});
beforeEach(() => {
  useModel({} as SiteModel, () => null);
  const none = { banners: new Map(), cards: new Map() };
  usePictures({ kept: none, all: Promise.resolve(none) }, new Set());
});

/** Starts a thread that runs this code for each message. */
function start(onMessage: string, log: (event: LogEvent) => void = () => undefined): SecondThread {
  const code = `import { parentPort as port } from "node:worker_threads";
    port.on("message", (message) => { ${onMessage} });`;
  writeFileSync(join(checkout, "src/output/second-thread/worker.ts"), code);
  return new SecondThread(join(checkout, "dist"), log);
}

const send = (message: FromThread): string => `port.postMessage(${JSON.stringify(message)});`;

test("gives pages to the thread, logs what it logs, and counts its files", async () => {
  const logged: LogEvent[] = [];
  const event: LogEvent = { label: "build", level: "warn", message: "careful", newLine: true };
  const rendered = { body: null, status: 200, headers: [] };
  const thread = start(
    `if (message.kind === "drawn") { ${send({ kind: "free" })} }
     if (message.kind === "page") { ${send({ kind: "log", event })} ${send({ kind: "page", reply: { number: 1, rendered } })} }
     if (message.kind === "rendered") { ${send({ kind: "done", written: 7 })} port.close(); }`,
    (one) => logged.push(one),
  );
  await thread.free;
  expect(await thread.render(page)).toEqual(rendered);
  expect(logged).toEqual([event]);
  expect(await thread.finish()).toBe(7);
});

test("fails the pages and the build if the thread ends early", async () => {
  const thread = start(`if (message.kind === "page") process.exit(3);`);
  await expect(thread.render(page)).rejects.toThrow("The second thread ended early, with code 3.");
  await expect(thread.render(page)).rejects.toThrow("ended early");
  await expect(thread.finish()).rejects.toThrow("ended early");
});

test("fails the build with the thread's own error", async () => {
  const thread = start(`if (message.kind === "rendered") throw new Error("Cannot write a file of the site: x");`);
  await expect(thread.finish()).rejects.toThrow("Cannot write a file of the site: x");
});
