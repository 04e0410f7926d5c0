import { expect, test } from "vitest";
import { summary, type CheckOutcome } from "../../../tools/checks/summary.ts";

const lint: CheckOutcome = { name: "lint", seconds: 12, processor: 14, passed: 1, failures: [] };

test("the last line counts checks and tests", () => {
  const lines = summary([lint]).trimEnd().split("\n");
  expect(lines).toEqual([
    "Checks:",
    "ok     lint (12 s, 14 s of processor time): 1 passed, 0 failed",
    "",
    "1 passed, 0 failed",
  ]);
});

test("failed tests come right before it: check, file, name and the first line of the message", () => {
  const failures = [
    { file: "test/site/x.test.ts", name: "a > b", message: "\nexpected 1 to be 2\n  at somewhere" },
    { file: undefined, name: "outside of any test", message: "" },
  ];
  const tests = { passed: 3, failures, flaky: [], skipped: [], suites: [] };
  const lines = summary([lint, { name: "unit tests", seconds: 5.4, processor: null, passed: 3, failures, tests }])
    .trimEnd()
    .split("\n");
  expect(lines.slice(1, 3)).toEqual([
    "ok     lint (12 s, 14 s of processor time): 1 passed, 0 failed",
    "FAILED unit tests (5 s): 3 passed, 2 failed",
  ]);
  expect(lines.slice(4)).toEqual([
    "Failed:",
    "  unit tests: test/site/x.test.ts: a > b",
    "      expected 1 to be 2",
    "  unit tests: outside of any test",
    "      no message",
    "",
    "4 passed, 2 failed",
  ]);
});

test("tests that passed only when tried again are listed, and do not fail the run", () => {
  const flaky = [{ file: "a.test.ts", name: "clicks", message: "Timeout 5 s exceeded.\nCall log" }];
  const text = summary([{ ...lint, tests: { passed: 1, failures: [], flaky, skipped: [], suites: [] } }]);
  expect(text).toContain("Passed only when tried again:\n  lint: a.test.ts: clicks\n      Timeout 5 s exceeded.\n\n");
  expect(text.endsWith("1 passed, 0 failed\n")).toBe(true);
});

test("a long message is cut", () => {
  const failures = [{ file: undefined, name: "n", message: "x".repeat(5000) }];
  expect(summary([{ ...lint, passed: 0, failures }]).length).toBeLessThan(500);
});

test("skipped tests are grouped by file and reason; the ten slowest files are listed", () => {
  const skipped = [
    { file: "a.test.ts", name: "one", note: "ansilove is not installed" },
    { file: "a.test.ts", name: "two", note: "ansilove is not installed" },
    { file: "a.test.ts", name: "three", note: undefined },
  ];
  const suites = Array.from({ length: 12 }, (_, at) => ({ file: `${at}.test.ts`, seconds: at }));
  const text = summary([{ ...lint, tests: { passed: 1, failures: [], flaky: [], skipped, suites } }]);
  expect(text).toContain("1 passed, 0 failed, 3 skipped\n");
  expect(text).toContain("  a.test.ts: 2 tests: ansilove is not installed\n");
  expect(text).toContain("  a.test.ts: “three”: the test gives no reason\n");
  expect(text).toContain("Slowest test files:\n  11.0 s 11.test.ts\n");
  expect(text).not.toContain(" 1.test.ts");
});
