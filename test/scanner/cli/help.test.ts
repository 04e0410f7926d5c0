import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const cli = fileURLToPath(new URL("../../../scanner/bin/mudlark.js", import.meta.url));

const helpOf = (...command: string[]): string => {
  const run = spawnSync(process.execPath, [cli, ...command, "--help"], { encoding: "utf8" });
  expect(run.status).toBe(0);
  return run.stdout;
};

const namesIn = (help: string): string[] =>
  [...(/^Commands:\n([\s\S]*?)(?:\n\n|$(?![\s\S]))/m.exec(help)?.[1] ?? "").matchAll(/^ {2}(\w+)/gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "help");

test("every command has help that fits a terminal of 80 columns", () => {
  const top = helpOf();
  const commands = [
    [],
    ...namesIn(top).map((name) => [name]),
    ...namesIn(helpOf("data")).map((name) => ["data", name]),
  ];
  expect(commands.length).toBeGreaterThan(10);
  for (const command of commands) {
    const help = helpOf(...command);
    expect(help).toMatch(/^Usage: mudlark/);
    expect(
      help.split("\n").filter((line) => line.length > 80),
      command.join(" "),
    ).toEqual([]);
  }
});
