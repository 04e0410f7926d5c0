import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { KeptListing, listingVersion, loadListing, loadOptOut } from "../../../scanner/src/data/listing/index.ts";
import type { KnownFiles } from "../../../scanner/src/data/kept-listing.ts";
import { listedIn } from "../../../scanner/src/census/schedule/listed.ts";

let folder: string;
let data: string;
let cache: string;
const entryFile = (id: string): string => join(data, "servers", `${id}.yml`);
const entryText = (name: string, port: number): string =>
  `name: ${name}\naddresses:\n  - host: mud.example.org\n    port: ${port}\n`;
const optOutText = "- host: quiet.example\n  reason: its owner asked\n  date: 2026-02-14\n";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kept-listing-"));
  data = join(folder, "data");
  cache = join(folder, "cache", "census");
  mkdirSync(join(data, "servers"), { recursive: true });
  writeFileSync(entryFile("alpha"), entryText("Café Alpha", 4000));
  writeFileSync(entryFile("beta"), `${entryText("Beta", 4001)}mssp: text\n`);
  writeFileSync(join(data, "opt-out.yml"), optOutText);
});

/** Reads the listing with what `version` of the code kept, and keeps it. @returns the number of files that were parsed */
async function parsedBy(version: string): Promise<number> {
  const kept = new KeptListing(cache, version);
  let parsed = 0;
  const counted = <Value>({ get, set }: KnownFiles<Value>): KnownFiles<Value> => ({
    get,
    set: (...file) => {
      parsed += 1;
      set(...file);
    },
  });
  await loadListing(join(data, "servers"), counted(kept.entries));
  await loadOptOut(join(data, "opt-out.yml"), counted(kept.optOut));
  kept.save();
  return parsed;
}

describe("what a census keeps of the listing", () => {
  it("is the same listing, which is not parsed again", async () => {
    const plain = await listedIn(data, {});
    const first = await listedIn(data, { cache });
    expect(first.entries).toStrictEqual(plain.entries);
    expect(await parsedBy(listingVersion())).toBe(0);
    const second = await listedIn(data, { cache });
    expect(second.entries).toStrictEqual(plain.entries);
    expect(second.optOut.items).toStrictEqual(plain.optOut.items);
    expect(second.optOut.reason("QUIET.example.")).toBe("its owner asked");
  });

  it("follows every change: an entry edited, added, renamed, removed; another opt-out", async () => {
    await listedIn(data, { cache });
    writeFileSync(entryFile("alpha"), entryText("Café Alpha", 4002));
    writeFileSync(entryFile("delta"), `${entryText("Beta", 4001)}mssp: text\n`);
    rmSync(entryFile("beta"));
    writeFileSync(join(data, "opt-out.yml"), optOutText.replace("quiet", "silent"));
    const { entries, optOut } = await listedIn(data, { cache });
    expect(entries.map(({ id, addresses }) => [id, addresses[0]?.port])).toEqual([
      ["alpha", 4002],
      ["delta", 4001],
    ]);
    expect([optOut.reason("quiet.example"), optOut.reason("silent.example")]).toEqual([undefined, "its owner asked"]);
    rmSync(join(data, "opt-out.yml"));
    await expect(listedIn(data, { cache })).rejects.toThrow("the opt-out list is missing");
  });

  it("is ignored and made again if it is damaged", async () => {
    const plain = await listedIn(data, { cache });
    for (const name of ["entries.json", "opt-out.json"]) {
      const file = join(cache, name);
      const whole = readFileSync(file, "utf8");
      for (const broken of [whole.replace("example", "exemple"), whole.slice(0, -2), "", "[]"]) {
        writeFileSync(file, broken);
        const { entries, optOut } = await listedIn(data, { cache });
        expect(entries).toStrictEqual(plain.entries);
        expect(optOut.items).toStrictEqual(plain.optOut.items);
        expect(readFileSync(file, "utf8")).toBe(whole);
      }
    }
  });

  it("does not hide what is wrong in a file", async () => {
    await listedIn(data, { cache });
    writeFileSync(entryFile("alpha"), "name: Alpha\n");
    for (let census = 0; census < 2; census++) {
      await expect(listedIn(data, { cache })).rejects.toThrow("addresses");
    }
    writeFileSync(entryFile("alpha"), entryText("Alpha", 4000));
    writeFileSync(join(data, "opt-out.yml"), "- host: quiet.example\n");
    for (let census = 0; census < 2; census++) {
      await expect(listedIn(data, { cache })).rejects.toThrow("reason");
    }
  });

  it("is not needed: if it cannot be written, the listing is read all the same", async () => {
    writeFileSync(join(folder, "cache"), "");
    const { entries } = await listedIn(data, { cache });
    expect(entries.map(({ id }) => id)).toEqual(["alpha", "beta"]);
  });

  it("is not used by other code than that which made it, and not written again without a change", async () => {
    const version = listingVersion();
    expect(await parsedBy(version)).toBe(3);
    const { ino } = statSync(join(cache, "entries.json"));
    expect(await parsedBy(version)).toBe(0);
    expect(statSync(join(cache, "entries.json")).ino).toBe(ino);
    expect(await parsedBy(`${version}+`)).toBe(3);
  });

  it("has a version that stands for the folders that data imports", () => {
    const walls = readFileSync("tools/walls/walls.js", "utf8");
    const allowed = (folder: string): string[] =>
      [...(new RegExp(`^  ${folder}: \\[([^\\]]*)\\]`, "m").exec(walls)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
        ([, name = ""]) => name,
      );
    const reached = new Set(["objects"]);
    const reach = (folder: string): void => {
      if (reached.has(folder)) return;
      reached.add(folder);
      allowed(folder).forEach(reach);
    };
    reach("data");
    const source = readFileSync("scanner/src/data/kept-listing.ts", "utf8");
    const folders = [...(/const folders = \[(.*?)\]/s.exec(source)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(folders).toEqual([...reached].sort());
  });
});
