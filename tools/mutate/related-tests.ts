import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const imports = /(?:from|import|import\(|new URL\()\s*"((?:\.|@mudlark\/scanner\/)[^"]+)"/g;
const unitTest = /^test\/(?:scanner|site|tools)\/(?!.*\.socket\.test\.ts$).*\.test\.ts$/;

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
   * The unit tests that import a file, directly or through others.
   * @param file its path from the repository's root, such as `src/model/tls.ts`
   * @returns their paths: those of the file's own room first, and among them those with the fewest imports in between
   */
  testsOf(file: string): string[] {
    const found = new Set([file]);
    // A set visits what is added while it is walked, so this goes level by level.
    for (const one of found) for (const importer of this.#importers.get(one) ?? []) found.add(importer);
    const tests = [...found].filter((path) => unitTest.test(path));
    const room = testsOfRoom(file);
    return [...tests.filter((path) => path.startsWith(room)), ...tests.filter((path) => !path.startsWith(room))];
  }
}

/** Where the tests of a room are: `src/model/…` has its tests in `test/site/model/`. */
function testsOfRoom(file: string): string {
  const [, root = "", room = ""] = /^(scanner\/src|src|tools)\/([^/]+)\//.exec(file) ?? [];
  return `test/${root === "src" ? "site" : root.replace("/src", "")}/${room}/`;
}
