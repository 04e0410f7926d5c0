import { join } from "node:path";
import { expect, test } from "vitest";
import { mudlarkProgram } from "../../../scanner/src/cli/command-line.ts";
import { register as registerCheck } from "../../../tools/check/command.ts";

type Command = ReturnType<typeof mudlarkProgram>;
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
  const program = mudlarkProgram([registerCheck]);
  const sections = withSubcommands(program, "mudlark").map(
    ([name, command]) => `## ${name}\n\n\`\`\`\n${helpOf(command)}\n\`\`\`\n`,
  );
  await expect(
    `# Commands\n\nWhat \`--help\` prints for each command of the scanner, with its exit codes. The programs behind \`npm run\` have a help too: \`npm run demo -- --help\`.\n\n${sections.join("\n")}`,
  ).toMatchFileSnapshot(page);
});
