import { expect, test } from "vitest";
import type { Check } from "../../../tools/checks/checks.ts";
import { inQueue } from "../../../tools/checks/run-checks.ts";
import type { CheckOutcome } from "../../../tools/checks/summary.ts";

const check = (name: string, ...notWith: string[]): Check => ({ name, command: "true", args: [], notWith });

/** Runs checks that take a number of rounds. @returns the names of those that ran in each round, and of the outcomes */
async function rounds(checks: readonly Check[], atOnce: number, lengths: Record<string, number>) {
  const running = new Map<string, () => void>();
  const run = ({ name }: Check): Promise<CheckOutcome> =>
    new Promise((resolve) =>
      running.set(name, () => resolve({ name, seconds: 0, processor: null, passed: 1, failures: [] })),
    );
  const queue = inQueue(checks, atOnce, run);
  const seen: string[] = [];
  const left = new Map(Object.entries(lengths));
  while (running.size > 0) {
    seen.push([...running.keys()].join(" "));
    for (const [name, end] of [...running]) {
      left.set(name, (left.get(name) ?? 1) - 1);
      if ((left.get(name) ?? 0) > 0) continue;
      running.delete(name);
      end();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { seen, outcomes: (await queue).map(({ name }) => name) };
}

test("the next check starts when one ends, and the outcomes are in the order of the checks", async () => {
  const { seen, outcomes } = await rounds(
    ["a", "b", "c", "d"].map((name) => check(name)),
    2,
    { a: 3, b: 1, c: 1, d: 2 },
  );
  expect(seen).toEqual(["a b", "a c", "a d", "d"]);
  expect(outcomes).toEqual(["a", "b", "c", "d"]);
});

test("checks that must not run side by side wait for each other, and those behind them start first", async () => {
  const { seen } = await rounds([check("a"), check("b", "a"), check("c"), check("d")], 3, { a: 2 });
  expect(seen).toEqual(["a c d", "a", "b"]);
  expect((await rounds([check("a", "b"), check("b")], 2, {})).seen).toEqual(["a", "b"]);
});
