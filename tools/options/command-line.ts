import { parseArgs, type ParseArgsConfig } from "node:util";
import { outliveOutput } from "../../scanner/src/cli/lost-output.ts";
import { keptByNpm } from "../../scanner/src/cli/npm-options.ts";

/**
 * Parses the options of `npm run` commands. `--help` (`-h`) prints the help and exits with 0; an unknown or incomplete
 * option, or one that npm kept because "--" was missing, is reported in a sentence, and exits with 2. From then on, the command outlives the loss of its output.
 * @param help what the command does and accepts, ending with a line end
 * @param config as for node:util's parseArgs, without help
 */
export function commandLine<const T extends ParseArgsConfig>(help: string, config: T): ReturnType<typeof parseArgs<T>> {
  outliveOutput();
  const args = process.argv.slice(2);
  // What follows -- belongs to another command.
  const own = args.includes("--") ? args.slice(0, args.indexOf("--")) : args;
  if (own.includes("--help") || own.includes("-h")) {
    process.stdout.write(help);
    process.exit(0);
  }
  const kept = keptByNpm(Object.keys(config.options ?? {}), process.env);
  if (kept !== undefined) return refuse(kept, help);
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")))
      throw error;
    const [sentence = ""] = error.message.split(/\. |\n/, 1);
    return refuse(`${sentence.replace(/\.$/, "")}.`, help);
  }
}

/** A whole number from 1 to `most` from an option; anything else is reported, and exits with 2. */
export function wholeNumber(text: string, option: string, help: string, most = 1_000_000): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  return refuse(`${option} takes a whole number from 1 to ${String(most)}, not ${JSON.stringify(text)}.`, help);
}

function refuse(sentence: string, help: string): never {
  process.stderr.write(`${sentence}\n\n${help}`);
  process.exit(2);
}
