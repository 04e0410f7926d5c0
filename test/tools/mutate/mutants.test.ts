import { expect, test } from "vitest";
import { mutantsOf, withMutant } from "../../../tools/mutate/mutants.ts";

const mutated = (text: string): string[] => mutantsOf(text).map((mutant) => withMutant(text, mutant));

test.each([
  ["a < b", ["a <= b"]],
  ["a && !b", ["a || !b", "a && b"]],
  ["const most = 18;", ["const most = 180;"]],
  ["let at = 0;", ["let at = 1;"]],
  ["const share = 0.3;", ["const share = 3;"]],
  ["const x = list[at] ?? 0;", []],
  ["const x = map.get(key) ?? 0;", ["const x = map.get(key) ?? 1;"]],
  ["if (a) b();", ["if (!(a)) b();"]],
  ["if (!a) b();", ["if (a) b();"]],
  ["if (a === b) c();", ["if (a !== b) c();"]],
  ["const x = a ? true : c;", ["const x = !(a) ? true : c;", "const x = a ? false : c;"]],
  ['const x = a + "text";', []],
  ["const x: 18 = y as 18;", []],
  ['import { x } from "y";\ninterface Z { at: 3 }', []],
])("%j", (text, wanted) => {
  expect(mutated(text)).toEqual(wanted);
});

test("a mutant names its line", () => {
  expect(mutantsOf("// one\nf(a < b);").map(({ line }) => line)).toEqual([2]);
});
