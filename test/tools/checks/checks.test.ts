import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checks } from "../../../tools/checks/checks.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

test("every file of unit tests is run by exactly one check", () => {
  const filters = checks.filter(({ args }) => args.includes("unit")).map(({ args }) => args.slice(3));
  const files = globSync("test/{scanner,site,tools}/**/*.test.ts", { cwd: root }).filter(
    (file) => !file.endsWith(".socket.test.ts"),
  );
  // As vitest does: a file runs if one of the filters is part of its path.
  const run = files.map((file) => filters.filter((ones) => ones.some((filter) => file.includes(filter))).length);
  expect(files.length).toBeGreaterThan(200);
  expect(files.filter((_file, index) => run[index] !== 1)).toEqual([]);
});

test("checks that are kept apart exist", () => {
  const names = checks.map(({ name }) => name);
  expect(checks.flatMap(({ notWith = [] }) => notWith).filter((name) => !names.includes(name))).toEqual([]);
});
