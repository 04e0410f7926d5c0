import { expect, test } from "vitest";
import { resolveOutcome } from "../../../../scanner/src/session/measure/outcome.ts";

test.each([
  ["ENOTFOUND", "The host name a.example does not exist (DNS)."],
  ["EAI_AGAIN", "The host name a.example could not be resolved."],
])("a host name that fails with %s", (code, reason) => {
  expect(resolveOutcome(Object.assign(new Error("x"), { code }), "a.example")).toEqual({
    code: "dns-failure",
    phase: "resolve",
    reason,
    cause: code,
  });
});
