import { join } from "node:path";
import { expect, test } from "vitest";
import { mudlarkProgram, wantedCommand } from "../../../scanner/src/cli/command-line.ts";
import { checkCommand as check } from "../../../tools/check/listed.ts";

type Command = Awaited<ReturnType<typeof mudlarkProgram>>;
const page = join(import.meta.dirname, "../../../docs/commands.md");

/** What `--help` prints, at 80 columns wherever the test runs. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return text.trim();
}

/** A command and its subcommands, by their full names. */
function withSubcommands(command: Command, name: string): (readonly [string, Command])[] {
  return [[name, command], ...command.commands.flatMap((sub) => withSubcommands(sub, `${name} ${sub.name()}`))];
}

// To renew the page after a change of a help: npx vitest run --project unit test/scanner/cli/commands-page.test.ts --update
test("docs/commands.md has the help of every command", async () => {
  const program = await mudlarkProgram([check]);
  // On the site "Mudlark" is already a link, to the home page: the first section needs another heading.
  const sections = withSubcommands(program, "mudlark").map(
    ([name, command]) => `## ${command === program ? "All commands" : name}\n\n\`\`\`\n${helpOf(command)}\n\`\`\`\n`,
  );
  await expect(
    `# Commands\n\nWhat \`--help\` prints for each command of the scanner, with its exit codes. The programs behind \`npm run\` have a help too: \`npm run demo -- --help\`.\n\n${sections.join("\n")}`,
  ).toMatchFileSnapshot(page);
});

test("the list of commands is the same before any of them is loaded", async () => {
  const whole = helpOf(await mudlarkProgram([check]));
  expect(helpOf(await mudlarkProgram([check], ""))).toBe(whole);
  expect(helpOf(await mudlarkProgram([check], "data"))).toBe(whole);
});

test("the wanted command is loaded with its options, and no other", async () => {
  expect(wantedCommand(["scan", "--help"], [check])).toBe("scan");
  expect(wantedCommand(["help", "check"], [check])).toBe("check");
  for (const args of [[], ["--help"], ["help"], ["visit"]]) expect(wantedCommand(args, [check])).toBe("");
  const program = await mudlarkProgram([check], "scan");
  const loaded = program.commands.filter(({ options }) => options.length > 0).map((command) => command.name());
  expect(loaded).toEqual(["scan"]);
});
