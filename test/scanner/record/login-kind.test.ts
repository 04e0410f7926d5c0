// cspell:ignore Furey Staerfeldt Thoric
import { expect, it } from "vitest";
import { loginKind } from "../../../scanner/src/record/index.ts";

it.each([
  ["Enter your character's name, or type new: ", "SMAUG"],
  ["SMAUG 1.4 is brought to you by Thoric", "SMAUG"],
  ["Based on ROM2.4 by Russ Taylor\r\nBy what name do you wish to be known? ", "ROM"],
  ["\x1b[1mThis is ROM 2.4b6\x1b[0m", "ROM"],
  ["Who art thou: ", "Merc"],
  ["DikuMUD by Hans Staerfeldt ...\r\nMERC 2.1 by Furey, Hatchet, and Kahn", "Merc"],
  ["Based on CircleMUD 3.0 by Jeremy Elson\r\nBy what name do you wish to be known? ", "CircleMUD"],
  ["Welcome.\r\nBy what name\r\ndo you wish to be known? ", "Diku"],
  ["By what name shall we call you? ", "Diku"],
  ["What is your name: ", undefined],
  ["Login: ", undefined],
  ["", undefined],
])("%j looks like %s", (screen, kind) => {
  expect(loginKind(screen)).toBe(kind);
});
