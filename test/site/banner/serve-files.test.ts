import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serveFiles } from "../../../src/banner/serve-files.ts";
import { PictureFiles } from "../../../src/banner/work/files.ts";

const folder = mkdtempSync(join(tmpdir(), "banner-serve-"));
writeFileSync(join(folder, "secret.txt"), "no file of ours");
const files = new PictureFiles(join(folder, "files"));
const serve = serveFiles(() => files.folder);

/** The response, or "next" if the request is passed on. */
function ask(url: string | undefined): Promise<{ type: string; body: string } | "next"> {
  return new Promise((resolve) => {
    let type = "";
    const response = {
      setHeader: (_: string, value: string) => (type = value),
      end: (body: Uint8Array) => resolve({ type, body: Buffer.from(body).toString() }),
    };
    serve(url === undefined ? {} : { url }, response, () => resolve("next"));
  });
}

describe("files of banners in astro dev", () => {
  it.each([
    ["png", "image/png"],
    ["css", "text/css"],
    ["woff", "font/woff"],
  ] as const)("are served with their type: %s", async (kind, type) => {
    const name = files.put(Buffer.from(`a ${kind}`), kind);
    for (const url of [`/banners/${name}`, `/base/path/banners/${name}`, `/banners/${name}?v=1`]) {
      expect(await ask(url)).toEqual({ type, body: `a ${kind}` });
    }
  });

  it.each([
    ["a page", "/banners/"],
    ["another file", "/banners/secret.txt"],
    ["a way out of the folder", "/banners/../secret.txt"],
    ["one that is not there", `/banners/${"0".repeat(24)}.png`],
    ["no address", undefined],
  ])("passes on: %s", async (_, url) => {
    expect(await ask(url)).toBe("next");
  });
});
