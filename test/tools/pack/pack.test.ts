import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";
import { pack } from "../../../tools/pack/pack.ts";
import { packedProgram, packFolder, packList, readPackList } from "../../../tools/pack/packed.ts";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mudlark-pack-"));
  write("package.json", '{ "type": "module" }');
  write("scanner/package.json", '{ "type": "module", "version": "1.2.3" }');
  write("node_modules/.package-lock.json", "{}");
  write("scanner/src/cli/program.ts", 'export { greeting as mudlark } from "../text/words.ts";\n');
  write("scanner/src/text/words.ts", "export const greeting: string = `Hail from ${import.meta.dirname}`;\n");
  for (const thread of ["census-thread", "round-thread"])
    write(`scanner/src/census/watch/${thread}.ts`, `console.log("${thread}");\n`);
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const folders = (): string[] => readdirSync(join(root, packFolder)).filter((name) => name !== packList);

it("packs the program, which still knows where its sources are", async () => {
  expect(packedProgram(root)).toBeUndefined();
  await pack(root);
  const url = packedProgram(root) ?? "";
  expect(await import(url)).toMatchObject({ mudlark: `Hail from ${join(root, "scanner/src/text")}` });
  expect(readdirSync(dirname(fileURLToPath(url)))).toEqual(
    expect.arrayContaining(["program.mjs", "census-thread.mjs", "round-thread.mjs"]),
  );
});

const sources = ["scanner/src/text/words.ts", "scanner/src/census/watch/round-thread.ts", "scanner/package.json"];

it.each([...sources, "node_modules/.package-lock.json"])("is not used after a change of %s", async (path) => {
  await pack(root);
  const { atime, mtimeMs, size } = statSync(join(root, path));
  write(path, "x".repeat(size));
  utimesSync(join(root, path), atime, new Date(mtimeMs + 1000));
  expect(packedProgram(root)).toBeUndefined();
  await expect(packedAgain(path)).resolves.toBeDefined();
});

async function packedAgain(path: string): Promise<string | undefined> {
  write(path, path.endsWith(".json") ? "{}" : "export const greeting = 1;\n");
  await pack(root);
  return packedProgram(root);
}

it("is used in a container image, whose layers keep whole seconds only", async () => {
  await pack(root);
  const { files } = readPackList(join(root, packFolder));
  expect(files.some(([, , modified]) => modified % 1000 !== 0)).toBe(true);
  for (const [path, , modified] of files) {
    const seconds = Math.floor(modified / 1000);
    utimesSync(join(root, path), seconds, seconds);
  }
  expect(packedProgram(root)).toBeDefined();
  utimesSync(join(root, "package.json"), 1, 1);
  expect(packedProgram(root)).toBeUndefined();
});

it("is not used after a source has gone, or for a checkout that was moved", async () => {
  await pack(root);
  expect(packedProgram(tmpdir(), join(root, packFolder))).toBeUndefined();
  rmSync(join(root, "scanner/src/text/words.ts"));
  expect(packedProgram(root)).toBeUndefined();
});

it("is not used if one of its own files is cut short or lost, or its list is damaged", async () => {
  await pack(root);
  const program = fileURLToPath(packedProgram(root) ?? "");
  writeFileSync(program, "export");
  expect(packedProgram(root)).toBeUndefined();
  await pack(root);
  rmSync(program);
  expect(packedProgram(root)).toBeUndefined();
  await pack(root);
  for (const list of ["", "{", "null", '{"files":1}', "[]"]) {
    writeFileSync(join(root, packFolder, packList), list);
    expect(packedProgram(root)).toBeUndefined();
  }
  await pack(root);
  expect(packedProgram(root)).toBeDefined();
});

it("keeps the program that a census may still be running, and no older one", async () => {
  for (const version of [1, 2, 3]) {
    write("scanner/src/text/words.ts", `export const greeting = ${version};\n`);
    await pack(root);
    expect(folders()).toHaveLength(Math.min(version, 2));
  }
  const before = folders();
  await pack(root);
  expect(folders()).toEqual(before);
});
