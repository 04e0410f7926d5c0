import { expect, test } from "vitest";
import { ambiguous } from "../../../../src/components/text/ambiguous.ts";

test("a text is ambiguous if it links to more than one page", () => {
  const unclear = ambiguous([
    { text: "DikuMUD", path: "/codebases/dikumud/" },
    { text: "DIKUMUD", path: "/families/dikumud/" },
    { text: "Evennia", path: "/codebases/evennia/" },
    { text: "Evennia", path: "/codebases/evennia/" },
  ]);
  expect(["DikuMUD", "dikumud", "Evennia", "LPMud"].map(unclear)).toEqual([true, true, false, false]);
});
