import type { Failure, TestRun } from "./test-run.ts";

/** The result of one check. */
export interface CheckOutcome {
  name: string;
  seconds: number;
  /** Processor seconds of its programs, which say more than seconds on a busy machine; null where unknown. */
  processor: number | null;
  passed: number;
  failures: Failure[];
  /** The report of the tests, if the check runs tests and wrote one. */
  tests?: TestRun | undefined;
}

const slowestShown = 10;
/** A message is shown by its first line, cut to this many characters. */
const longestMessage = 300;

/**
 * The end of a run of all checks, made for someone who sees only the last lines of a log: how each check went, the
 * slowest test files, what was skipped and why, what passed only when tried again, what failed, and "N passed, N failed"
 * as the last line.
 */
export function summary(outcomes: readonly CheckOutcome[]): string {
  const failed = outcomes.flatMap(({ name, failures }) => failures.map((failure) => ({ check: name, ...failure })));
  const flaky = outcomes.flatMap(({ name, tests }) => (tests?.flaky ?? []).map((test) => ({ check: name, ...test })));
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const blocks = [
    ["Checks:", ...outcomes.map(checkLine)],
    slowest(outcomes),
    skipped(outcomes),
    flaky.length === 0 ? [] : ["Passed only when tried again:", ...flaky.flatMap(failureLines)],
    failed.length === 0 ? [] : ["Failed:", ...failed.flatMap(failureLines)],
    [`${passed} passed, ${failed.length} failed`],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join("\n")}\n`)
    .join("\n");
}

function checkLine({ name, seconds, processor, passed, failures, tests }: CheckOutcome): string {
  const left = tests === undefined || tests.skipped.length === 0 ? "" : `, ${tests.skipped.length} skipped`;
  const state = failures.length === 0 ? "ok    " : "FAILED";
  const used = processor === null ? "" : `, ${processor.toFixed(0)} s of processor time`;
  return `${state} ${name} (${seconds.toFixed(0)} s${used}): ${passed} passed, ${failures.length} failed${left}`;
}

function slowest(outcomes: readonly CheckOutcome[]): string[] {
  const suites = outcomes.flatMap(({ tests }) => tests?.suites ?? []).sort((a, b) => b.seconds - a.seconds);
  if (suites.length === 0) return [];
  const rows = suites.slice(0, slowestShown).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(6)} s ${file}`);
  return ["Slowest test files:", ...rows];
}

function skipped(outcomes: readonly CheckOutcome[]): string[] {
  const groups = new Map<string, { file: string; note: string; names: string[] }>();
  for (const { file, name, note = "the test gives no reason" } of outcomes.flatMap(
    ({ tests }) => tests?.skipped ?? [],
  )) {
    const key = `${file} ${note}`;
    const group = groups.get(key) ?? { file, note, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  if (groups.size === 0) return [];
  const rows = [...groups.values()].map(({ file, note, names: [first, ...rest] }) => {
    const what = rest.length === 0 ? `“${first ?? ""}”` : `${rest.length + 1} tests`;
    return `  ${file}: ${what}: ${note}`;
  });
  return ["Skipped:", ...rows];
}

function failureLines({ check, file, name, message }: Failure & { check: string }): string[] {
  const where = file === undefined ? check : `${check}: ${file}`;
  return [`  ${where}: ${name}`, `      ${firstLine(message)}`];
}

function firstLine(message: string): string {
  const line = message.split("\n").find((each) => each.trim() !== "") ?? "no message";
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}
