// Plants a breach of each wall and checks that it is caught: by ESLint, or by the compiler.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import astro from "eslint-plugin-astro";
import tseslint from "typescript-eslint";
import { describe, expect, test } from "vitest";
import { tsc } from "../../../tools/checks/tsc.ts";
import { walls } from "../../../tools/walls/walls.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Only the walls, without the rules that need types. */
const config = [
  { files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } },
  ...astro.configs["flat/base"],
  ...walls,
] as Linter.Config[];

function breaches(file: string, code: string): string[] {
  return new Linter({ cwd: root }).verify(code, config, { filename: join(root, file) }).map(({ message }) => message);
}

describe("what lint catches", () => {
  test.each([
    [
      "an arrow upwards",
      "scanner/src/wire/x.ts",
      'import "../session/index.ts";',
      "scanner/src/wire may import only itself",
    ],
    [
      "an arrow upwards, from a folder within",
      "scanner/src/review/rules/x.ts",
      'import "../../census/index.ts";',
      "may import only itself",
    ],
    ["an arrow upwards, dynamic", "scanner/src/data/x.ts", 'await import("../session/index.ts");', "dynamically too"],
    [
      "past the index of a folder",
      "scanner/src/census/x.ts",
      'import { x } from "../record/outcome.ts";',
      "through its index.ts",
    ],
    [
      "past the index of a second entrance",
      "scanner/src/census/store/x.ts",
      'import { x } from "../../data/written/nights.ts";',
      "through its index.ts",
    ],
    ["the site within the scanner", "scanner/src/cli/x.ts", 'import "astro";', "must not depend on the site"],
    [
      "the tools within the scanner",
      "scanner/src/cli/x.ts",
      'import "../../../tools/demo/steps.ts";',
      "tools/ starts the program",
    ],
    ["a socket in a folder without", "scanner/src/data/x.ts", 'import "node:net";', "may open sockets"],
    ["a socket, dynamic", "scanner/src/data/x.ts", 'await import("node:net");', "may open sockets"],
    ["files in a pure folder", "scanner/src/encoding/x.ts", 'import "node:fs";', "A pure folder takes bytes"],
    [
      "any dynamic import in a pure folder",
      "scanner/src/record/x.ts",
      'await import("./y.ts");',
      "at the top of a file",
    ],
    ["the network in a pure folder", "src/model/x.ts", 'await fetch("/x");', "as an argument"],
    ["the environment in a pure folder", "src/formats/x.ts", "process.env.X;", "as an argument"],
    ["the clock in a pure folder", "scanner/src/likeness/x.ts", "Date.now();", "takes the time"],
    ["today's date in a pure folder", "src/model/x.ts", "new Date();", "takes the time"],
    [
      "an empty object to leave a property out",
      "scanner/src/data/x.ts",
      "({ ...(x === undefined ? {} : { x }) });",
      "...defined({ name })",
    ],
    [
      "the same in a pure folder of the site",
      "src/model/x.ts",
      "({ ...(x === undefined ? {} : { x }) });",
      "...defined({ name })",
    ],
    ["randomness in a pure folder", "scanner/src/text/x.ts", "Math.random();", "takes randomness"],
    ["a page within the model", "src/model/x.ts", 'import "../components/y.ts";', "src/model may import only itself"],
    [
      "the configuration within the model",
      "src/model/x.ts",
      'import "../config/site.ts";',
      "src/model may import only itself",
    ],
    ["the tools within the site", "src/load/x.ts", 'import "../../tools/x.ts";', "tools/ starts the program"],
    ["a socket in the site", "src/load/x.ts", 'import "node:https";', "must not open sockets"],
    ["the scanner's inside", "src/model/x.ts", 'import "../../scanner/src/record/index.ts";', "through its exports"],
    ["Node in a script of a page", "src/components/parts/client/x.ts", 'import "node:path";', "runs in a browser"],
    [
      "the loader in a script of a page",
      "src/components/parts/client/x.ts",
      'import "../../../load/load.ts";',
      "runs in a browser",
    ],
  ])("%s", (_name, file, code, message) => {
    expect(breaches(file, code).join("\n")).toContain(message);
  });

  test.each(["<p>\n  A {one}\n  word\n</p>", "<p>\n  <b>one</b>\n  word\n</p>", "<p>\n  a\n  {word}\n</p>"])(
    "a space that Astro drops: %j",
    (code) => {
      expect(breaches("src/pages/x.astro", code)).toEqual([expect.stringContaining("the two words become one")]);
      expect(breaches("src/pages/x.astro", code.replace(/\n {2}(?=word|\{word)/, '{" "}\n  '))).toEqual([]);
    },
  );

  test("what is allowed passes", () => {
    expect(
      breaches(
        "scanner/src/census/x.ts",
        'import { x } from "../record/index.ts"; await import("node:net"); Date.now();',
      ),
    ).toEqual([]);
    expect(breaches("scanner/src/likeness/x.ts", 'import { createHash } from "node:crypto"; new Date(0);')).toEqual([]);
    expect(breaches("scanner/src/census/store/x.ts", 'import { x } from "../../data/written/index.ts";')).toEqual([]);
    expect(breaches("scanner/src/session/connect/x.ts", 'import { Notes } from "../record/notes.ts";')).toEqual([]);
  });
});

describe("the scripts of pages", () => {
  test("are in a client folder, where the browser's walls apply", () => {
    const pages = globSync("src/**/*.astro", { cwd: root });
    const scripts = pages.flatMap((page) =>
      Array.from(readFileSync(join(root, page), "utf8").matchAll(/<script src="([^"]+)"/g), ([, src = ""]) =>
        join(page, "..", src),
      ),
    );
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.filter((script) => !script.includes("/client/"))).toEqual([]);
  });
});

describe("what the compiler catches", () => {
  test.each([
    ["the document in the model", "pure", "export const x = document.title;", "document"],
    ["files in a pure folder of the scanner", "pure", 'export { readFile } from "node:fs";', "node:fs"],
    ["an environment variable in a format", "pure", "export const x = process.env.HOME;", "process"],
    ["bytes of Node in a script of a page", "client", 'export const x = Buffer.from("");', "Buffer"],
  ])(
    "%s",
    async (_name, kind, code, found) => {
      // Next to the sources, not among them, since other checks may be reading those.
      await mkdir(join(root, ".cache"), { recursive: true });
      const scratch = await mkdtemp(join(root, ".cache", "breach-"));
      try {
        await writeFile(join(scratch, "breach.ts"), code);
        // The wall's own settings, applied only to the planted file: the whole project would take long and find nothing
        // more.
        const settings = join(scratch, "tsconfig.json");
        const wall = relative(scratch, join(root, "tools/walls"));
        await writeFile(
          settings,
          JSON.stringify({
            extends: `${wall}/tsconfig.${kind}.json`,
            include: ["breach.ts", `${wall}/pure-modules.d.ts`, ...(kind === "pure" ? [`${wall}/pure.d.ts`] : [])],
          }),
        );
        const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", settings], { encoding: "utf8" });
        expect(stdout).toMatch(new RegExp(`breach\\.ts.*${found}`));
        expect(status).not.toBe(0);
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
