import { CommandError, reportErrors } from "../../scanner/src/cli/report-errors.ts";
import { targetOf, withTarget, type TargetOptions } from "../../scanner/src/cli/target.ts";

/** Options of `mudlark check`, in addition to those for the server. */
export interface CheckCommandOptions extends TargetOptions {
  data: string;
  json?: true;
  page?: string;
  failOn: "error" | "warning" | "hint";
  /** Looks for the token of this owner, instead of the owner in the listing. */
  owner?: string;
}

/** The options as commander provides them: not every value is checked. */
type Flags = Omit<CheckCommandOptions, "failOn"> & { failOn: string };

const help = `
Run it against your own server, or from the tests of a codebase. It visits the
server once, as the nightly census does, and never logs in. The server need not
be listed; if it is, its entry counts as well.

Examples:
  mudlark check example.org:4000
  mudlark check localhost:4000 --allow-private
      a server on your own machine, before it is public
  mudlark check example.org:4000 --page check.html
      and write the page that the site would show, as one file
  mudlark check localhost:4000 --allow-private --json --fail-on error
      for a build: warnings do not fail it

Exit codes:
  0  nothing to fix, or nothing as severe as --fail-on says
  1  at least one error
  2  the command line is invalid
  3  no error, but at least one warning
  4  the server was not reached, or turned the visit away
  5  only hints (only with --fail-on hint)`;

/** `mudlark check`: shows owners what the directory would show of their server. */
export function register(program: Parameters<typeof withTarget>[0]): void {
  withTarget(program.command("check"))
    .summary("say how your server would be shown")
    .description(
      "Visit one server and report what the directory would show of it, for its owner: how it was reached, what it supports, what is wrong and how to fix it.",
    )
    .option("--json", "print everything as JSON instead")
    .option("--page <file>", "write the page that the site would show, as one HTML file")
    .option("--fail-on <level>", "the least severity that fails: error, warning or hint", "warning")
    .option("--owner <name>", "your name: prints the token that proves it is your server, and looks for it")
    .option("--data <folder>", "the directory's data, to find servers with the same fingerprint", "data")
    .addHelpText("after", help)
    .action((host: string, port: string | undefined, options: Flags) =>
      reportErrors(async () => {
        // The site's code is only loaded if needed, so that other commands start without it.
        const { check } = await import("./check.ts");
        process.exitCode = await check(targetOf(host, port, options), { ...options, failOn: levelOf(options.failOn) });
      }),
    );
}

function levelOf(text: string): CheckCommandOptions["failOn"] {
  if (text === "error" || text === "warning" || text === "hint") return text;
  throw new CommandError("--fail-on takes error, warning or hint.");
}
