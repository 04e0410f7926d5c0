// One name, one meaning: two exported things of the same name are mistaken for each other, by people and by editors.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Names that a framework looks for in every file of a kind: Astro's routes, and the command line's commands. */
const givenNames = new Set(["GET", "getStaticPaths", "register"]);

/** The names that a source declares and exports; what it only passes on from another file does not count. */
function exportedNames(text: string): string[] {
  const { statements } = ts.createSourceFile("x.ts", text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
    return "name" in statement && ts.isIdentifier(statement.name) ? [statement.name.text] : [];
  });
}

/** Exported names that several files declare, with the files. */
function doubles(files: readonly [path: string, text: string][]): Record<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [path, text] of files)
    for (const name of new Set(exportedNames(text))) places.set(name, [...(places.get(name) ?? []), path]);
  return Object.fromEntries([...places].filter(([name, paths]) => paths.length > 1 && !givenNames.has(name)));
}

test("finds a double, whatever it is, and leaves overloads and re-exports alone", () => {
  expect(
    doubles([
      ["a.ts", "export interface Side {}\nexport const one = 1;\nfunction inner() {}"],
      [
        "b.ts",
        'export type Side = 1;\nexport { one } from "./a.ts";\nexport function inner(): void;\nexport function inner() {}',
      ],
      ["c.ts", "export function register() {}"],
      ["d.ts", "export function register() {}"],
    ]),
  ).toEqual({ Side: ["a.ts", "b.ts"] });
});

test("every exported name has one meaning", () => {
  const files = execFileSync("git", ["ls-files", "scanner/src/**/*.ts", "src/**/*.ts", "tools/**/*.ts"], {
    cwd: root,
    encoding: "utf8",
  });
  const sources = files
    .split("\n")
    .filter((path) => path !== "" && !path.endsWith(".d.ts"))
    .map((path): [string, string] => [path, readFileSync(join(root, path), "utf8")]);
  expect(sources.length).toBeGreaterThan(400);
  expect(doubles(sources)).toEqual({});
});
