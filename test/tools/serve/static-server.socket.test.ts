import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveStatic, type StaticServer } from "../../../tools/serve/static-server.ts";

let root: string;
let server: StaticServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "mudlark-static-"));
  await mkdir(join(root, "site", "about"), { recursive: true });
  await writeFile(join(root, "site", "about", "index.html"), "<p>about</p>");
  await writeFile(join(root, "site", "404.html"), "<p>not here</p>");
  await writeFile(join(root, "secret.txt"), "secret");
  server = await serveStatic(join(root, "site"), { base: "/mudlark/" });
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

test("a directory is served as its index.html, with or without the slash", async () => {
  expect(await (await fetch(`${server.url}/about/`)).text()).toBe("<p>about</p>");
  expect(await (await fetch(`${server.url}/about`)).text()).toBe("<p>about</p>");
});

test("a browser keeps no file by default, so that a new build shows at once", async () => {
  const keeping = await serveStatic(join(root, "site"), { maxAge: 60 });
  expect((await fetch(`${server.url}/about/`)).headers.get("cache-control")).toBeNull();
  expect((await fetch(`${keeping.url}/about/`)).headers.get("cache-control")).toBe("max-age=60");
  await keeping.close();
});

test("listens on another address on request, and reports one that a browser can open", async () => {
  const open = await serveStatic(join(root, "site"), { host: "0.0.0.0" });
  expect(open.url).toMatch(/^http:\/\/localhost:\d+$/);
  expect(await (await fetch(`${open.url.replace("localhost", "127.0.0.1")}/about/`)).text()).toBe("<p>about</p>");
  await open.close();
});

test("a missing file gets the site's own 404 page and the status 404", async () => {
  const answer = await fetch(`${server.url}/nowhere/`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe("<p>not here</p>");
});

test.each([
  "/mudlark/../secret.txt",
  "/mudlark/%2e%2e/secret.txt",
  "/mudlark/%2e%2e%2fsecret.txt",
  "/secret.txt",
  "/mudlark/%",
])("nothing outside the site is served: %s", async (path) => {
  expect(await rawGet(path)).not.toContain("secret\n");
  expect(await rawGet(path)).toContain("not here");
});

/** fetch() would normalise the path before sending it. */
function rawGet(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve(text));
    })
      .on("error", reject)
      .end();
  });
}
