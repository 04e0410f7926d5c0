import { expect, test } from "vitest";
import { claimOf, claimsOf, msspFacts, type MsspFacts } from "../../../scanner/src/mssp/index.ts";

const facts = (values: Record<string, string | string[]>): MsspFacts => msspFacts({ values, at: null });

const own = [
  "GMCP",
  "MSDP",
  "MCCP",
  "MCCP2",
  "MCCP3",
  "MXP",
  "MSP",
  "MCP",
  "ZMP",
  "ATCP",
  "AARDWOLF",
  "PUEBLO",
] as const;
test.each([...own, "MTTS", "MNES", "CHARSET", "UTF-8"] as const)("%s is claimed by a variable of that name", (name) => {
  expect(claimsOf(facts({ [name.toLowerCase()]: '"1"' }))).toEqual([[name, { text: "1", variable: name }]]);
});

test.each<[Record<string, string | string[]>, string | undefined]>([
  [{ SSL: "4443" }, "4443"],
  [{ TLS: "1" }, "1"],
  [{ SSL: "0", TLS: "4443" }, "4443"],
  [{ SSL: "4443", TLS: "4444" }, "4443"],
  [{ SSL: "0" }, "0"],
  [{ SSL: "-1" }, undefined],
  [{ SSL: "none" }, undefined],
  [{ SSL: ["0", "4443"] }, "4443"],
])("%j claims TLS with %j", (values, text) => {
  expect(claimOf(facts(values), "TLS")?.text).toBe(text);
});

test("other variables claim nothing", () => {
  expect(claimsOf(facts({ NAME: "GMCP", PLAYERS: "1", EOR: "1" }))).toEqual([]);
});
