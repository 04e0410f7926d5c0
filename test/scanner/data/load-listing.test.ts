import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { loadListing } from "../../../scanner/src/data/load-listing.ts";
import { RecordError } from "../../../scanner/src/record/index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "listing-"));
});

const valid = (name: string): string => `name: ${name}\naddresses:\n  - host: ${name}.example\n    port: 4000\n`;

test("entries are sorted by id", async () => {
  await writeFile(join(folder, "b.yml"), valid("b"));
  await writeFile(join(folder, "a.yml"), valid("a"));
  await writeFile(join(folder, ".DS_Store"), "");
  expect((await loadListing(folder)).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("the mistakes of all files are reported at once", async () => {
  await writeFile(join(folder, "a.yml"), "name: a\n");
  await writeFile(join(folder, "b.yml"), valid("b"));
  await writeFile(join(folder, "c.yml"), "name: [\n");
  await writeFile(join(folder, "notes.txt"), "");
  await mkdir(join(folder, "d.yml"));
  await symlink("/etc/hostname", join(folder, "e.yml"));
  const error: unknown = await loadListing(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RecordError);
  expect((error as Error).message.replaceAll(`${folder}/`, "")).toMatchInlineSnapshot(`
    "a.yml:1: addresses: it is missing. Add it: a list (one line each, starting with -).
    c.yml:1: name: text that starts with [ needs quotes. Write: name: "["
    c.yml:1: addresses: it is missing. Add it: a list (one line each, starting with -).
    e.yml: this is not a regular file. Replace it with the file itself, or delete it.
    notes.txt: this is not an entry. Entries are files named <id>.yml: rename it, or move it elsewhere."
  `);
});

test("a missing folder is an error that says what to do", async () => {
  await expect(loadListing(join(folder, "none"))).rejects.toThrow(/none: the folder cannot be read/);
});

test("the project's own listing is valid", async () => {
  const entries = await loadListing(join(import.meta.dirname, "../../../data/servers"));
  expect(entries.length).toBeGreaterThanOrEqual(79);
  expect(entries.find(({ id }) => id === "cryosphere")?.addresses).toEqual([
    { host: "cryosphere.uk", port: 6666, tls: false },
    { host: "cryosphere.uk", port: 6766, tls: true },
  ]);
});
