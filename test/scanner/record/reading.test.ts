import { expect, test } from "vitest";
import { nightOf, readingsFile, readReadings, type Reading } from "@mudlark/scanner/record";

const reading: Reading = {
  id: "cryosphere",
  host: "cryosphere.org",
  port: 6666,
  outcome: "ok",
  at: "2026-11-21T03:00:00Z",
  ms: { total: 3021 },
  players: 0,
};
const line = `${JSON.stringify(reading)}\n`;

test("a file of readings is read line by line", () => {
  expect(readReadings(line + line, "x")).toEqual([reading, reading]);
  expect(readReadings("", "x")).toEqual([]);
});

test("a file cut anywhere in its last line gives the lines before it", () => {
  for (let cut = 1; cut < line.length; cut++) expect(readReadings(line + line.slice(0, -cut), "x")).toEqual([reading]);
});

test("a line that is not a reading is named by file and line", () => {
  expect(() => readReadings(`${line}{"id"\n${line}`, "data/readings/2026/2026-11-21.ndjson")).toThrow(
    /2026-11-21\.ndjson:2: not valid JSON/,
  );
  expect(() => readReadings(line.replace("6666", "0"), "night")).toThrow(/night:1: port/);
});

test("a night's files are known by their names, shards included", () => {
  expect(readingsFile("2026-11-21")).toBe("2026/2026-11-21.ndjson");
  expect(readingsFile("2026-11-21", "2-of-4")).toBe("2026/2026-11-21.2-of-4.ndjson");
  expect(nightOf("2026-11-21.ndjson")).toBe("2026-11-21");
  expect(nightOf("2026-11-21.2-of-4.ndjson")).toBe("2026-11-21");
  expect(nightOf("2026-11-21.ndjson.tmp")).toBeUndefined();
});

test("a byte order mark is ignored, and what a problem quotes cannot break its line", () => {
  expect(readReadings(`\ufeff${line}${line}`, "x")).toEqual([reading, reading]);
  const problems: string[] = [];
  readReadings('{"a\r\t:"\u2028"}\n', "x", ({ message }) => problems.push(message));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^x:1: not valid JSON \([^\r\n\t]*\)\. Restore the file from git, or delete the line\.$/);
});

test("a line with too many values is a problem, and so is one that is too long to be read", () => {
  const others = (count: number): string => line.replace("{", `{"others":[${"0,".repeat(count)}0],`);
  const problems: string[] = [];
  const skip = ({ message }: Error): void => void problems.push(message);
  expect(readReadings(line + others(200_000) + others(9_000_000) + line, "x", skip)).toEqual([reading, reading]);
  expect(problems).toEqual([
    "x:2: it has more than 200000 values. Restore the file from git, or delete the line.",
    "x:3: it is longer than 16777216 characters. Restore the file from git, or delete the line.",
  ]);
});

test("of thousands of problems in a line, the first are named", () => {
  const problems: string[] = [];
  readReadings(line.replace("{", `{"changed":[${"0,".repeat(9_999)}0],`), "x", ({ message }) => problems.push(message));
  const sentences = problems.join("").split("\n");
  expect(sentences).toHaveLength(101);
  expect(sentences.at(-1)).toBe("x:1: and 9900 more problems");
});
