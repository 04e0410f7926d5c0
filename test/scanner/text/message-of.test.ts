import { expect, test } from "vitest";
import { messageOf } from "../../../scanner/src/text/index.ts";

test("returns the message of an Error, and anything else that was thrown as text", () => {
  expect(messageOf(new RangeError("too long"))).toBe("too long");
  expect(messageOf("just text")).toBe("just text");
  expect(messageOf(undefined)).toBe("undefined");
});
