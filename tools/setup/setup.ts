// Turns a checkout into your own directory: `npm run setup` (docs/own-directory.md).
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { CommandError } from "../../scanner/src/cli/report-errors.ts";
import { configFile, ConfigError, editConfig, loadConfig, type Config } from "../../scanner/src/config/index.ts";
import { commandLine } from "../options/command-line.ts";
import { currentAnswers, ask, keysOf, type AnsweredKeys, type Answers } from "./answers.ts";
import { emptyListing } from "./empty-listing.ts";
import { hasOwnLinks, adaptLinks } from "./links.ts";
import { nextSteps } from "./next-steps.ts";
import { withConfiguration } from "./workflow-text.ts";

const help = `npm run setup [-- options]

Turns this checkout into your own directory: asks five questions, writes the answers to ${configFile}, rewrites the
links in the Markdown files and issue forms, and says what to do next. Questions that an option answers are not asked;
without a terminal, the others keep their current value. Running it twice changes nothing.

  --name NAME           the name of the directory
  --address URL         the address of the site, with its path: https://you.github.io/boards/
  --repository URL      the repository that takes pull requests
  --listed ONE,SEVERAL  what is listed: "BBS,BBSes"
  --contact WHERE       a mail address or web form for owners of servers; "" for none
  --empty-listing       also delete all entries, records, readings and counts (the list of opt-outs stays)

Exit codes: 0 done; 2 an answer is not valid, nothing was changed; 130 stopped with Ctrl-C or Ctrl-D.
`;
const { values } = commandLine(help, {
  options: {
    name: { type: "string" },
    address: { type: "string" },
    repository: { type: "string" },
    listed: { type: "string" },
    contact: { type: "string" },
    "empty-listing": { type: "boolean", default: false },
  },
});

try {
  await setUp();
} catch (error) {
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\nNothing was changed.\n`);
    process.exitCode = 2;
  } else throw error;
}

async function setUp(): Promise<void> {
  // Ignores the environment, because the result is written to the file.
  const before = loadConfig(".", {});
  const { "empty-listing": empties, ...options } = values;
  const given: Partial<Answers> = options;
  const present = currentAnswers(before);
  const answers = process.stdin.isTTY ? await ask(present, given) : { ...present, ...given };
  const source = existsSync(configFile) ? readFileSync(configFile, "utf8") : emptyConfig;
  const written = editConfig(source, { ...keysOf(answers) } satisfies AnsweredKeys);
  const after = checked(written);
  const changed = [...(written === source ? [] : [put(configFile, written)]), ...rewriteTexts(before, after)];
  const gone = empties ? emptyListing(after.dataDir) : 0;
  process.stdout.write(
    changed.length === 0
      ? "No file had to be changed.\n"
      : `Changed:\n${changed.map((file) => `  ${file}\n`).join("")}`,
  );
  if (gone > 0) process.stdout.write(`Deleted ${gone} files of the listing below ${after.dataDir}/.\n`);
  process.stdout.write(nextSteps(after, formLabels()));
}

const emptyConfig = `import type { ConfigFile } from "@mudlark/scanner/config";

/** Everything that customises this directory. All keys and their defaults: docs/configuration.md. */
export default {
} satisfies ConfigFile;
`;

/** The configuration that a text produces. @throws ConfigError before anything is written */
function checked(text: string): Config {
  // In this folder, because the file's paths are relative to it.
  const draft = `.draft.${configFile}`;
  try {
    writeFileSync(draft, text);
    return loadConfig(".", { MUDLARK_CONFIG: draft });
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(error.message.replaceAll(draft, configFile)) : error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Rewrites links, forms, schedules and the author of commits. @returns the files that changed */
function rewriteTexts(before: Config, after: Config): string[] {
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }).split("\0");
  return files.flatMap((path) => {
    const workflow = path.startsWith(".github/workflows/");
    if ((!workflow && !hasOwnLinks(path)) || !existsSync(path)) return [];
    const text = readFileSync(path, "utf8");
    const next = workflow ? withConfiguration(text, after) : adaptLinks(path, text, before, after);
    return next === text ? [] : [put(path, next)];
  });
}

function put(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}

/** The labels that the issue forms use, in order of first use. */
function formLabels(): string[] {
  const forms = ["add-a-game", "correct-a-game", "opt-out"].map((name) => `.github/ISSUE_TEMPLATE/${name}.yml`);
  const labels = forms
    .filter((form) => existsSync(form))
    .flatMap((form) => {
      const line = /^labels: \[(.*)\]$/m.exec(readFileSync(form, "utf8"))?.[1] ?? "";
      return line.split(",").map((label) => label.trim());
    });
  return [...new Set(labels.filter((label) => label !== ""))];
}
