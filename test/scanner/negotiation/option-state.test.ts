import { describe, expect, it } from "vitest";
import { heardNo, heardYes, wantNo, wantYes, type QState } from "../../../scanner/src/negotiation/index.ts";

/** RFC 1143 section 7, line by line: state, event, new state, reply. */
const table: [
  QState,
  "WILL, agreed" | "WILL, not agreed" | "WONT" | "enable" | "disable",
  QState,
  "yes" | "no" | undefined,
][] = [
  ["no", "WILL, agreed", "yes", "yes"],
  ["no", "WILL, not agreed", "no", "no"],
  ["yes", "WILL, agreed", "yes", undefined],
  ["want-no", "WILL, agreed", "no", undefined],
  ["want-no-opposite", "WILL, agreed", "yes", undefined],
  ["want-yes", "WILL, not agreed", "yes", undefined],
  ["want-yes-opposite", "WILL, agreed", "want-no", "no"],
  ["no", "WONT", "no", undefined],
  ["yes", "WONT", "no", "no"],
  ["want-no", "WONT", "no", undefined],
  ["want-no-opposite", "WONT", "want-yes", "yes"],
  ["want-yes", "WONT", "no", undefined],
  ["want-yes-opposite", "WONT", "no", undefined],
  ["no", "enable", "want-yes", "yes"],
  ["yes", "enable", "yes", undefined],
  ["want-no", "enable", "want-no-opposite", undefined],
  ["want-no-opposite", "enable", "want-no-opposite", undefined],
  ["want-yes", "enable", "want-yes", undefined],
  ["want-yes-opposite", "enable", "want-yes", undefined],
  ["no", "disable", "no", undefined],
  ["yes", "disable", "want-no", "no"],
  ["want-no", "disable", "want-no", undefined],
  ["want-no-opposite", "disable", "want-no", undefined],
  ["want-yes", "disable", "want-yes-opposite", undefined],
  ["want-yes-opposite", "disable", "want-yes-opposite", undefined],
];

describe("the Q method of RFC 1143", () => {
  it.each(table)("%s, %s → %s, says %s", (state, event, next, say) => {
    const step = {
      "WILL, agreed": () => heardYes(state, true),
      "WILL, not agreed": () => heardYes(state, false),
      WONT: () => heardNo(state),
      enable: () => wantYes(state),
      disable: () => wantNo(state),
    }[event]();
    expect(step).toEqual(say === undefined ? { state: next } : { state: next, say });
  });
});
