import { expect, test } from "vitest";
import { defined } from "../../../scanner/src/objects/index.ts";

test("only what is undefined is left out, and the order stays", () => {
  const left = defined({ encoding: undefined as string | undefined, no: false, zero: 0, empty: "", nothing: null });
  expect(Object.entries(left)).toEqual([
    ["no", false],
    ["zero", 0],
    ["empty", ""],
    ["nothing", null],
  ]);
  expect("encoding" in left).toBe(false);
});

test("names that servers choose are data", () => {
  const own = defined(JSON.parse('{"__proto__": 1, "constructor": 2}') as Record<string, number>);
  expect(Object.keys(own)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(own)).toBe(Object.prototype);
});
