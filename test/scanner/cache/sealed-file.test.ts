import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { KeptValues } from "../../../scanner/src/cache/kept-values.ts";
import { codeVersion, readSealed, writeSealed } from "../../../scanner/src/cache/sealed-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mudlark-cache-"));
});

describe("a file of the cache", () => {
  it("gives back what was written, with its folder, and leaves no drafts", () => {
    const path = join(folder, "new", "values.json");
    writeSealed(path, "1", { name: "Café Omega\u202e\n", visits: [1, null] });
    expect(readSealed(path, "1")).toEqual({ value: { name: "Café Omega\u202e\n", visits: [1, null] } });
    expect(readdirSync(join(folder, "new"))).toEqual(["values.json"]);
  });

  it("is ignored if it is absent, no file, or of another version", () => {
    expect(readSealed(join(folder, "none"), "1")).toEqual({ missing: "absent" });
    expect(readSealed(folder, "1")).toEqual({ missing: "unreadable" });
    writeSealed(join(folder, "old"), "1", [1]);
    expect(readSealed(join(folder, "old"), "2")).toEqual({ missing: "damaged" });
    expect(readSealed(join(folder, "old"), "")).toEqual({ missing: "damaged" });
  });

  it("is ignored if any character of it was changed, cut off or added", () => {
    const path = join(folder, "values.json");
    writeSealed(path, "1", { players: 12 });
    const text = readFileSync(path, "utf8");
    for (let at = 0; at < text.length; at++) {
      writeFileSync(path, `${text.slice(0, at)}~${text.slice(at + 1)}`);
      expect(readSealed(path, "1")).toEqual({ missing: "damaged" });
      writeFileSync(path, text.slice(0, at));
      expect(readSealed(path, "1")).toEqual({ missing: "damaged" });
    }
    writeFileSync(path, text);
    appendFileSync(path, " ");
    expect(readSealed(path, "1")).toEqual({ missing: "damaged" });
  });
});

it("replaces whatever has the name of a file of the cache, and leaves no drafts", () => {
  const path = join(folder, "values.json");
  mkdirSync(join(path, "a folder that is not empty"), { recursive: true });
  expect(readSealed(path, "1")).toEqual({ missing: "unreadable" });
  writeSealed(path, "1", [1]);
  expect(readSealed(path, "1")).toEqual({ value: [1] });
  for (const to of ["values.json", "none", "."]) {
    rmSync(path);
    symlinkSync(to, path);
    writeSealed(path, "1", [to]);
    expect(readSealed(path, "1")).toEqual({ value: [to] });
  }
  expect(readdirSync(folder)).toEqual(["values.json"]);
});

describe("the version of code", () => {
  it("changes with any of its files, with their names, and with what else matters", () => {
    const sources = join(folder, "src");
    mkdirSync(join(sources, "deep"), { recursive: true });
    writeFileSync(join(sources, "deep", "a.ts"), "1");
    writeFileSync(join(sources, "notes.md"), "1");
    const lock = join(folder, "package.json");
    writeFileSync(lock, "{}");
    const version = (): string => codeVersion([sources], [lock], { figlet: "1.0.0" });
    const first = version();
    writeFileSync(join(sources, "notes.md"), "2");
    expect(version()).toBe(first);
    expect(codeVersion([sources], [lock], { figlet: "1.0.1" })).not.toBe(first);
    writeFileSync(join(sources, "deep", "a.ts"), "2");
    const second = version();
    expect(second).not.toBe(first);
    writeFileSync(lock, "{ }");
    expect(version()).not.toBe(second);
    writeFileSync(join(sources, "b.ts"), "");
    expect(new Set([first, second, version()]).size).toBe(3);
  });
});

describe("small values in one file", () => {
  it("are there for the next build; those that no build asks for are dropped", () => {
    const path = join(folder, "values.json");
    const first = new KeptValues<number>(path, "1");
    first.set("a", 1);
    first.set("b", 2);
    first.save();
    const second = new KeptValues<number>(path, "1");
    expect(second.get("a")).toBe(1);
    expect(second.get("c")).toBeUndefined();
    second.save();
    const third = new KeptValues<number>(path, "1");
    expect(third.get("a")).toBe(1);
    expect(third.get("b")).toBeUndefined();
    expect(new KeptValues<number>(path, "2").get("a")).toBeUndefined();
  });
});
