import { createWriteStream, type WriteStream } from "node:fs";
import { Option, type Command } from "commander";
import { defined } from "../../objects/index.ts";
import { canonicalJson, mayBeTls, wasMeasured } from "../../record/meaning/index.ts";
import { visit, type LogLine, type TranscriptEvent, type VisitTarget } from "../../session/index.ts";
import { crawler } from "../configuration.ts";
import { CommandError, reportErrors } from "../report-errors.ts";
import { targetOf, withTarget, type TargetOptions } from "../target.ts";

interface ScanOptions extends TargetOptions {
  deep?: true;
  ownAddress?: string[];
  transcript?: string;
  logLevel: LogLevel;
}

/** How much of the connection log goes to stderr. */
export const logLevels = ["debug", "info", "warning", "none"] as const;
export type LogLevel = (typeof logLevels)[number];

const help = `
Examples:
  mudlark scan example.org:4000
      print one record as JSON
  mudlark scan example.org:4000 --log-level debug
      and log the telnet negotiation to stderr
  mudlark scan example.org:4000 --deep
      also test compression, GMCP, START-TLS … on a second connection
  mudlark scan '[2001:db8::1]:4000' --tls
      use an IPv6 address, with TLS from the first byte
  mudlark scan 127.0.0.1:4000 --allow-private
      scan a server on your own machine

Exit codes:
  0  a server was reached (it may have sent nothing: see mudlark.outcome)
  1  none was reached, or it turned the visit away: the record says why
  2  the command line is invalid`;

/** `mudlark scan`: one visit, one record. */
export function register(program: Command): void {
  withTarget(program.command("scan"))
    .summary("visit one server and print its record")
    .description(
      "Visit one server: negotiate telnet options, read the login screen and print a record as JSON. Never logs in.",
    )
    .option("--deep", "also make the second, deep connection")
    .option("--own-address <ip...>", "your public address, to be removed from what servers send")
    .option("--transcript <file>", "write every byte and its time to a file, for `mudlark replay`")
    .addOption(
      new Option("--log-level <level>", "how much of the log to write to stderr").choices(logLevels).default("none"),
    )
    .addHelpText("after", help)
    .action((host: string, port: string | undefined, options: ScanOptions) =>
      reportErrors(() => scan(targetOf(host, port, options), options)),
    );
}

async function scan(target: VisitTarget, options: ScanOptions): Promise<void> {
  const transcript = options.transcript === undefined ? undefined : await openTranscript(options.transcript);
  const { record } = await visit(target, {
    allowPrivate: options.allowPrivate ?? false,
    deep: options.deep ?? false,
    crawler: crawler(),
    onLog: logTo(options.logLevel),
    ...defined({ family: options.family, ownAddresses: options.ownAddress }),
    ...(transcript !== undefined && {
      onTranscript: (event: TranscriptEvent) => transcript.write(`${JSON.stringify(event)}\n`),
    }),
  });
  if (transcript !== undefined) await new Promise((resolve) => transcript.end(resolve));
  process.stdout.write(`${canonicalJson(record, 2)}\n`);
  const outcome = record.mudlark?.outcome;
  if (outcome === undefined) return;
  if (!wasMeasured(outcome)) {
    process.stderr.write(`${outcome.reason}\n`);
    process.exitCode = 1;
  }
  const hint = target.tls ? undefined : tlsHints[mayBeTls(outcome)];
  if (hint !== undefined) process.stderr.write(`${hint}\n`);
}

/** What to try if a port may speak TLS. */
const tlsHints: Readonly<Record<ReturnType<typeof mayBeTls>, string | undefined>> = {
  yes: "This port speaks TLS from the first byte: scan it with --tls.",
  maybe: "If this port speaks TLS from the first byte, scan it with --tls.",
  no: undefined,
};

/** The level from which lines are shown. */
const ranks: Readonly<Record<LogLevel | LogLine["level"], number>> = {
  debug: 0,
  DEBUG: 0,
  info: 1,
  INFO: 1,
  warning: 2,
  WARNING: 2,
  none: 3,
};

/** Writes log lines of a level or above to stderr. */
export function logTo(level: LogLevel): (line: LogLine) => void {
  return (line) => {
    if (ranks[line.level] >= ranks[level]) process.stderr.write(`${line.level} ${line.source} ${line.text}\n`);
  };
}

function openTranscript(path: string): Promise<WriteStream> {
  const stream = createWriteStream(path);
  return new Promise((resolve, reject) => {
    stream.once("open", () => resolve(stream));
    stream.once("error", (error) =>
      reject(
        new CommandError(
          `The transcript cannot be written (${error.message}). Choose a file in an existing, writable folder.`,
        ),
      ),
    );
  });
}
