import { beforeAll, expect, test } from "vitest";
import { ImportGraph, needsSockets } from "../../../tools/mutate/related-tests.ts";

let graph: ImportGraph;
beforeAll(() => {
  graph = new ImportGraph();
});

test("tests that name an export of the changed file run first, then its room, and those on sockets last", () => {
  const tests = graph.testsOf("scanner/src/dialogue/who-offer.ts");
  expect(tests[0]).toBe("test/scanner/dialogue/who.test.ts");
  const rooms = tests.map((path) => path.startsWith("test/scanner/dialogue/"));
  expect(rooms.lastIndexOf(true)).toBeLessThan(rooms.indexOf(false));
  const sockets = tests.map(needsSockets);
  expect(sockets.indexOf(true)).toBeGreaterThan(sockets.lastIndexOf(false));
});

test("a file that no test imports has none", () => {
  expect(graph.testsOf("test/tools/mutate/related-tests.test.ts")).toEqual(["test/tools/mutate/related-tests.test.ts"]);
  expect(graph.testsOf("vitest.config.ts")).toEqual([]);
});
