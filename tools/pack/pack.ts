// Packs the program `mudlark`, so that it starts faster: `npm run pack`, which `npm install` does too. The rules are in
// packed.ts. If it cannot be packed, it runs from its sources.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { rolldown } from "rolldown";
import { replaceFile } from "../../scanner/src/cache/index.ts";
import { messageOf } from "../../scanner/src/text/index.ts";
import { commandLine } from "../options/command-line.ts";
import { packFolder, packList, readPackList, type Pack } from "./packed.ts";

const help = `npm run pack

Packs the program mudlark, so that it starts faster; npm install does it too. After a change of its code it runs from
the sources, until it is packed again.
`;

/** What is started on its own: the program, and the threads of a census, which are looked for next to its code. */
const entrances = {
  program: "scanner/src/cli/program.ts",
  "census-thread": "scanner/src/census/watch/census-thread.ts",
  "round-thread": "scanner/src/census/watch/round-thread.ts",
};

/** What says which packages there are, and how imports of them are resolved. The last is npm's list of what it installed. */
const packageFiles = ["package.json", "scanner/package.json", "node_modules/.package-lock.json"];

/**
 * Packs the program.
 * @param root the folder of the checkout
 * @param place where packed programs are
 * @throws Error of the bundler or of the file system
 */
export async function pack(root: string, place = join(root, packFolder)): Promise<void> {
  const sources = new Map(packageFiles.map((path) => [path, listed(root, path)]));
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.entries(entrances).map(([name, path]) => [name, join(root, path)])),
    platform: "node",
    tsconfig: false,
    transform: { target: "node24" },
    plugins: [
      {
        name: "sources",
        // Before the file is read: if it changes after that, the list has its old time.
        load: (id) => {
          if (isSource(root, id)) sources.set(id, listed(root, relative(root, id)));
        },
        transform: (code, id) =>
          isSource(root, id) ? code.replaceAll("import.meta.dirname", JSON.stringify(dirname(id))) : undefined,
      },
    ],
    // Nobody here can act on the warnings, which concern dependencies.
    logLevel: "silent",
  });
  const { output } = await bundle.generate({
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
  });
  await bundle.close();
  const modules = output.flatMap((part) => (part.type === "chunk" ? [[part.fileName, part.code] as const] : []));
  const folder = createHash("sha256").update(JSON.stringify(modules)).digest("hex").slice(0, 16);
  mkdirSync(join(place, folder), { recursive: true });
  const packed = modules.map(([name, code]) => {
    replaceFile(join(place, folder, name), code);
    return listed(root, relative(root, join(place, folder, name)));
  });
  const list: Pack = { root: resolve(root), folder, files: [...sources.values(), ...packed] };
  removeOld(place, folder);
  replaceFile(join(place, packList), JSON.stringify(list));
}

/** Whether a module is a file of the checkout, and not of a package or of the bundler's own. */
function isSource(root: string, id: string): boolean {
  return isAbsolute(id) && !relative(root, id).split(sep).includes("node_modules");
}

function listed(root: string, path: string): Pack["files"][number] {
  const { size, mtimeMs } = statSync(join(root, path));
  return [path, size, mtimeMs];
}

/** Keeps the program that was used until now: a census may be running it, and load more of it. */
function removeOld(place: string, folder: string): void {
  let used = "";
  try {
    used = readPackList(place).folder;
  } catch {
    // There was none, or its list is damaged and so not used.
  }
  if (used === folder) return;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    if (entry.isDirectory() && ![folder, used].includes(entry.name))
      rmSync(join(place, entry.name), { recursive: true, force: true });
  }
}

if (import.meta.main) {
  commandLine(help, {});
  try {
    await pack(join(import.meta.dirname, "../.."));
  } catch (error) {
    process.stderr.write(`mudlark could not be packed, so it will start more slowly: ${messageOf(error)}\n`);
  }
}
