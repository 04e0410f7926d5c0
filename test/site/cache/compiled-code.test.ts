import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const cache = mkdtempSync(join(tmpdir(), "mudlark-code-"));

/** Runs a program that keeps its code, in its own process. @returns what it prints */
function run(then: string): string {
  const source = new URL("../../../src/cache/compiled-code.ts", import.meta.url).href;
  const program = `const { keepCompiledCode } = await import(${JSON.stringify(source)});
    keepCompiledCode(${JSON.stringify(cache)});
    ${then}`;
  // Variables would win over the program's folder: npm test sets one, and Vitest another if it measures coverage.
  const env = { PATH: process.env.PATH };
  return execFileSync("node", ["--input-type=module", "-e", program], { encoding: "utf8", env });
}

const load = `const { sum } = await import(${JSON.stringify(join(cache, "sum.ts"))}); console.log(sum(1, 2));`;
const kept = (): string[] => readdirSync(join(cache, "code"), { recursive: true, encoding: "utf8" });

test("keeps code by its content, and ignores what is damaged", () => {
  writeFileSync(join(cache, "sum.ts"), "export const sum = (a: number, b: number): number => a + b;");
  expect(run(load)).toBe("3\n");
  expect(kept().length).toBeGreaterThan(1);
  for (const file of readdirSync(join(cache, "code"), { recursive: true, withFileTypes: true }))
    if (file.isFile()) writeFileSync(join(file.parentPath, file.name), "damaged");
  expect(run(load)).toBe("3\n");
  writeFileSync(join(cache, "sum.ts"), "export const sum = (a: number, b: number): number => a + b + 1;");
  expect(run(load)).toBe("4\n");
});

test("starts again when there are too many files", () => {
  const folder = join(cache, "code", "other-version");
  mkdirSync(folder, { recursive: true });
  for (let number = 0; number <= 10_000; number++) writeFileSync(join(folder, String(number)), "");
  run(load);
  expect(kept().length).toBeLessThan(100);
});
