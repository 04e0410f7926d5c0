import { createWriteStream, type WriteStream } from "node:fs";
import { InvalidArgumentError, Option, type Command } from "commander";
import { parseTarget, withPort } from "../../address/index.ts";
import { knownEncodings, normaliseEncoding } from "../../encoding/index.ts";
import { canonicalJson, mayBeTls, wasMeasured } from "../../record/index.ts";
import { visit, type LogLine, type TranscriptEvent, type VisitTarget } from "../../session/index.ts";
import { crawler } from "../configuration.ts";
import { CommandError, reportErrors } from "../report-errors.ts";

interface ScanOptions {
  allowPrivate?: true;
  deep?: true;
  tls?: true;
  encoding?: string;
  columns?: number;
  msspText?: true;
  family?: 4 | 6;
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
  program
    .command("scan")
    .summary("visit one server and print its record")
    .description(
      "Visit one server: negotiate telnet options, read the login screen and print a record as JSON. Never logs in.",
    )
    .argument("<host[:port]>", "the server; the default port is 23")
    .argument("[port]", "the port, if it is not part of the first argument")
    .option("--tls", "TLS from the first byte")
    .option("--deep", "also make the second, deep connection")
    .option("--encoding <name>", "the encoding of the server's text, if known (cp437, big5, koi8-r …)", encoding)
    .option("--columns <n>", "the window width to announce, 20 to 400 (default: 80)", columns)
    .option("--mssp-text", "also request MSSP as a line of text, which some servers treat as a character name")
    .addOption(new Option("--family <4|6>", "use only IPv4 or only IPv6").argParser(family))
    .option("--own-address <ip...>", "your public address, to be removed from what servers send")
    .option("--allow-private", "also visit addresses on your own machine or network")
    .option("--transcript <file>", "write every byte and its time to a file, for `mudlark replay`")
    .addOption(
      new Option("--log-level <level>", "how much of the log to write to stderr").choices(logLevels).default("none"),
    )
    .addHelpText("after", help)
    .action((host: string, port: string | undefined, options: ScanOptions) =>
      reportErrors(() => scan(port === undefined ? host : withPort(host, port), options)),
    );
}

async function scan(text: string, options: ScanOptions): Promise<void> {
  const target: VisitTarget = {
    ...parseTarget(text),
    tls: options.tls ?? false,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.columns === undefined ? {} : { columns: options.columns }),
    ...(options.msspText === undefined ? {} : { mssp: "text" as const }),
  };
  const transcript = options.transcript === undefined ? undefined : await openTranscript(options.transcript);
  const { record } = await visit(target, {
    allowPrivate: options.allowPrivate ?? false,
    deep: options.deep ?? false,
    crawler: crawler(),
    onLog: logTo(options.logLevel),
    ...(options.family === undefined ? {} : { family: options.family }),
    ...(options.ownAddress === undefined ? {} : { ownAddresses: options.ownAddress }),
    ...(transcript === undefined
      ? {}
      : { onTranscript: (event: TranscriptEvent) => transcript.write(`${JSON.stringify(event)}\n`) }),
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

function encoding(text: string): string {
  const name = normaliseEncoding(text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Expected one of: ${knownEncodings.join(", ")}.`);
}

function columns(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 20 && value <= 400) return value;
  throw new InvalidArgumentError("Expected a number from 20 to 400.");
}

function family(text: string): 4 | 6 {
  if (text === "4") return 4;
  if (text === "6") return 6;
  throw new InvalidArgumentError("Expected 4 or 6.");
}
