import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const imports = /(?:from|import|import\(|new URL\()\s*"((?:\.|@mudlark\/scanner\/)[^"]+)"/g;
const testFile = /^test\/(?:scanner|site|tools)\/.*\.test\.ts$/;
const exported = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

/** Whether a test needs loopback sockets, and with them real time. */
export const needsSockets = (test: string): boolean => test.endsWith(".socket.test.ts");

/** Who imports whom in this repository, read from the text of its files. */
export class ImportGraph {
  readonly #importers = new Map<string, string[]>();

  /** Reads every TypeScript file that git tracks. */
  constructor() {
    for (const file of execFileSync("git", ["ls-files", "*.ts"], { encoding: "utf8" }).split("\n")) {
      if (file === "") continue;
      for (const [, imported = ""] of readFileSync(file, "utf8").matchAll(imports)) {
        const path = imported.startsWith(".")
          ? normalize(join(dirname(file), imported))
          : `scanner/src/${imported.slice("@mudlark/scanner/".length)}/index.ts`;
        this.#importers.set(path, [...(this.#importers.get(path) ?? []), file]);
      }
    }
  }

  /**
   * The tests that import a file, directly or through others, from the one most likely to notice a change.
   * @param file its path from the repository's root, such as `src/model/tls.ts`
   * @returns their paths: the file's own room first, and there those that name one of its exports; then the other rooms.
   *   Tests on sockets come last, and only those of its own room: they take minutes
   */
  testsOf(file: string): string[] {
    const found = new Set([file]);
    // A set visits what is added while it is walked, so this goes level by level.
    for (const one of found) for (const importer of this.#importers.get(one) ?? []) found.add(importer);
    const names = Array.from(readFileSync(file, "utf8").matchAll(exported), ([, name = ""]) => name);
    const room = testsOfRoom(file);
    const rank = (test: string): number =>
      (needsSockets(test) ? 4 : 0) + (test.startsWith(room) ? 0 : 2) + (namesOne(test, names) ? 0 : 1);
    return [...found]
      .filter((path) => testFile.test(path) && (!needsSockets(path) || path.startsWith(room)))
      .map((test) => ({ test, rank: rank(test) }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ test }) => test);
  }
}

function namesOne(test: string, names: readonly string[]): boolean {
  const words = new Set(readFileSync(test, "utf8").match(/\w+/g));
  return names.some((name) => words.has(name));
}

/** Where the tests of a room are: `src/model/…` has its tests in `test/site/model/`. */
function testsOfRoom(file: string): string {
  const [, root = "", room = ""] = /^(scanner\/src|src|tools)\/([^/]+)\//.exec(file) ?? [];
  return `test/${root === "src" ? "site" : root.replace("/src", "")}/${room}/`;
}
