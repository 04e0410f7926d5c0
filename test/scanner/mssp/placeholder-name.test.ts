import { expect, test } from "vitest";
import { isPlaceholderName } from "../../../scanner/src/mssp/index.ts";

const frameworks = [
  "Mygame",
  "my-game",
  "PENNMUSH",
  "Your MUD",
  "the mud",
  "MUD NAME",
  "tbaMUD",
  "CoffeeMud",
  "CircleMUD",
];
const nothing = ["", "-1", "0", "***", "unnamed", "Name not set", "Unknown", "null", "N/A"];
test.each([...frameworks, ...nothing])("%j is a placeholder", (name) => {
  expect(isPlaceholderName(name)).toBe(true);
});

test.each(["Cryosphere", "M*U*S*H", "狂想空間", "MUD1", "Unknown Worlds"])("%j is a name", (name) => {
  expect(isPlaceholderName(name)).toBe(false);
});

test.each<[string, string, boolean]>([
  ["tbaMUD", "tbamud.com", false],
  ["LambdaMOO", "lambda.moo.mud.org", false],
  ["LambdaMOO", "moo.example.org", true],
  ["MUD", "mud.example.org", true],
])("%s at %s: a placeholder, %j", (name, host, placeholder) => {
  expect(isPlaceholderName(name, [host])).toBe(placeholder);
});
