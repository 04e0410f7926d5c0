import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { mudlarkProgram } from "../../scanner/src/cli/command-line.ts";
import { checkCommand as check } from "../../tools/check/listed.ts";

// Every command that the documentation names exists, with every option that it is given there. Running them all is left
// to their own tests: a census, a build or a bench takes minutes.

const root = join(import.meta.dirname, "../..");
const texts = globSync(["*.md", "docs/!(commands).md", "data/*.md", "src/about/*.md", "src/pages/about/*.astro"], {
  cwd: root,
});
const program = await mudlarkProgram([check]);
const scripts: Record<string, string> = packageJson.scripts;
/** What npm can do without a script of ours. */
const ofNpm = new Set(["install", "ci", "cit", "test"]);

/** The commands in a text: lines of code blocks, and code within sentences. */
function commandsIn(text: string): string[] {
  const blocks = Array.from(text.matchAll(/```[a-z]*\n([\s\S]*?)```/g), ([, block = ""]) => block.split("\n")).flat();
  const spans = Array.from(text.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g), ([, span = ""]) => span);
  return [...blocks, ...spans]
    .flatMap((line) =>
      line
        .replace(/ # .*$/, "")
        .replace(/'[^']*'|"[^"]*"/g, "TEXT")
        .split(/&&|\||>|;/),
    )
    .map((command) => command.trim().replace(/^.*?\b(?=(?:npx |npm |mudlark ))/, ""))
    .filter((command) => /^(?:(?:npx )?mudlark [a-z-]|npm (?:run [a-z]|(?!run$)[a-z]+$))/.test(command));
}

const documented = texts.flatMap((file) =>
  commandsIn(readFileSync(join(root, file), "utf8")).map((command) => [file, command] as const),
);

test("the documentation names dozens of commands", () => {
  expect(documented.length).toBeGreaterThan(50);
});

test.each(documented)("%s: %s", (_, command) => {
  expect(faultOf(command.replace(/^npx /, "").split(/\s+/))).toBeUndefined();
});

/** What is wrong with a command, or undefined. */
function faultOf([name = "", ...words]: string[]): string | undefined {
  if (name === "mudlark") return faultOfMudlark(words);
  const [verb = "", ...rest] = words.filter((word) => word !== "--silent");
  if (verb !== "run") return ofNpm.has(verb) ? undefined : `npm has no command ${verb} here`;
  const [script = "", ...options] = rest;
  const started = scripts[script.replace(/[,.]$/, "")];
  if (started === undefined) return `package.json has no script ${script}`;
  // What follows a second `--` is for the program that the tool starts.
  const own = options.slice(options.indexOf("--") + 1);
  const given = (own.includes("--") ? own.slice(0, own.indexOf("--")) : own).filter((word) => word.startsWith("--"));
  if (/^mudlark\b/.test(started)) {
    const words = own.filter((word) => word.startsWith("--") || started === "mudlark");
    return faultOfMudlark([...started.split(" ").slice(1), ...words]);
  }
  const tool = /^node (tools\/\S+)/.exec(started)?.[1];
  const source = tool === undefined ? "" : readFileSync(join(root, tool), "utf8");
  const unknown = given.find((option) => option !== "--help" && !source.includes(option));
  return unknown === undefined ? undefined : `${tool ?? script} does not know ${unknown}`;
}

function faultOfMudlark(words: string[]): string | undefined {
  let command = program;
  const rest = [...words];
  for (;;) {
    const next = command.commands.find((sub) => sub.name() === rest[0]);
    if (next === undefined) break;
    command = next;
    rest.shift();
  }
  if (command === program && rest[0]?.startsWith("--") !== true) return `mudlark has no command ${rest[0] ?? ""}`;
  const known = new Set(["--help", "--version", ...command.options.flatMap(({ long }) => long ?? [])]);
  const unknown = rest
    .map((word) => word.replace(/=.*$/, ""))
    .find((word) => word.startsWith("--") && !known.has(word));
  return unknown === undefined ? undefined : `mudlark ${command.name()} does not know ${unknown}`;
}

test("a command, an option or a script that does not exist is noticed", () => {
  expect(faultOf(["mudlark", "scn", "x"])).toBe("mudlark has no command scn");
  expect(faultOf(["mudlark", "data", "check", "--fxi"])).toBe("mudlark check does not know --fxi");
  expect(faultOf(["npm", "run", "nothing"])).toBe("package.json has no script nothing");
  expect(faultOf(["npm", "run", "fuzz", "--", "--hours", "2"])).toBe("tools/fuzz/fuzz.ts does not know --hours");
});
