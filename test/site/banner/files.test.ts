import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, unlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PictureFiles, publishedName } from "../../../src/banner/work/files.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "mudlark-files-"));
const content = Buffer.from("a picture");

test("a file is named after its content, and written once", () => {
  const at = folder();
  const name = new PictureFiles(at).put(content, "png");
  expect(name).toMatch(publishedName);
  const path = join(at, name);
  expect(readFileSync(path)).toEqual(content);
  utimesSync(path, 1000, 1000);
  // Another build, and the same one again.
  for (const files of [new PictureFiles(at), new PictureFiles(at)])
    expect([files.put(content, "png"), files.put(content, "png")]).toEqual([name, name]);
  expect(statSync(path).mtimeMs).toBe(1_000_000);
  expect(readdirSync(at)).toEqual([name]);
  expect(new PictureFiles(at).put(content, "css")).toBe(name.replace("png", "css"));
});

test("a file that was cut short is missing, until it is written again", () => {
  const at = folder();
  const name = new PictureFiles(at).put(content, "woff");
  truncateSync(join(at, name), 3);
  const files = new PictureFiles(at);
  expect([files.has(name), files.has("none.png")]).toEqual([false, false]);
  expect(files.put(content, "woff")).toBe(name);
  expect([files.has(name), new PictureFiles(at).has(name)]).toEqual([true, true]);
  expect(readFileSync(join(at, name))).toEqual(content);
});

test("a file is read once per build to check it", () => {
  const at = folder();
  const name = new PictureFiles(at).put(content, "png");
  const files = new PictureFiles(at);
  expect(files.has(name)).toBe(true);
  unlinkSync(join(at, name));
  expect([files.has(name), new PictureFiles(at).has(name)]).toEqual([true, false]);
});
