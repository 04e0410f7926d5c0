import { beforeAll, expect, test } from "vitest";
import { ImportGraph, needsSockets } from "../../../tools/mutate/related-tests.ts";

let graph: ImportGraph;
beforeAll(() => {
  graph = new ImportGraph();
});

test("tests that name an export of the changed file run first, then those of its room, then others", () => {
  const tests = graph.testsOf("scanner/src/dialogue/who-offer.ts");
  expect(tests[0]).toBe("test/scanner/dialogue/who.test.ts");
  const rooms = tests.map((path) => path.startsWith("test/scanner/dialogue/"));
  expect(rooms.lastIndexOf(true)).toBeLessThan(rooms.indexOf(false));
});

test("tests on sockets run last, and only those of its room", () => {
  const tests = graph.testsOf("scanner/src/session/connect/socket-link.ts");
  const sockets = tests.map(needsSockets);
  expect(sockets.indexOf(true)).toBeGreaterThan(sockets.lastIndexOf(false));
  for (const path of tests.filter(needsSockets)) expect(path).toMatch(/^test\/scanner\/session\//);
});

test("a file that no test imports has none", () => {
  expect(graph.testsOf("test/tools/mutate/related-tests.test.ts")).toEqual(["test/tools/mutate/related-tests.test.ts"]);
  expect(graph.testsOf("vitest.config.ts")).toEqual([]);
});
