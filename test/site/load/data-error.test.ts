import { expect, test } from "vitest";
import { DataError } from "../../../src/load/data-error.ts";

test("the author of the data sees one sentence per mistake, and no stack trace", () => {
  const error = new DataError(["a.yml:1: port: too big", "b.yml:2: no name"]);
  expect(error.message).toBe("The data cannot be read:\n  a.yml:1: port: too big\n  b.yml:2: no name");
  expect(error.stack).toBe("");
});
